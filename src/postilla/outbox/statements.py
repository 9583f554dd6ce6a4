"""The statements that run with every post, worded once.

Django's ORM takes ten times as long to word such a statement as the database takes to answer it
(docs/PERFORMANCE.md), so what stands on the way of a post is kept as text, by table and condition. Everything else
goes through the ORM. SQL here and in what is handed in must be understood by SQLite and PostgreSQL alike.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from django.db import connection, models

Row = TypeVar("Row", bound=models.Model)


def run(sql: str, *values: Any) -> None:
    """Run a statement that gives nothing back."""
    with connection.cursor() as cursor:
        cursor.execute(sql, _said(values))


def rows(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """The rows of a plain SELECT. Times come as the database driver gives them: see `aware`."""
    with connection.cursor() as cursor:
        cursor.execute(sql, _said(values))
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def first(table: type[Row], condition: str, *values: Any, lock: bool = False) -> Row | None:
    """The first row of a table for which the condition holds, with all its columns; None if there is none.

    `condition` is the SQL after WHERE, with a %s for each value; it may end in an ORDER BY. `lock`: hold the row until
    the transaction ends, where the database has row locks.
    """
    locked = " FOR UPDATE" if lock and connection.features.has_select_for_update else ""
    found = rows(f"{_select(table)} WHERE {condition} LIMIT 1{locked}", *values)
    if not found:
        return None
    return table.from_db(connection.alias, _names(table), [aware(value) for value in found[0]])


def insert(row: models.Model) -> None:
    """Store a new row, as `save(force_insert=True)` would without signals; its key is set."""
    table = type(row)
    wording, values = _insert(table)
    with connection.cursor() as cursor:
        if connection.features.can_return_columns_from_insert:
            cursor.execute(f"{wording} RETURNING id", _said(values(row)))
            row.pk = cursor.fetchone()[0]
        else:
            cursor.execute(wording, _said(values(row)))
            row.pk = cursor.lastrowid
    row._state.adding = False
    row._state.db = connection.alias


def aware(value: Any) -> Any:
    """A time with its zone: SQLite keeps times in UTC without saying so. Anything else as it is."""
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value


def _said(values: Sequence[Any]) -> list[Any]:
    """Values as the database takes them."""
    say: Callable[[datetime], Any] = connection.ops.adapt_datetimefield_value
    return [say(value) if isinstance(value, datetime) else value for value in values]


@cache
def _names(table: type[models.Model]) -> list[str]:
    return [field.attname for field in table._meta.concrete_fields]


@cache
def _select(table: type[models.Model]) -> str:
    columns = ", ".join(str(field.column) for field in table._meta.concrete_fields)
    return f"SELECT {columns} FROM {table._meta.db_table}"  # noqa: S608  (names of our own tables)


@cache
def _insert(table: type[models.Model]) -> tuple[str, Callable[[models.Model], Sequence[Any]]]:
    fields = [field for field in table._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(str(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    wording = f"INSERT INTO {table._meta.db_table} ({columns}) VALUES ({places})"  # noqa: S608  (as above)
    return wording, attrgetter(*(field.attname for field in fields))
