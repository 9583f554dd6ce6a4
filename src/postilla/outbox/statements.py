"""The statements that run with every post, worded once.

Django's ORM takes ten times as long to word such a statement as the database takes to answer it
(docs/PERFORMANCE.md), so what stands on the way of a post is kept as text, by table and condition. Everything else
goes through the ORM. SQL here and in what is handed in must be understood by SQLite and PostgreSQL alike.
"""

import sqlite3
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache, lru_cache
from operator import attrgetter, itemgetter, methodcaller
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.models.base import ModelState

Row = TypeVar("Row", bound=models.Model)

MOST_VALUES = 30_000  # of one statement; SQLite takes 32,766 where nothing else was settled when it was built
PORTION = 4_000  # rows that are asked for by their ids in one statement


def run(sql: str, *values: Any) -> None:
    """Run a statement that gives nothing back."""
    _ask(_here.database, sql, values, None)


def rows(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """The rows of a plain SELECT. Times come as the database driver gives them: see `aware`."""
    found: list[tuple[Any, ...]] = _ask(_here.database, sql, values, _all)
    return found


def first(table: type[Row], condition: str, *values: Any, lock: bool = False) -> Row | None:
    """The first row of a table for which the condition holds, with all its columns; None if there is none.

    `condition` is the SQL after WHERE, with a %s for each value; it may end in an ORDER BY. `lock`: hold the row until
    the transaction ends, where the database has row locks.
    """
    database = _here.database
    locked = " FOR UPDATE" if lock and database.features.has_select_for_update else ""
    found = rows(f"{_select(table)} WHERE {condition} LIMIT 1{locked}", *values)
    if not found:
        return None
    said = dict(zip(_names(table), found[0], strict=True))
    for name in _times(table):
        said[name] = aware(said[name])
    return _stands(_object(table, said), database)


def new_row(table: type[Row], **values: Any) -> Row:
    """A new row with these values, as `table(**values)` makes it, for a tenth of the cost. Raises TypeError."""
    blank, made = _blank(table)
    row = {**blank, **values}
    if len(row) > len(blank):
        raise TypeError(f"{table.__name__} has no columns {', '.join(values.keys() - blank.keys())}")
    for name, default in made:
        if name not in values:
            row[name] = default()
    return _object(table, row)


def _object(table: type[Row], values: dict[str, Any]) -> Row:
    """An object with all columns of its table. Django's way to it sets each by itself and sends two signals."""
    row = table.__new__(table)
    row._state = ModelState()
    row.__dict__.update(values)
    return row


def _stands(row: Row, database: BaseDatabaseWrapper) -> Row:
    """The same, known to be stored."""
    row._state.adding = False
    row._state.db = database.alias
    return row


def insert(row: models.Model) -> None:
    """Store a new row, as `save(force_insert=True)` would without signals; its key is set."""
    database = _here.database
    wording, values, key = _insert(type(row))
    row.__dict__[key] = _stored(database, wording, values(row.__dict__))
    _stands(row, database)


def _stored(database: BaseDatabaseWrapper, wording: str, values: Sequence[Any]) -> int:
    if database.vendor != "sqlite" and database.features.can_return_columns_from_insert:
        return int(_ask(database, f"{wording} RETURNING id", values, _one)[0])
    return int(_ask(database, wording, values, _key))  # SQLite knows it, and would fill a table to give it back


_all, _one, _key = methodcaller("fetchall"), methodcaller("fetchone"), attrgetter("lastrowid")


def _ask(database: BaseDatabaseWrapper, sql: str, values: Sequence[Any], take: Callable[[Any], Any] | None) -> Any:
    """Run a statement; what `take` finds in its cursor, if it is given. Raises the errors of django.db.

    SQLite is asked directly: Django's cursor costs six times what such a statement does. It still is where statements
    are recorded.
    """
    if database.vendor == "sqlite" and not database.force_debug_cursor:
        if database.connection is None or database.needs_rollback:
            _ready(database)
        try:
            cursor = database.connection.execute(_marked(sql), values)
            return take(cursor) if take is not None else None
        except Exception:  # those of the database become Django's; entered only now, since it costs with each statement
            with database.wrap_database_errors:
                raise
    with database.cursor() as cursor:
        cursor.execute(sql, [_time(database.ops, one) if isinstance(one, datetime) else one for one in values])
        return take(cursor) if take is not None else None


def _ready(database: BaseDatabaseWrapper) -> None:
    """A connection that can be asked. Raises what Django raises in a transaction that is broken."""
    database.ensure_connection()
    if database.needs_rollback:
        database.validate_no_broken_transaction()


@lru_cache(maxsize=64)  # one deed names its moment a dozen times
def _in_utc(value: datetime) -> str:
    """A time as Django has SQLite keep it."""
    return str(value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo is not None else value)


sqlite3.register_adapter(datetime, _in_utc)  # asked for each time, and for nothing else


@lru_cache(maxsize=512)
def _marked(sql: str) -> str:
    """With SQLite's own marks where values go."""
    return sql.replace("%s", "?").replace("%%", "%")


class _Here(threading.local):
    def __init__(self) -> None:
        """With the first question of each thread."""
        self.database: BaseDatabaseWrapper = connections[DEFAULT_DB_ALIAS]


_here = _Here()


def this_connection() -> BaseDatabaseWrapper:
    """This thread's connection itself: `django.db.connection` looks for it anew at every name asked of it, and where
    it looks is made for threads that are shared by tasks, which ours are not."""
    return _here.database


def insert_rows(
    table: type[models.Model], columns: tuple[str, ...], new: Sequence[Sequence[Any]], ending: str = ""
) -> None:
    """Store new rows: for each, its values in the order of `columns`, which must be all that have no default in the
    database itself. `ending`: the SQL after the values, for rows that may be there. Costs less than `insert`, which
    needs an object.

    SQLite takes one after the other by one statement that it has read once; elsewhere as many go by one as every
    SQLite would take.
    """
    if not new:
        return
    start, places = _wording(table, columns)
    database = _here.database
    if database.vendor == "sqlite" and not database.force_debug_cursor:
        _ready(database)
        with database.wrap_database_errors:
            database.connection.executemany(_marked(f"{start}{places} {ending}"), new)
        return
    at_once = MOST_VALUES // len(columns)
    for first in range(0, len(new), at_once):
        rows = new[first : first + at_once]
        values = [one for row in rows for one in row]
        _ask(database, f"{start}{', '.join([places] * len(rows))} {ending}", values, None)


def aware(value: Any) -> Any:
    """A time with its zone: SQLite keeps times in UTC without saying so. Anything else as it is."""
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value


def _time(ops: BaseDatabaseOperations, value: datetime) -> Any:
    """A time as the database takes it."""
    return ops.adapt_datetimefield_value(value)


@cache
def _blank(table: type[models.Model]) -> tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]]]:
    """Each column with what stands in it where nothing is said, and those for which that is made anew each time."""
    fields = table._meta.concrete_fields
    made = [(field.attname, field.default) for field in fields if field.has_default() and callable(field.default)]
    return {field.attname: field.get_default() for field in fields}, made


@cache
def _names(table: type[models.Model]) -> list[str]:
    return [field.attname for field in table._meta.concrete_fields]


@cache
def _select(table: type[models.Model]) -> str:
    columns = ", ".join(str(field.column) for field in table._meta.concrete_fields)
    return f"SELECT {columns} FROM {table._meta.db_table}"  # noqa: S608  (names of our own tables)


@cache
def _times(table: type[models.Model]) -> tuple[str, ...]:
    return tuple(field.attname for field in table._meta.concrete_fields if isinstance(field, models.DateTimeField))


@cache
def _insert(table: type[models.Model]) -> tuple[str, Callable[[dict[str, Any]], Sequence[Any]], str]:
    """The statement, what takes its values out of a row's columns, and the name of the key."""
    fields = [field for field in table._meta.concrete_fields if not field.primary_key]
    wording = "".join(_wording(table, tuple(str(field.column) for field in fields)))
    assert table._meta.pk is not None
    return wording, itemgetter(*(field.attname for field in fields)), table._meta.pk.attname


@cache
def _wording(table: type[models.Model], columns: tuple[str, ...]) -> tuple[str, str]:
    """An INSERT up to its values, and the places of one row."""
    places = ", ".join(["%s"] * len(columns))
    start = f"INSERT INTO {table._meta.db_table} ({', '.join(columns)}) VALUES "  # noqa: S608  (names of our own tables)
    return start, f"({places})"
