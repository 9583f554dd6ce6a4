"""The way of mail that the CMS sends by itself (its workflow): Django's, which encrypts where the server offers it."""

import ssl
from typing import Any

from django.core.mail.backends.smtp import EmailBackend


class WhereOffered(EmailBackend):
    """SMTP with STARTTLS where the server offers it. For a server that is told no password: encrypted to whom it may be
    is better than open, so nothing asks whose certificate it is."""

    def open(self) -> bool | None:
        opened: bool | None = super().open()
        wire: Any = self.connection
        if opened and not (self.use_tls or self.use_ssl or self.username) and wire.has_extn("starttls"):
            context = ssl.create_default_context()
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            wire.starttls(context=context)
            wire.ehlo()
        return opened
