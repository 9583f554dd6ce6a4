"""Rows that wait are taken by one process each, where several work on one database; and one that nobody can work on
is put aside, so that it keeps no other waiting."""

import logging
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import InterfaceError, OperationalError, connection
from django.db.models import F, Q, QuerySet

from postilla.insights.rules import ATTEMPTS
from postilla.outbox.writes import telling

log = logging.getLogger("postilla.insights")
LEASE = timedelta(minutes=10)  # after which who took a row and is heard of no more has lost it


def waiting(table: type[Any], now: datetime) -> "QuerySet[Any]":
    """The rows that nobody works on and that were not put aside."""
    free = Q(taken_until=None) | Q(taken_until__lt=now)
    found: QuerySet[Any] = table.objects.filter(free, attempts__lt=ATTEMPTS)
    return found


def claimed(rows: QuerySet[Any], most: int, now: datetime) -> list[Any]:
    """The keys of the first of these rows that nobody else takes meanwhile. On SQLite, whose processes are one server's
    and its owner's commands, nothing is marked: to do a thing twice does no harm there."""
    if not connection.features.has_select_for_update_skip_locked:
        return list(rows.values_list("pk", flat=True)[:most])
    with telling(now):
        found = list(rows.select_for_update(skip_locked=True).values_list("pk", flat=True)[:most])
        rows.model.objects.filter(pk__in=found).update(taken_until=now + LEASE)
    return found


def released(model: type[Any], keys: Collection[Any]) -> None:
    """Within a transaction: these rows are anybody's again."""
    if connection.features.has_select_for_update_skip_locked:
        model.objects.filter(pk__in=list(keys)).update(taken_until=None)


def done_or_put_aside(table: type[Any], keys: list[Any], work: Callable[[list[Any]], None], now: datetime) -> None:
    """Have the work done that these rows, which were taken, wait for. Where it cannot be done for all together it is
    done for each alone; one that fails alone is tried again after all others, ATTEMPTS times in all, and then when it
    changes or is noted anew."""
    try:
        work(keys)
    except (OperationalError, InterfaceError):  # the database's trouble, not a row's
        raise
    except Exception:  # no one row may keep all others waiting
        if len(keys) > 1:
            log.exception("a portion of %s could not be worked on; trying each alone", table.__name__)
            for one in keys:
                done_or_put_aside(table, [one], work, now)
            return
        log.exception("%s %s could not be worked on", table.__name__, *keys)
        with telling(now):
            table.objects.filter(pk__in=keys).update(attempts=F("attempts") + 1, taken_until=None)
