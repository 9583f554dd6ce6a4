"""When the newsroom last settled something, told between the processes on one machine by a file's stamp."""

import os
import time
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Generic, TypeVar

from django.conf import settings
from django.db import transaction

from postilla.outbox.statements import this_connection
from postilla.pagestore.read import Stamp as FileStamp, stamp_of

V = TypeVar("V")
Stamp = FileStamp | None

FRESH = 30.0  # seconds, where other machines may have settled something
ALONE = 600.0  # seconds, where no other machine can: on SQLite
MOST = 10_000


def forget_settled() -> None:
    """Whatever was looked up before is old, in all processes that share the home folder."""
    file = Path(_settled())
    before = file.stat().st_mtime_ns if file.exists() else 0
    file.touch()
    after = max(file.stat().st_mtime_ns, before) + 1000  # another stamp also where clocks are coarse
    os.utime(file, ns=(after, after))


def forget_with_commit() -> None:
    """The same of what is being changed: what is looked up until its transaction is committed is old then, too."""
    forget_settled()
    transaction.on_commit(forget_settled)


def _settled() -> str:
    return f"{settings.POSTILLA_HOME}/settled"


def settled_stamp() -> Stamp:
    """Changes whenever the newsroom settles something, in every process that shares the home folder."""
    return stamp_of(_settled())


class Settled(Generic[V]):
    """What was looked up of that which the newsroom settles, kept until it settles something.

    That holds at once in every process on this machine. On other machines it holds `FRESH` seconds later at the most.
    `alone` is how many seconds it is kept where there are none.
    """

    def __init__(self, alone: float = ALONE) -> None:
        self._alone = alone
        # By key: the file's stamp and the time, both of the look, and what it found.
        self._known: dict[Hashable, tuple[Stamp, float, V]] = {}

    def get(self, key: Hashable, look: Callable[[], V], also: Callable[[V], tuple[Hashable, ...]] | None = None) -> V:
        """What `look` finds, or found before. `also` gives further keys by which that is to be known."""
        stamp = settled_stamp()  # from before the look: what is settled meanwhile makes it old
        # A cache's age is not a time anybody is told of, which is why it is not handed in.
        now = time.monotonic()
        kept = self._known.get(key)
        lasts = self._alone if this_connection().vendor == "sqlite" else FRESH
        if kept is not None and kept[0] == stamp and now - kept[1] < lasts:
            return kept[2]
        if len(self._known) > MOST:
            self._known.clear()
        found = look()
        for one in (key, *(also(found) if also else ())):
            self._known[one] = (stamp, now, found)
        return found
