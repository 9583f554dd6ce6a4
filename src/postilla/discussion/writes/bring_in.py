"""Bringing in comments that another system stored. Nobody is told but the pages."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection

from postilla.discussion import rules
from postilla.discussion.counts import recount_all
from postilla.discussion.events import ThreadChanged
from postilla.discussion.models import Comment, Thread
from postilla.discussion.values import HELD, Brought
from postilla.discussion.writes.place import locked_thread
from postilla.outbox.writes import telling


def bring_in(subject: str, batch: Sequence[Brought], now: datetime) -> list[int]:
    """Store a batch of comments of one thread, answers after what they answer; their ids, in the batch's order.

    Siblings get ordinals in the order given. A comment still held has no place until it is published; anything below
    an unplaced one becomes a root. Counts are wrong until `settle` is called for the thread.
    """
    with telling(now):
        thread = locked_thread(subject, now)
        parents = _parents(thread, batch)
        rows = [_row(thread, parents.get(one.parent_id or 0), one) for one in batch]
        Comment.objects.bulk_create(rows, batch_size=500)
        _save_given(parents.values())
        thread.save(update_fields=["roots"])
    return [row.id for row in rows]


def settle(subject: str, now: datetime) -> int:
    """Count a thread after an import and tell ThreadChanged; the number of comments readers can reach."""
    with telling(now) as tell:
        thread = locked_thread(subject, now)
        recount_all(thread)
        thread.version += 1
        thread.save(update_fields=["count", "version"])
        tell(ThreadChanged(subject))
    return thread.count


def _save_given(parents: Iterable[Comment]) -> None:
    # One row at a time by key is quicker than the CASE over all of them that bulk_update words.
    with connection.cursor() as cursor:
        given = [(parent.children_given, parent.id) for parent in parents]
        if given:
            cursor.executemany("UPDATE discussion_comment SET children_given = %s WHERE id = %s", given)


def _parents(thread: Thread, batch: Sequence[Brought]) -> dict[int, Comment]:
    ids = sorted({one.parent_id for one in batch if one.parent_id})
    found: dict[int, Comment] = {}
    for start in range(0, len(ids), 500):
        placed = Comment.objects.filter(thread=thread, id__in=ids[start : start + 500], path__isnull=False)
        found.update({row.id: row for row in placed.only("id", "path", "depth", "children_given")})
    return found


def _row(thread: Thread, parent: Comment | None, one: Brought) -> Comment:
    row = Comment(
        thread=thread,
        parent=parent,
        state=one.state,
        author_name=one.author_name,
        website=one.website,
        guest_id=one.guest_id,
        html=one.html,
        source=one.source,
        language=one.language,
        anchor=one.anchor,
        avatar=one.avatar,
        agreements=one.agreements,
        created_at=one.created,
        edited_at=one.edited_at,
        revision=2 if one.edited_at else 1,
    )
    if one.state == HELD:
        return row
    if parent is None or parent.depth + 1 >= rules.DEEPEST:
        row.parent = None
        thread.roots += 1
        row.ordinal, row.path, row.depth = thread.roots, rules.path_under("", thread.roots), 0
    else:
        parent.children_given += 1
        row.ordinal = parent.children_given
        row.path, row.depth = rules.path_under(parent.path or "", row.ordinal), parent.depth + 1
    return row
