"""Rows that wait are taken by one process each, where several work on one database."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from postilla.outbox.writes import telling

LEASE = timedelta(minutes=10)  # after which who took a row and is heard of no more has lost it


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
