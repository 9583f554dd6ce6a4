"""Sessions: browsers that are known as a guest."""

import secrets
from datetime import datetime

from postilla.identity.models import Guest, Session
from postilla.identity.rules import RENEWED
from postilla.identity.values import Browser, Known, Ticket
from postilla.outbox.statements import insert, new_row, run
from postilla.outbox.writes import telling


def welcome(guest_id: int, known: Known | None, browser: Browser, now: datetime) -> Ticket | None:
    """Let a browser be known as a guest; what its cookie shall carry, or None where the one it has can stay.

    `known` is whom it was known as until now: the same guest needs no other session, only, once a day, a fresh cookie.
    """
    if known is not None and known.guest_id == guest_id and known.ticket is not None:
        if now - known.seen_at < RENEWED:
            return None
        with telling(now):
            run("UPDATE identity_session SET seen_at = %s WHERE id = %s", now, known.ticket.session_id)
        return known.ticket
    row = new_row(
        Session, key=secrets.randbits(62), guest_id=guest_id, browser=browser.name[:40], system=browser.system[:40],
        created_at=now, seen_at=now,
    )  # fmt: skip
    with telling(now):
        insert(row)
    return Ticket(row.id, row.key)


def end(session_id: int, guest_id: int, now: datetime) -> bool:
    """Sign one browser of a guest out; whether there was such a session. Another's session is left alone."""
    with telling(now):
        return bool(Session.objects.filter(id=session_id, guest_id=guest_id).delete()[0])


def end_all(guest_id: int, now: datetime) -> None:
    """Sign a guest out everywhere, also of browsers with a cookie from before there were sessions."""
    with telling(now):
        Session.objects.filter(guest_id=guest_id).delete()
        Guest.objects.filter(id=guest_id).update(signed_out_at=now)
