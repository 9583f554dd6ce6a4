"""Bringing in comments that another system stored. Nobody is told but the pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from postilla.discussion import rules
from postilla.discussion.counts import recount_all
from postilla.discussion.events import ThreadChanged
from postilla.discussion.models import Comment, Thread
from postilla.discussion.values import HELD, PUBLISHED, Brought
from postilla.discussion.writes.place import give_place, locked_thread
from postilla.outbox.portions import rows_by
from postilla.outbox.writes import telling


@dataclass
class _Place:
    """Where a comment stands, or is to stand: a row of this batch, or one that is here already."""

    id: int
    parent_id: int | None
    ordinal: int | None
    path: str | None
    depth: int
    given: int  # the last ordinal given to an answer


def bring_in(subject: str, batch: Sequence[Brought], now: datetime) -> list[int]:
    """Store a batch of comments of one thread, answers after what they answer; their ids, in the batch's order.

    Siblings get ordinals in the order given. A comment still held gets its place when it is published, or now if it has
    answers: they need it. An answer to what is not in the thread becomes a root. Counts are wrong until `settle` is
    called for the thread.
    """
    with telling(now):
        thread = locked_thread(subject, now)
        known = _known(thread, batch)
        ids = _ids(len(batch))
        places: list[_Place] = []
        for number, one in zip(ids, batch, strict=True):
            above = places[one.answers] if one.answers is not None else known.get(one.parent_id or 0)
            places.append(_place(thread, number, above, one))
        _insert(thread, places, batch)
        _save_given(known.values())
        thread.save(update_fields=["roots"])
    return ids


def settle(subject: str, now: datetime) -> int:
    """Count a thread after an import and tell ThreadChanged; the number of comments readers can reach."""
    with telling(now) as tell:
        thread = locked_thread(subject, now)
        recount_all(thread)
        thread.version += 1
        thread.save(update_fields=["count", "version"])
        tell(ThreadChanged(subject))
    return thread.count


def _known(thread: Thread, batch: Sequence[Brought]) -> dict[int, _Place]:
    """The comments that are here already and are answered, by id. One that had no place yet is given it."""
    ids = {one.parent_id for one in batch if one.parent_id}
    found = _here(thread, ids)
    if waiting := sorted(one.id for one in found.values() if one.path is None):
        for number in waiting:
            _take_place(thread, number)
        found = _here(thread, ids)
    return found


def _here(thread: Thread, ids: Iterable[int]) -> dict[int, _Place]:
    """Where those of these comments stand that are in the thread."""
    rows = rows_by(Comment, "id", ids, "thread_id", "id", "parent_id", "path", "depth", "children_given")
    return {
        number: _Place(number, parent, None, path, depth, given)
        for there, number, parent, path, depth, given in rows
        if there == thread.id
    }


def _take_place(thread: Thread, number: int) -> None:
    """Give a held comment the place it would have got when published; and first, if need be, what it answers."""
    row = Comment.objects.select_related("parent").get(id=number)
    if row.path is not None:
        return
    if row.parent is not None and row.parent.path is None:
        _take_place(thread, row.parent.id)
        row = Comment.objects.select_related("parent").get(id=number)
    give_place(thread, row)
    row.save(update_fields=["ordinal", "path", "depth"])


def _place(thread: Thread, number: int, above: _Place | None, one: Brought) -> _Place:
    """The next place below `above`, or among the roots; no place yet for one that waits and that nobody answered."""
    if above is not None and (above.path is None or above.depth + 1 >= rules.DEEPEST):
        above = None
    parent = above.id if above else None
    if one.state == HELD and not one.answered:
        return _Place(number, parent, None, None, 0, 0)
    if above is None:
        thread.roots += 1
        return _Place(number, None, thread.roots, rules.path_under("", thread.roots), 0, 0)
    above.given += 1
    path = rules.path_under(above.path or "", above.given)
    return _Place(number, parent, above.given, path, above.depth + 1, 0)


# Rows as SQL: there are as many as comments, and the ORM takes longer to word one than the database to store it.

_COLUMNS = (
    "id", "thread_id", "parent_id", "ordinal", "path", "depth", "children_given", "state", "reach", "author_name",
    "website", "guest_id", "network", "avatar", "source", "html", "fingerprint", "language", "anchor", "revision",
    "agreements", "created_at", "edited_at", "badge",
)  # fmt: skip
_INSERT = f"INSERT INTO discussion_comment ({', '.join(_COLUMNS)}) VALUES ({', '.join(['%s'] * len(_COLUMNS))})"  # noqa: S608


def _insert(thread: Thread, places: Sequence[_Place], batch: Sequence[Brought]) -> None:
    when = connection.ops.adapt_datetimefield_value
    rows = [
        (
            place.id, thread.id, place.parent_id, place.ordinal, place.path, place.depth, place.given, one.state,
            int(one.state == PUBLISHED), one.author_name, one.website, one.guest_id, "", one.avatar, one.source,
            one.html, "", one.language, one.anchor, 2 if one.edited_at else 1, one.agreements, when(one.created),
            when(one.edited_at) if one.edited_at else None, one.badge,
        )
        for place, one in zip(places, batch, strict=True)
    ]  # fmt: skip
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_INSERT, rows)


def _ids(many: int) -> list[int]:
    """Numbers for new comments, before they are stored: an answer names what it answers."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence('discussion_comment', 'id')) FROM generate_series(1, %s)", [many]
            )
            return sorted(row[0] for row in cursor.fetchall())
        # SQLite keeps the last number of each table; this transaction holds the only lock there is.
        cursor.execute("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'discussion_comment'")
        last: Any = cursor.fetchone()[0]
    return list(range(last + 1, last + 1 + many))


def _save_given(places: Iterable[_Place]) -> None:
    given = [(place.given, place.id) for place in places]
    if given:
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE discussion_comment SET children_given = %s WHERE id = %s", given)
