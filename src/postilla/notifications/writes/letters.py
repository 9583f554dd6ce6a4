"""The queue of letters: queued once, claimed by one sender, settled by what the mail server said."""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from postilla.notifications import rules
from postilla.notifications.models import Letter, Subscription
from postilla.notifications.reads import mail_is_on
from postilla.notifications.values import CLAIMED, DROPPED, FAILED, HANDING, SENT, UNSURE, URGENT, WAITING, Order
from postilla.outbox.writes import telling

LEASE = timedelta(minutes=20)  # longer than a server may take to answer all that one letter asks (`smtp.VERDICT`)
FORGOTTEN = 2000  # letters at once, so that others may write in between


@dataclass(frozen=True)
class Turn:
    """A letter whose turn it is, claimed by whoever holds this."""

    id: int
    kind: str
    to: str
    about: dict[str, Any]
    message_id: str


def queue(order: Order, now: datetime) -> int | None:
    """Have a letter written; its id. None where the same was ordered before, or the site has no mail."""
    if not mail_is_on():
        return None
    values = {
        "kind": order.kind, "to": order.to, "about": json.dumps(dict(order.about)), "state": WAITING,
        "due_at": order.due or now, "until": order.until, "rank": order.rank, "created_at": now,
        "message_id": f"{order.name or secrets.token_hex(12)}@{_host()}",
    }  # fmt: skip
    with telling(now):
        letter, new = Letter.objects.get_or_create(key=order.key, defaults=values)
    return letter.id if new else None


def send_reset(user_id: int, now: datetime) -> int | None:
    """Have the link to a new password sent to one of the staff, before other letters; of no use after an hour."""
    order = Order(
        f"password:{user_id}:{now.isoformat()}",
        "password",
        f"user:{user_id}",
        until=now + timedelta(hours=1),
        rank=URGENT,
    )
    return queue(order, now)


def claim(now: datetime) -> Turn | None:
    """Take the letter whose turn it is, so that no other process does; None if none is due."""
    due = Letter.objects.filter(state=WAITING, due_at__lte=now).order_by("rank", "due_at", "id")
    if not due.exists():
        return None
    with telling(now):
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        row = due.first()
        if row is not None and row.until is not None and row.until <= now:
            late = Letter.objects.filter(state=WAITING, until__lte=now)
            late.update(state=FAILED, last_error=rules.TOO_LATE)
            row = due.first()
        if row is None:
            return None
        _settle(row.id, state=CLAIMED, due_at=now + LEASE)
    return Turn(row.id, row.kind, row.to, json.loads(row.about), row.message_id)


def handing(letter_id: int, now: datetime) -> None:
    """Its words are about to go out: from here on, only the server knows whether it took them."""
    with telling(now):
        _settle(letter_id, state=HANDING, due_at=now + LEASE)


def taken(letter_id: int, now: datetime) -> None:
    """The server said that it took the letter."""
    with telling(now):
        _settle(letter_id, state=SENT, sent_at=now, last_error="")


def refused(letter_id: int, why: str, now: datetime) -> None:
    """The server will never take it."""
    with telling(now):
        _settle(letter_id, state=FAILED, last_error=why[:500])


def dropped(letter_id: int, why: str, now: datetime) -> None:
    """There is nothing to say any more, or nobody to say it to."""
    with telling(now):
        _settle(letter_id, state=DROPPED, last_error=why[:500])


def put_off(letter_id: int, why: str, now: datetime) -> None:
    """The server did not take it now. It is tried again later and later, and given up after three days."""
    with telling(now):
        row = Letter.objects.get(id=letter_id)
        attempts = row.attempts + 1
        due = now + rules.wait_after(attempts)
        if hopeless := rules.is_hopeless(attempts, row.until, due):
            _settle(row.id, state=FAILED, attempts=attempts, last_error=f"{hopeless} It last said: {why}"[:500])
        else:
            _settle(row.id, state=WAITING, attempts=attempts, due_at=due, last_error=why[:500])


def doubtful(letter_id: int, why: str, now: datetime) -> None:
    """The server had all of it and did not answer. Sent again only if somebody waits for it (`rules.WAITED_FOR`)."""
    with telling(now):
        if Letter.objects.filter(id=letter_id, kind__in=rules.WAITED_FOR).exists():
            put_off(letter_id, why, now)
        else:
            _settle(letter_id, state=UNSURE, last_error=why[:500])


def released(letter_id: int, why: str, now: datetime) -> None:
    """The server could not be reached: the letter keeps its turn, and nothing is counted against it."""
    with telling(now):
        _settle(letter_id, state=WAITING, due_at=now, last_error=why[:500])


def again(letter_id: int, now: datetime) -> bool:
    """Staff want a letter tried once more that was given up or may not have arrived. Whether it was one of those."""
    with telling(now):
        stuck = Letter.objects.filter(id=letter_id, state__in=(FAILED, UNSURE))
        return bool(stuck.update(state=WAITING, due_at=now, created_at=now, until=None, attempts=0))


def forget(now: datetime) -> int:
    """Delete letters of which nothing more will come and that are older than a month, some at a time; how many.

    Which mailbox was told of which comment is kept as long as the comment.
    """
    old = Letter.objects.filter(state__in=(SENT, FAILED, DROPPED, UNSURE), created_at__lt=now - rules.KEPT)
    some = list(old.order_by("id").values_list("id", flat=True)[:FORGOTTEN])
    with telling(now):
        Letter.objects.filter(id__in=some).delete()
        # Networks are asked for by the hour alone.
        Subscription.objects.filter(asked_at__lt=now - rules.NETWORK_KEPT).exclude(network="").update(network="")
    return len(some)


def recover(now: datetime, *, everything: bool = False) -> int:
    """Let letters go on whose sender died; how many. `everything`: no sender lives, whatever the claims say.

    Of one whose words were on their way nobody knows whether it arrived. It is sent again, under the same Message-ID,
    if somebody waits for it (`rules.WAITED_FOR`); else it is left as unsure, so that nobody is told twice.
    """
    held = Letter.objects.filter(state__in=(CLAIMED, HANDING))
    if not everything:
        held = held.filter(due_at__lte=now)
    if not held.exists():
        return 0
    with telling(now):
        unknown = held.filter(state=HANDING).exclude(kind__in=rules.WAITED_FOR)
        lost = unknown.update(state=UNSURE, last_error="The server stopped while this letter was being handed over.")
        return lost + held.update(state=WAITING, due_at=now)


def _settle(letter_id: int, **what: Any) -> None:
    Letter.objects.filter(id=letter_id).update(**what)


def _host() -> str:
    from postilla.notifications.envelope import host

    return host()
