"""Acting on facts after their commit: claim what is due, hand it to its hearer, delete or put off."""

import inspect
import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.db import connection, transaction
from django.utils.module_loading import import_string

from postilla.outbox.models import Delivery
from postilla.outbox.writes import one_writer
from postilla.vocabulary import Event

log = logging.getLogger("postilla.outbox")

Handler = Callable[..., None]  # of the facts, and of the time where it takes a second parameter
LEASE = timedelta(seconds=60)  # how long a claimed delivery is left to its claimer before another may take it
LONGEST_WAIT = timedelta(hours=1)


def drain(now: datetime, batch: int = 500, due_until: datetime | None = None) -> int:
    """Act on what is due, oldest first; the number of deliveries acted on. `due_until`: also on what is due later.

    A handler gets all its facts of the batch at once and must be safe to run twice. If it raises, its facts are put
    off for 2, 4, 8 … seconds up to an hour, with the error kept in the row; the others are not held up.
    """
    done = 0
    claimed = defaultdict(list)
    for row in _claim(now, batch, due_until or now):
        claimed[row.hearer].append(row)
    for hearer, rows in claimed.items():
        done += _deliver(hearer, rows, now)
    return done


def waiting() -> int:
    """How many deliveries are not yet acted on."""
    return Delivery.objects.count()


def _claim(now: datetime, batch: int, due_until: datetime) -> list[Delivery]:
    due = Delivery.objects.filter(due_at__lte=due_until).order_by("id")
    if not due.exists():
        return []
    with one_writer(), transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        rows = list(due[:batch])
        Delivery.objects.filter(id__in=[row.id for row in rows]).update(due_at=now + LEASE)
    return rows


def _deliver(hearer: str, rows: list[Delivery], now: datetime) -> int:
    """Hand a batch to its hearer; where the batch fails, its facts one by one, so that a bad one holds up no other."""
    try:
        handler: Handler = import_string(hearer)
        facts: Sequence[Event] = [Event.known[row.fact].from_json(row.body) for row in rows]
        handler(facts, *_time_for(handler, now))
    except Exception as error:  # one hearer's failure must not stop the others; it is kept and retried
        if len(rows) > 1:
            return sum(_deliver(hearer, [row], now) for row in rows)
        log.exception("%s could not act on %s; it stays in the outbox", hearer, rows[0].fact)
        _put_off(rows[0], error, now)
        return 0
    with one_writer():
        return Delivery.objects.filter(id__in=[row.id for row in rows]).delete()[0]


def _time_for(handler: Handler, now: datetime) -> tuple[Any, ...]:
    """The time, for a handler that asks for it: pages need none, what is sent or counted does."""
    return (now,) if _parameters(handler) > 1 else ()


@cache
def _parameters(handler: Handler) -> int:
    return len(inspect.signature(handler).parameters)


def _put_off(row: Delivery, error: Exception, now: datetime) -> None:
    wait = min(timedelta(seconds=2 ** min(row.attempts + 1, 12)), LONGEST_WAIT)
    with one_writer():
        Delivery.objects.filter(id=row.id).update(
            attempts=row.attempts + 1, due_at=now + wait, last_error=repr(error)[:2000]
        )
