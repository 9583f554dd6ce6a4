"""From what a letter says to the message that is sent: text and HTML, addressed to one, with the headers of its kind.

`email.message.EmailMessage` refuses a header with a line break in it; names and titles are put on one line before.
"""

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, parseaddr
from urllib.parse import urlsplit

from django.conf import settings

from postilla.notifications.rules import one_line
from postilla.notifications.values import Content
from postilla.notifications.wording import as_html, as_text

# Headers that machines read. Folded, a long word in them would be encoded (RFC 2047), and none would know it again.
WHOLE = frozenset({"in-reply-to", "list-id", "list-unsubscribe", "message-id", "references"})


class _Policy(EmailPolicy):
    """Lines of 78 characters, but for what must stay as it is."""

    def fold_binary(self, name: str, value: str) -> bytes:
        if name.lower() in WHOLE:
            return f"{name}: {value}{self.linesep}".encode("ascii", "surrogateescape")
        return super().fold_binary(name, value)


POLICY = _Policy(linesep="\r\n", max_line_length=78)


def host() -> str:
    """The name under which our messages are numbered: that of the site."""
    return urlsplit(settings.POSTILLA_BASE_URL).hostname or "localhost"


def message(content: Content, message_id: str, to: str, now: datetime) -> EmailMessage:
    """The message to the mailbox `to` alone."""
    local, _, domain = ascii_domain(to).rpartition("@")
    made = EmailMessage(POLICY.clone(utf8=not local.isascii()))  # RFC 6532; a server without SMTPUTF8 refuses it
    made["From"] = Address(one_line(content.sender, 80), addr_spec=sender())
    made["To"] = Address(username=local, domain=domain)
    made["Subject"] = one_line(content.subject)
    made["Date"] = format_datetime(now)
    made["Message-ID"] = f"<{message_id}>"
    if content.thread:
        made["In-Reply-To"] = _id(content.thread[-1])
        made["References"] = " ".join(map(_id, content.thread))
    made["Auto-Submitted"] = "auto-generated"
    made["X-Auto-Response-Suppress"] = "All"
    made["Content-Language"] = content.language
    if content.list_id:
        made["List-Id"] = f"<{content.list_id}.{host()}>"
    if content.stop:
        made["List-Unsubscribe"] = f"<{content.stop}>"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(as_text(content), cte="quoted-printable")
    made.add_alternative(as_html(content), subtype="html", cte="quoted-printable")
    return made


def sender() -> str:
    """The address that our letters come from."""
    return parseaddr(settings.POSTILLA_MAIL_FROM)[1]


def ascii_domain(address: str) -> str:
    """An address whose domain is written as the network knows it. Raises ValueError for one that cannot be."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.encode('idna').decode()}"  # UnicodeError is a ValueError


def _id(name: str) -> str:
    return f"<{name}@{host()}>"
