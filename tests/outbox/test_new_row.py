"""Rows as `outbox.statements.new_row` makes them are the rows that Django makes."""

import sqlite3
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any

import pytest
from django.db import connection, models
from django.db.backends.sqlite3.base import DatabaseWrapper

from postilla.discussion.models import Comment
from postilla.identity.models import Guest, Session
from postilla.outbox.models import Delivery
from postilla.outbox.statements import new_row

SAID: dict[type[models.Model], dict[str, Any]] = {
    Comment: {"thread_id": 7, "parent_id": None, "source": "x"},
    Guest: {"name": "Ada", "avatar": 3},
    Session: {"guest_id": 5, "key": 1},
    Delivery: {},
}


@pytest.mark.parametrize("table", SAID, ids=lambda table: table.__name__)
def test_it_is_what_django_makes(table: type[models.Model]) -> None:
    ours, theirs = new_row(table, **SAID[table]), table(**SAID[table])
    assert _values(ours) == _values(theirs)
    assert ours._state.adding is theirs._state.adding is True


def _values(row: models.Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_an_unknown_column_is_an_error() -> None:
    with pytest.raises(TypeError, match="nmae"):
        new_row(Guest, nmae="Ada")


@pytest.mark.parametrize("zone", [None, UTC, timezone(timedelta(hours=5, minutes=30))])
@pytest.mark.parametrize("micro", [0, 7, 120_000])
def test_sqlite_keeps_times_as_django_words_them(zone: tzinfo | None, micro: int) -> None:
    moment = datetime(2026, 11, 27, 4, 5, 6, micro, zone)
    lines = sqlite3.connect(":memory:").execute("SELECT ?", (moment,)).fetchall()
    assert lines == [(DatabaseWrapper.ops_class(connection).adapt_datetimefield_value(moment),)]
