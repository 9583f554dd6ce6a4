"""What somebody on the desk looks for among all comments, a stretch at a time, at a cost that does not grow with them.

Rows are read along an index, from where the last stretch ended; nothing is counted or skipped over. Where a filter has
no index of its own, no more than `LOOKED` rows are looked through for one answer, and the answer says where to go on.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Count, Q, QuerySet

from postilla.discussion.models import Comment, Thread

LOOKED = 20_000  # rows looked through for one answer
ASKED = 4_000  # … where other rooms are asked about each
CHUNK, MOST = 250, 1_000  # comments that other rooms are asked about at once: ever more, while few suit
OF_A_READER = 2_000  # comments of one reader that are looked through, the newest

Key = tuple[datetime, int]
Only = Callable[[Sequence[tuple[int, str]]], Collection[int]]  # (id, subject) of comments; the ids of those to keep


@dataclass(frozen=True)
class Wanted:
    """Which comments are looked for; what is empty does not matter. `words` are looked for in text and name.

    With one `state`: those that came first, first. Without: the last to come first.
    """

    state: str = ""
    language: str = ""
    guests: tuple[int, ...] = ()  # of these readers alone
    words: str = ""
    since: datetime | None = None
    until: datetime | None = None
    subject: str = ""  # of one conversation alone

    @property
    def has_no_index(self) -> bool:
        return bool(self.language or self.words or (self.subject and not self.state))


@dataclass(frozen=True)
class Stretch:
    """The ids found, in order, and the key to go on from; None where there is no more."""

    ids: tuple[int, ...]
    next: Key | None


def matching(wanted: Wanted, after: Key | None, limit: int, only: Only | None = None) -> Stretch:
    """Up to `limit` comments beyond the key `after`. Fewer with a `next`: there is more to look through."""
    rows = _rows(wanted)
    end = _far(wanted, rows, after, ASKED if only else LOOKED) if only or wanted.has_no_index else None
    if end is not None:
        rows = _before(wanted, rows, end)
    rows = _filtered(wanted, rows)
    chunk = CHUNK if only else limit + 1
    found: list[Key] = []
    while len(found) <= limit:
        batch = list(_beyond(wanted, rows, after).values_list("created_at", "id", "thread_id")[:chunk])
        found += _kept(batch, only)
        if len(batch) < chunk:
            break
        after = batch[-1][:2]
        chunk = min(2 * chunk, MOST) if only else chunk
    if len(found) > limit:
        return Stretch(tuple(key[1] for key in found[:limit]), found[limit - 1])
    return Stretch(tuple(key[1] for key in found), end)


def _rows(wanted: Wanted) -> "QuerySet[Comment]":
    """The rows along one index, in its order."""
    rows = Comment.objects.order_by("created_at", "id") if wanted.state else Comment.objects.order_by("-id")
    if wanted.guests:  # by id alone: with the state too, SQLite would walk all that is in that state
        own = Comment.objects.filter(guest_id__in=wanted.guests).order_by("-created_at").values_list("id", "state")
        rows = rows.filter(id__in=[row for row, state in own[:OF_A_READER] if wanted.state in ("", state)])
    elif wanted.state:
        rows = rows.filter(state=wanted.state)
        if wanted.subject:  # the conversation's own index has them in this order
            rows = _within(rows, wanted.subject)
    if wanted.since:
        rows = rows.filter(created_at__gte=wanted.since)
    if wanted.until:
        rows = rows.filter(created_at__lte=wanted.until)
    return rows


def _filtered(wanted: Wanted, rows: "QuerySet[Comment]") -> "QuerySet[Comment]":
    if wanted.subject:
        rows = _within(rows, wanted.subject)
    if wanted.language:
        rows = rows.filter(language=wanted.language)
    if wanted.words:
        # SQLite knows the case of A to Z alone; these are the ways in which a word is written.
        ways = {wanted.words, wanted.words.lower(), wanted.words.upper(), wanted.words.capitalize()}
        rows = rows.filter(reduce(or_, [Q(source__icontains=way) | Q(author_name__icontains=way) for way in ways]))
    return rows


def _within(rows: "QuerySet[Comment]", subject: str) -> "QuerySet[Comment]":
    return rows.filter(thread_id=Thread.objects.filter(subject=subject).values_list("id", flat=True).first() or 0)


def _beyond(wanted: Wanted, rows: "QuerySet[Comment]", after: Key | None) -> "QuerySet[Comment]":
    if after is None:
        return rows
    at, comment_id = after
    if not wanted.state:
        return rows.filter(id__lt=comment_id)
    return rows.filter(created_at__gte=at).exclude(created_at=at, id__lte=comment_id)  # a range along the index


def _before(wanted: Wanted, rows: "QuerySet[Comment]", end: Key) -> "QuerySet[Comment]":
    at, comment_id = end
    if not wanted.state:
        return rows.filter(id__gte=comment_id)
    return rows.filter(created_at__lte=at).exclude(created_at=at, id__gt=comment_id)


def _far(wanted: Wanted, rows: "QuerySet[Comment]", after: Key | None, steps: int) -> Key | None:
    """The key of the row so many steps on, up to which is looked; None where the rows end before it."""
    key = _beyond(wanted, rows, after).values_list("created_at", "id")[steps : steps + 1]
    return next(iter(key), None)


def _kept(batch: Sequence[tuple[datetime, int, int]], only: Only | None) -> list[Key]:
    if only is None or not batch:
        return [row[:2] for row in batch]
    subjects = dict(Thread.objects.filter(id__in={row[2] for row in batch}).values_list("id", "subject"))
    kept = only([(row[1], subjects[row[2]]) for row in batch])
    return [row[:2] for row in batch if row[1] in kept]


def number_by_subject(state: str) -> dict[str, int]:
    """{subject: how many of its comments are in a state}: walks all in that state."""
    found = Comment.objects.filter(state=state).order_by().values_list("thread__subject")
    return dict(found.annotate(number=Count("id")))


def number_up_to(state: str, most: int) -> int:
    """How many comments are in a state, counted no further than `most`."""
    return Comment.objects.filter(state=state).order_by().values("id")[:most].count()


def oldest_in(state: str) -> datetime | None:
    """When the oldest comment in a state was posted."""
    rows = Comment.objects.filter(state=state).order_by("created_at", "id")
    return rows.values_list("created_at", flat=True).first()


def last_id() -> int:
    """The id of the comment that was stored last; 0 where there is none."""
    return Comment.objects.order_by("-id").values_list("id", flat=True).first() or 0


def number_between(state: str, begin: datetime, end: datetime, most: int) -> int:
    """How many comments of a state came from `begin` until before `end`, counted no further than `most`."""
    rows = Comment.objects.filter(state=state, created_at__gte=begin, created_at__lt=end)
    return rows.order_by().values("id")[:most].count()
