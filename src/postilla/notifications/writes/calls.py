"""The queue of calls to other systems: queued once for each endpoint that wants them, tried until taken, kept."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, models

from postilla.notifications import rules
from postilla.notifications.models import Call, Endpoint
from postilla.notifications.values import CLAIMED, FAILED, SENT, WAITING, Happened
from postilla.outbox.writes import telling

LEASE = timedelta(minutes=2)
GONE = 410  # with which an endpoint says that it wants no more


@dataclass(frozen=True)
class Due:
    """A call whose turn it is, claimed by whoever holds this. `body` has no words yet: see `hooks.worded`."""

    id: int
    endpoint_id: int
    url: str
    secret: str
    key: str
    body: str


def wanted(fact: str) -> bool:
    """Whether any endpoint wants to hear of this."""
    return Endpoint.objects.filter(active=True, **{fact: True}).exists()


def queue(one: Happened, now: datetime) -> int:
    """Have each endpoint called that wants to hear of this; how many."""
    said = {"comment": {"id": one.comment_id, "state": one.state}, **one.more}
    body = json.dumps({"type": f"comment.{one.kind}", "timestamp": one.at.isoformat(), "data": said})
    with telling(now):
        calls = [
            Call(
                endpoint=endpoint, key=f"{one.kind}.{one.once}", fact=one.kind, body=body, state=WAITING, due_at=now,
                created_at=now,
            )
            for endpoint in Endpoint.objects.filter(active=True, **{one.kind: True})
        ]  # fmt: skip
        Call.objects.bulk_create(calls, ignore_conflicts=True)
    return len(calls)


def claim(now: datetime) -> Due | None:
    """Take the call whose turn it is; None if none is due. An endpoint that failed lately rests with all its calls."""
    awake = models.Q(endpoint__resume_at=None) | models.Q(endpoint__resume_at__lte=now)
    due = Call.objects.filter(awake, state__in=(WAITING, CLAIMED), due_at__lte=now, endpoint__active=True)
    due = due.order_by("due_at", "id")
    if not due.exists():
        return None
    with telling(now):
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True, of=("self",))
        row = due.select_related("endpoint").first()
        if row is None:
            return None
        Call.objects.filter(id=row.id).update(state=CLAIMED, due_at=now + LEASE)
    return Due(row.id, row.endpoint_id, row.endpoint.url, row.endpoint.secret, row.key, row.body)


def answered(due: Due, status: int, why: str, now: datetime) -> bool:
    """Settle a call by the answer (0 for none); whether it was taken. What was not is tried again for three days."""
    with telling(now):
        row = Call.objects.get(id=due.id)
        if 200 <= status < 300:
            _settle(row, state=SENT, sent_at=now, status=status, last_error="")
            Endpoint.objects.filter(id=due.endpoint_id).update(failures=0, resume_at=None)
            return True
        attempts = row.attempts + 1
        later = now + rules.wait_after(attempts)
        over = bool(rules.is_hopeless(attempts, None, later)) or status == GONE
        _settle(
            row, state=FAILED if over else WAITING, attempts=attempts, status=status, due_at=later,
            last_error=(why or f"It answered {status}.")[:500],
        )  # fmt: skip
        endpoint = Endpoint.objects.get(id=due.endpoint_id)
        endpoint.failures, endpoint.active = endpoint.failures + 1, endpoint.active and status != GONE
        endpoint.resume_at = now + rules.pause_after(endpoint.failures)
        endpoint.save(update_fields=["failures", "active", "resume_at"])
    return False


def again(call_id: int, now: datetime) -> bool:
    """Staff want a call sent once more, whatever became of it; whether there is one."""
    with telling(now):
        row = Call.objects.filter(id=call_id)
        return bool(row.update(state=WAITING, due_at=now, created_at=now, attempts=0))


def forget(now: datetime) -> int:
    """Delete calls of which nothing more will come and that are older than a month; how many."""
    old = Call.objects.filter(state__in=(SENT, FAILED), created_at__lt=now - rules.KEPT)
    if not old.exists():
        return 0
    with telling(now):
        return old.delete()[0]


def _settle(row: Call, **what: Any) -> None:
    Call.objects.filter(id=row.id).update(**what)
