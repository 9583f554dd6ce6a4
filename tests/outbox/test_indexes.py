"""Indexes over large tables: built once, while others write, and again where building was broken off."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.migrations import AddIndex
from django.db.migrations.state import ProjectState
from django.test.utils import CaptureQueriesContext

from postilla.outbox.indexes import AddIndexBeside

pytestmark = pytest.mark.django_db(transaction=True)
NAME = "outbox_told_test"


@pytest.fixture
def forwards() -> Iterator[list[str]]:
    """What is asked of the database when the index is added, the first time and once more."""
    before = ProjectState.from_apps(apps)
    operation = AddIndexBeside("delivery", models.Index(fields=["told_at"], name=NAME))
    after = before.clone()
    operation.state_forwards("outbox", after)
    asked: list[str] = []

    def forward() -> None:
        with CaptureQueriesContext(connection) as queries, connection.schema_editor(atomic=False) as editor:
            operation.database_forwards("outbox", editor, before, after)
        asked.append("; ".join(one["sql"] for one in queries.captured_queries if NAME in one["sql"]))

    forward()
    forward()
    yield asked
    _drop()


def _drop() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP INDEX IF EXISTS {NAME}")


def test_it_is_built_once_and_nobody_waits(forwards: list[str]) -> None:
    assert "CREATE INDEX" in forwards[0]
    assert ("CONCURRENTLY" in forwards[0]) == (connection.vendor == "postgresql")
    assert "CREATE INDEX" not in forwards[1]


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite builds all or nothing")
def test_one_that_was_left_half_built_is_built_again() -> None:
    before = ProjectState.from_apps(apps)
    operation = AddIndexBeside("delivery", models.Index(fields=["told_at"], name=NAME))
    after = before.clone()
    operation.state_forwards("outbox", after)
    try:
        with connection.schema_editor(atomic=False) as editor:
            AddIndex.database_forwards(operation, "outbox", editor, before, after)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = to_regclass(%s)", [NAME])
        with connection.schema_editor(atomic=False) as editor:
            operation.database_forwards("outbox", editor, before, after)
        with connection.cursor() as cursor:
            cursor.execute("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(%s)", [NAME])
            assert cursor.fetchone() == (True,)
    finally:
        _drop()
