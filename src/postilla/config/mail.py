"""Where mail is handed over, as POSTILLA_MAIL says: smtp:// or smtps://, with credentials where the server asks."""

import ipaddress
from email.utils import parseaddr
from urllib.parse import unquote, urlsplit

from postilla.notifications.values import MailServer


def mail_server(url: str) -> MailServer | None:
    """The server of an address, or None for an empty one. Raises ValueError with what would do.

    A password goes over an encrypted connection alone, unless the server is this machine.
    """
    if not url:
        return None
    parts = urlsplit(url)
    port = parts.port  # raises ValueError
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    strange = parts.path.strip("/") or parts.query or parts.fragment
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or strange or bool(user) != bool(password):
        raise ValueError("give smtp://user:password@host:587 or smtps://user:password@host:465")
    if parts.scheme == "smtps":
        return MailServer(parts.hostname, port or 465, user, password, "tls")
    if _is_loopback(parts.hostname):
        return MailServer(parts.hostname, port or 25, user, password, "none")
    return MailServer(parts.hostname, port or (587 if user else 25), user, password, "starttls" if user else "offered")


def is_sender(text: str) -> bool:
    """Whether this names one mailbox that mail can come from: `comments@magazine.example`, with or without a name."""
    name, address = parseaddr(text)
    local, at, domain = address.rpartition("@")
    return bool(local and at and domain) and address.isascii() and "\n" not in text and "\r" not in text and (
        text.strip() in (address, f"<{address}>") or bool(name)
    )  # fmt: skip


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
