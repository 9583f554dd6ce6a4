"""Some comments, by their ids: asked for by these alone (`outbox.portions`), whatever else is wanted of them. None is
in an answer that is not there."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime

from postilla.discussion.models import Comment
from postilla.discussion.reads.view import FIELDS, whole_view
from postilla.discussion.values import PUBLISHED, CommentView, Written
from postilla.outbox.portions import rows_by, rows_of
from postilla.outbox.statements import aware


def whole(comment_ids: Iterable[int]) -> dict[int, tuple[CommentView, str]]:
    """Comments with their words whatever their state, and their subjects, by id."""
    rows = rows_by(Comment, "id", comment_ids, *FIELDS, "thread__subject")
    return {row[0]: (whole_view(row[:-1]), row[-1]) for row in rows}


_AT = Written._fields.index("created_at")
_COLUMNS = ", ".join("t.subject" if name == "subject" else f"c.{name}" for name in Written._fields)
_WRITTEN = (
    f"SELECT {_COLUMNS} FROM discussion_comment c JOIN discussion_thread t ON t.id = c.thread_id"  # noqa: S608
    " WHERE c.id"
)


def written(comment_ids: Iterable[int]) -> dict[int, Written]:
    """Comments as they are written now, whatever their state, by id: for whoever reads ten thousand at once."""
    found = rows_of(_WRITTEN, comment_ids)
    return {row[0]: Written._make((*row[:_AT], aware(row[_AT]), *row[_AT + 1 :])) for row in found}


def states_of(comment_ids: Iterable[int]) -> dict[int, str]:
    """The states of comments, by id."""
    return dict(rows_by(Comment, "id", comment_ids, "id", "state"))


def times_of(comment_ids: Iterable[int]) -> dict[int, datetime]:
    """When comments were posted, by id."""
    return dict(rows_by(Comment, "id", comment_ids, "id", "created_at"))


def guests_of(comment_ids: Iterable[int]) -> dict[int, int | None]:
    """{id: the guest who wrote it}; None where that is not known any more."""
    return dict(rows_by(Comment, "id", comment_ids, "id", "guest_id"))


def paths_of(comment_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """{id: its conversation's subject, its place there}; "" for one that has no place yet."""
    rows = rows_by(Comment, "id", comment_ids, "id", "thread__subject", "path")
    return {one: (subject, path or "") for one, subject, path in rows}


def public_in(subject: str, comment_ids: Iterable[int]) -> set[int]:
    """Those of these comments that anybody may read in this conversation, where they may have been moved away from."""
    return {one for one, (there, _) in public_versions(comment_ids).items() if there == subject}


def public_versions(comment_ids: Iterable[int]) -> dict[int, tuple[str, int]]:
    """{id: its conversation's subject, its revision} of those of these comments that anybody may read."""
    rows = rows_by(Comment, "id", comment_ids, "id", "thread__subject", "revision", "state")
    return {one: (subject, revision) for one, subject, revision, state in rows if state == PUBLISHED}


def number_among(state: str, comment_ids: Iterable[int]) -> dict[str, int]:
    """{subject: how many of these comments are under it and in a state}."""
    rows = rows_by(Comment, "id", comment_ids, "state", "thread__subject")
    return Counter(subject for its, subject in rows if its == state)


def answers_to(comment_ids: Iterable[int]) -> list[int]:
    """The ids of what is published and directly answers these comments, the oldest first."""
    rows = rows_by(Comment, "parent_id", comment_ids, "id", "state")
    return sorted(one for one, state in rows if state == PUBLISHED)


def in_locking_order(comment_ids: Collection[int]) -> list[int]:
    """The ids in the order of their threads: who locks several threads does it in this order. Unknown ids come last."""
    known = [one for _, one in sorted(rows_by(Comment, "id", comment_ids, "thread_id", "id"))]
    return known + sorted({*comment_ids} - {*known})
