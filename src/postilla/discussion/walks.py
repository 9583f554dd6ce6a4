"""Conversations of which much changed at once are looked through portion by portion, the newest comments first, when
nothing else is to be done. A room that does so has a table of its own made of `Walk`, and takes the steps itself; this
is how the walk begins, goes on from where it came to, and ends, or begins anew where something changed meanwhile.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from django.db import models

from postilla.outbox.statements import run
from postilla.outbox.writes import telling

Place = tuple[datetime, int]  # when a comment was made, and its id


class Walk(models.Model):
    """A conversation that waits to be looked through, and how far that has come: its public comments, the newest first,
    until the one that was made `at` and is `last`. What `last` says while `at` is not set is the room's own."""

    id = models.BigAutoField(primary_key=True)
    subject = models.CharField(max_length=120, unique=True)
    again = models.BooleanField(default=False, help_text="It changed while it was looked through")
    at = models.DateTimeField(null=True)
    last = models.BigIntegerField(default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.subject

    @property
    def place(self) -> Place | None:
        """As `discussion.reads.published_revisions` wants it."""
        return (self.at, self.last) if self.at else None


Walking = TypeVar("Walking", bound=Walk)


def begin(table: type[Walking], subjects: Iterable[str], now: datetime) -> None:
    """Have these conversations looked through; one that is under way is looked through once more afterwards."""
    sql = _BEGIN.format(table=table._meta.db_table)
    with telling(now):
        for subject in dict.fromkeys(subjects):
            run(sql, subject)


_BEGIN = (
    "INSERT INTO {table} (subject, again, last) VALUES (%s, FALSE, 0) ON CONFLICT (subject) DO UPDATE SET again = TRUE"
)


def go_on(walk: Walk, at: datetime | None, last: int) -> None:
    """Within a transaction: from there the next time, unless another process has gone on already."""
    _here(walk).update(at=at, last=last)


def leave(walk: Walk) -> None:
    """Within a transaction: it is done, or begins anew where it changed meanwhile."""
    if not _here(walk).filter(again=False).delete()[0]:
        _here(walk).update(again=False, at=None, last=0)


def _here(walk: Walk) -> "models.QuerySet[Walk]":
    table: type[Walk] = type(walk)
    return table._default_manager.filter(id=walk.id, at=walk.at, last=walk.last)
