"""The one transaction in which a change and its facts are written."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, transaction

from postilla.outbox.calm import disturbed
from postilla.outbox.models import Delivery
from postilla.outbox.statements import insert_rows, run, this_connection
from postilla.vocabulary import Event

# SQLite has one writer at a time. Threads of one process wait here instead of in SQLite's busy handler, which
# sleeps for longer and longer and wakes whoever happens to try next.
_one_writer = threading.RLock()

_open = threading.local()  # what this thread has open: the Telling of its transaction, the _Group of several


_COLUMNS = ("hearer", "fact", "body", "told_at", "due_at", "attempts", "last_error")


Do = Callable[[list[Any]], None]


@dataclass
class Telling:
    """Collects the facts of one transaction. `told` is complete after the transaction has committed."""

    now: datetime
    grace: timedelta
    events: list[Event] = field(default_factory=list)
    told: tuple[Event, ...] = ()
    ending: dict[Do, list[Any]] = field(default_factory=dict)  # see `before_commit`

    def __enter__(self) -> "Telling":
        """Join the transaction: it ends with who opened it."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Nothing ends with who joined."""

    def __call__(self, event: Event) -> None:
        self.events.append(event)

    def end(self) -> dict[Do, list[Any]]:
        """What is to be done before the commit: facts are written then, too."""
        due, rows = self.now + self.grace, []
        known = settings.POSTILLA_HEARERS
        for event in self.events:
            if hearers := known.get(name := event.name):
                body = event.to_json()
                rows += [(hearer, name, body, self.now, due, 0, "") for hearer in hearers]
        self.told = tuple(self.events)
        return {**self.ending, _write: rows}


def _write(rows: list[Any]) -> None:
    insert_rows(Delivery, _COLUMNS, rows)


def telling(now: datetime, grace: float = 0.0) -> AbstractContextManager[Telling]:
    """Open the transaction of a change; call the value with each fact.

    Opened inside another, it joins that one: its facts are written when the outer one ends. `grace` is how many seconds
    a drain leaves these facts alone, for a caller that acts on them itself at once: somebody waits for it.
    """
    if grace:
        disturbed()
    open_one: Telling | None = getattr(_open, "telling", None)
    if open_one is not None:
        return open_one
    group: _Group | None = getattr(_open, "group", None)
    tell = Telling(now, timedelta(seconds=grace))
    return _Part(group, tell) if group is not None else _alone(tell)


def before_commit(do: Do, value: Any) -> None:
    """Do this with [value] in the transaction that `telling` has open, when all else is done in it; of several changes
    made together once, with the values of all that stand. `do` runs statements and tells nothing: if it fails, the
    whole transaction does.
    """
    tell: Telling = _open.telling
    tell.ending.setdefault(do, []).append(value)


@contextmanager
def _alone(tell: Telling) -> Iterator[Telling]:
    with one_writer(), transaction.atomic():
        _open.telling = tell
        try:
            yield tell
            for do, values in tell.end().items():
                do(values)
        finally:
            _open.telling = None


class NotStored(Exception):
    """Several changes made together could not be stored, so none was."""


class _Group:
    """The one transaction of several changes: begun with the first of them, ended after the last."""

    def __init__(self) -> None:
        self.stack = ExitStack()
        self.ending: dict[Do, list[Any]] = {}
        self.afterwards: dict[Do, list[Any]] = {}
        self.failed: DatabaseError | None = None
        self.begun = False

    def join(self) -> None:
        """Begin, if nobody has yet. Who could not once need not wait for the lock again. Raises NotStored."""
        if self.failed is not None:
            raise self.failed
        if self.begun:
            self.check()
            return
        try:
            self.stack.enter_context(one_writer())
            self.stack.enter_context(transaction.atomic())
        except DatabaseError as error:
            self.failed = error
            raise
        self.begun = True

    def check(self) -> None:
        """SQLite rolls all back by itself when a disk fails, and begins anew with the next savepoint."""
        if not self.begun:
            return
        connection = this_connection()
        lost = connection.vendor == "sqlite" and not connection.connection.in_transaction
        if lost or connection.needs_rollback:
            raise NotStored


class _Part:
    """One change of several: a savepoint, undone if its block fails. Joins first, and raises what `join` does.

    Django's own savepoint, by its cursor, costs as much as five statements of a post.
    """

    def __init__(self, group: _Group, tell: Telling) -> None:
        self.group, self.tell = group, tell
        self.hooks = 0

    def __enter__(self) -> Telling:
        self.group.join()
        self.hooks = len(this_connection().run_on_commit)
        run("SAVEPOINT change")
        _open.telling = self.tell
        return self.tell

    def __exit__(self, kind: object, *_error: object) -> None:
        _open.telling = None
        if kind is not None:
            self._undo()
            return
        try:
            ending = self.tell.end()
            run("RELEASE SAVEPOINT change")
        except BaseException:
            self._undo()
            raise
        for do, values in ending.items():
            self.group.ending.setdefault(do, []).extend(values)

    def _undo(self) -> None:
        connection = this_connection()
        connection.needs_rollback = False
        del connection.run_on_commit[self.hooks :]
        try:
            run("ROLLBACK TO SAVEPOINT change")
            run("RELEASE SAVEPOINT change")
        except DatabaseError:  # it rolled all back by itself: `check` tells the others
            connection.needs_rollback = True


@contextmanager
def together() -> Iterator[None]:
    """One commit for all changes made within; each still stands or falls by itself.

    Every `telling` within is a savepoint; the transaction begins with the first, so that who is refused before locks
    nothing. Raises NotStored, or what the database says, if nothing was stored; what was put off by `afterwards` is
    left undone then.
    """
    group = _Group()
    with group.stack:
        _open.group = group
        try:
            yield
            group.check()
            for do, values in group.ending.items():
                do(values)
        finally:
            _open.group = None
    for do, values in group.afterwards.items():
        do(values)


def afterwards(do: Do, value: Any) -> None:
    """Do this with [value], now; within `together` once for all who ask for the same, with all their values, when their
    commit has come."""
    group: _Group | None = getattr(_open, "group", None)
    if group is None:
        do([value])
    else:
        group.afterwards.setdefault(do, []).append(value)


@contextmanager
def one_writer() -> Iterator[None]:
    """Hold the process's turn to write, on SQLite; on a database with row locks, nothing."""
    connection = this_connection()
    # Whoever is in a transaction holds SQLite's own lock already: to wait for a turn then would be to wait for
    # somebody who waits for that lock.
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with _one_writer:
        yield
