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

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

Row = TypeVar("Row", bound=models.Model)


def run(sql: str, *values: Any) -> None:
    """Run a statement that gives nothing back."""
    database = _database()
    with database.cursor() as cursor:
        cursor.execute(sql, _said(database, values))


def rows(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """The rows of a plain SELECT. Times come as the database driver gives them: see `aware`."""
    database = _database()
    with database.cursor() as cursor:
        cursor.execute(sql, _said(database, values))
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def first(table: type[Row], condition: str, *values: Any, lock: bool = False) -> Row | None:
    """The first row of a table for which the condition holds, with all its columns; None if there is none.

    `condition` is the SQL after WHERE, with a %s for each value; it may end in an ORDER BY. `lock`: hold the row until
    the transaction ends, where the database has row locks.
    """
    database = _database()
    locked = " FOR UPDATE" if lock and database.features.has_select_for_update else ""
    found = rows(f"{_select(table)} WHERE {condition} LIMIT 1{locked}", *values)
    if not found:
        return None
    return table.from_db(database.alias, _names(table), [aware(value) for value in found[0]])


def insert(row: models.Model) -> None:
    """Store a new row, as `save(force_insert=True)` would without signals; its key is set."""
    database = _database()
    row.pk = _stored(database, *_insert(type(row)), row)
    row._state.adding = False
    row._state.db = database.alias


def _stored(database: BaseDatabaseWrapper, wording: str, values: Callable[[Any], Sequence[Any]], row: Any) -> int:
    with database.cursor() as cursor:
        if database.features.can_return_columns_from_insert:
            cursor.execute(f"{wording} RETURNING id", _said(database, values(row)))
            return int(cursor.fetchone()[0])
        cursor.execute(wording, _said(database, values(row)))
        return int(cursor.lastrowid)


def _database() -> BaseDatabaseWrapper:
    """This thread's connection itself: `django.db.connection` looks for it anew at every name asked of it."""
    found: BaseDatabaseWrapper = connections[DEFAULT_DB_ALIAS]
    return found


def insert_all(new: Sequence[models.Model]) -> None:
    """Store new rows of one table by one statement. Their keys are not set."""
    if not new:
        return
    wording, values = _insert(type(new[0]))
    start, places = wording.split(" VALUES ")
    database = _database()
    with database.cursor() as cursor:
        said = [one for row in new for one in _said(database, values(row))]
        cursor.execute(f"{start} VALUES {', '.join([places] * len(new))}", said)


def aware(value: Any) -> Any:
    """A time with its zone: SQLite keeps times in UTC without saying so. Anything else as it is."""
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value


def _said(database: BaseDatabaseWrapper, values: Sequence[Any]) -> list[Any]:
    """Values as the database takes them."""
    say: Callable[[datetime], Any] = database.ops.adapt_datetimefield_value
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
