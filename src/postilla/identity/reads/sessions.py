"""Whom a browser is known as. The cookie is signed and names a row; who deletes the row takes the cookie's worth."""

import hashlib
import hmac
from datetime import UTC, datetime
from functools import lru_cache

from django.conf import settings
from django.core import signing

from postilla.identity.models import Session
from postilla.identity.rules import FORGOTTEN
from postilla.identity.values import Browser, Known, Session as SessionView, Ticket
from postilla.outbox.statements import aware, rows

COOKIE = "postilla_guest"
COOKIE_AGE = int(FORGOTTEN.total_seconds())
_SALT = "postilla.session"
_BEFORE = "postilla.guest"  # of cookies that carry a guest's number, from before there were sessions

# Asked with every deed: one look-up by primary key, joined by another.
_KNOWN = """
    SELECT s.guest_id, g.confirmed_at, s.seen_at FROM identity_session s JOIN identity_guest g ON g.id = s.guest_id
    WHERE s.id = %s AND s.key = %s"""
_GUEST = "SELECT id, confirmed_at, seen_at, signed_out_at FROM identity_guest WHERE id = %s"


def cookie_for(ticket: Ticket) -> str:
    """What `signing.dumps([session_id, key], salt=_SALT)` gives, at a fraction of its cost, half of which is
    to make the same key anew."""
    signer, key = _signing(settings.SECRET_KEY)
    said = signing.b64_encode(b"[%d,%d]" % (ticket.session_id, ticket.key)) + b":" + signer.timestamp().encode()
    mac = key.copy()
    mac.update(said)
    return (said + b":" + signing.b64_encode(mac.digest())).decode()


@lru_cache(maxsize=2)
def _signing(secret: str) -> tuple[signing.TimestampSigner, hmac.HMAC]:
    """Django's signer, and a code begun with the key that it makes of the secret and the salt."""
    key = hashlib.sha256(f"{_SALT}signer{secret}".encode()).digest()
    return signing.TimestampSigner(key=secret, salt=_SALT), hmac.new(key, digestmod="sha256")


def known_by(cookie: str | None) -> Known | None:
    """Whom the browser with this cookie is known as; None for no cookie, a forged one, a session that was ended."""
    if not cookie:
        return None
    ticket = _ticket_in(cookie)
    if ticket is None:
        return _known_before(cookie)
    for guest_id, confirmed_at, seen_at in rows(_KNOWN, ticket.session_id, ticket.key):
        return Known(guest_id, ticket, confirmed_at is not None, aware(seen_at))
    return None


def sessions_of(guest_id: int) -> list[SessionView]:
    """The browsers that are known as a guest, the one seen last first."""
    found = Session.objects.filter(guest_id=guest_id).order_by("-seen_at", "-id")
    return [SessionView(row.id, Browser(row.browser, row.system), row.created_at, row.seen_at) for row in found]


def _ticket_in(cookie: str) -> Ticket | None:
    try:
        session_id, key = signing.loads(cookie, salt=_SALT, max_age=COOKIE_AGE)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Ticket(session_id, key)


def _known_before(cookie: str) -> Known | None:
    """A guest by their number, unless they signed out of all browsers since."""
    try:
        guest_id = signing.loads(cookie, salt=_BEFORE, max_age=COOKIE_AGE)
    except signing.BadSignature:
        return None
    if not isinstance(guest_id, int):
        return None
    for found, confirmed_at, seen_at, signed_out_at in rows(_GUEST, guest_id):
        if signed_out_at is None or _made_at(cookie) > aware(signed_out_at):
            return Known(found, None, confirmed_at is not None, aware(seen_at))
    return None


def _made_at(cookie: str) -> datetime:
    """When a cookie was signed, which stands in it; only for one whose signature was checked."""
    return datetime.fromtimestamp(signing.b62_decode(cookie.rsplit(":", 2)[1]), UTC)
