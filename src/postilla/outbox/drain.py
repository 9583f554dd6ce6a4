"""Acting on facts after their commit: claim what is due, hand it to its hearer, delete or put off."""

import inspect
import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection, transaction
from django.utils.module_loading import import_string

from postilla.outbox.models import Delivery
from postilla.outbox.statements import aware, rows, run
from postilla.outbox.writes import one_writer
from postilla.vocabulary import Event

log = logging.getLogger("postilla.outbox")

Handler = Callable[..., None]  # of the facts, of the time now, and of when each was told: see `_times_for`
LEASE = timedelta(seconds=60)  # how long a claimed delivery is left to its claimer before another may take it
PATIENCE = timedelta(seconds=20)  # how long those who can wait (POSTILLA_PATIENT) do so while readers post
LONGEST_WAIT = timedelta(hours=1)


def drain(now: datetime, batch: int = 500, due_until: datetime | None = None, *, busy: bool = False) -> int:
    """Act on what is due, oldest first; the number of deliveries acted on. `due_until`: also on what is due later.
    `busy`: readers go on posting, so what can wait is left for later, until it has been due for `PATIENCE`.

    A handler gets all its facts of the batch at once and must be safe to run twice. If it raises, its facts are put
    off for 2, 4, 8 … seconds up to an hour, with the error kept in the row; the others are not held up. What was acted
    on leaves the outbox in one transaction, when all hearers have acted.
    """
    claimed = defaultdict(list)
    for due in _claim(now, batch, due_until or now, busy):
        claimed[due.hearer].append(due)
    done = [one for hearer, facts in claimed.items() for one in _deliver(hearer, facts, now)]
    _leave(done)
    return len(done)


def waiting() -> int:
    """How many deliveries are not yet acted on."""
    return Delivery.objects.count()


class _Due(NamedTuple):
    id: int
    hearer: str
    fact: str
    body: str
    told_at: datetime
    attempts: int


def _claim(now: datetime, batch: int, due_until: datetime, busy: bool) -> list[_Due]:
    due, values = _urgent(due_until) if busy else ("due_at <= %s", [due_until])
    if not rows(f"SELECT id FROM outbox_delivery WHERE {due} LIMIT 1", *values):  # noqa: S608  (words of our own)
        return []
    with one_writer(), transaction.atomic():
        skip = " FOR UPDATE SKIP LOCKED" if connection.features.has_select_for_update_skip_locked else ""
        asked = rows(f"{_DUE} WHERE {due} ORDER BY id LIMIT %s{skip}", *values, batch)
        found = [_Due(*map(aware, row)) for row in asked]
        if found:
            _for_each("UPDATE outbox_delivery SET due_at = %s", found, now + LEASE)
    return found


_DUE = "SELECT id, hearer, fact, body, told_at, attempts FROM outbox_delivery"


def _urgent(due_until: datetime) -> tuple[str, list[Any]]:
    """The condition for what is due and cannot wait any longer, with its values."""
    patient = [(fact, hearer) for fact, hearers in settings.POSTILLA_PATIENT.items() for hearer in hearers]
    waits = " OR ".join(["fact = %s AND hearer = %s"] * len(patient)) or "1 = 0"
    values = [due_until, due_until - PATIENCE, *(value for pair in patient for value in pair)]
    return f"due_at <= %s AND (due_at <= %s OR NOT ({waits}))", values


def _deliver(hearer: str, due: list[_Due], now: datetime) -> list[_Due]:
    """Hand a batch to its hearer; where the batch fails, its facts one by one, so that a bad one holds up no other.

    What was acted on is given back.
    """
    try:
        handler: Handler = import_string(hearer)
        facts: Sequence[Event] = [Event.known[one.fact].from_json(one.body) for one in due]
        handler(facts, *_times_for(handler, due, now))
    except Exception as error:  # one hearer's failure must not stop the others; it is kept and retried
        if len(due) > 1:
            return [done for one in due for done in _deliver(hearer, [one], now)]
        log.exception("%s could not act on %s; it stays in the outbox", hearer, due[0].fact)
        _put_off(due[0], error, now)
        return []
    return due


def _leave(done: list[_Due]) -> None:
    if done:
        with one_writer():
            _for_each("DELETE FROM outbox_delivery", done)


def _for_each(deed: str, due: Sequence[_Due], *values: Any) -> None:
    places = ", ".join(["%s"] * len(due))
    run(f"{deed} WHERE id IN ({places})", *values, *(one.id for one in due))


def _times_for(handler: Handler, due: Sequence[_Due], now: datetime) -> tuple[Any, ...]:
    """The times that a handler asks for: pages need none, what is sent or counted needs `now`, and who says when it
    happened that of each fact, in their order."""
    return (now, [one.told_at for one in due])[: _parameters(handler) - 1]


@cache
def _parameters(handler: Handler) -> int:
    return len(inspect.signature(handler).parameters)


def _put_off(row: _Due, error: Exception, now: datetime) -> None:
    wait = min(timedelta(seconds=2 ** min(row.attempts + 1, 12)), LONGEST_WAIT)
    with one_writer():
        Delivery.objects.filter(id=row.id).update(
            attempts=row.attempts + 1, due_at=now + wait, last_error=repr(error)[:2000]
        )
