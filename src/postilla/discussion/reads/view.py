"""From a row to the value that other rooms see."""

from collections.abc import Callable, Sequence
from datetime import UTC
from typing import Any

from django.db import connection

from postilla.discussion.values import PUBLISHED, CommentView

FIELDS = (
    "id", "thread_id", "parent_id", "path", "depth", "ordinal", "state", "author_name", "website", "html", "language",
    "avatar", "created_at", "edited_at", "agreements", "reach", "anchor", "guest_id",
)  # fmt: skip
_STATE, _NAME, _WEBSITE, _HTML = (FIELDS.index(name) for name in ("state", "author_name", "website", "html"))

_view: Callable[..., CommentView] = CommentView  # from a row: the columns in their order, then the size

# With every making of a page; the ORM takes longer to word it than the database to answer. Plain SQL for both.
_STRETCH = f"""
    SELECT {", ".join(FIELDS)} FROM discussion_comment
    WHERE thread_id = %s AND reach > 0 AND path >= %s AND path < %s ORDER BY path LIMIT %s"""  # noqa: S608
_MOMENTS = [FIELDS.index("created_at"), FIELDS.index("edited_at")]


def stretch(thread_id: int, start: str, end: str, most: int) -> list[list[Any]]:
    """Visible comments of a thread from path `start` up to before `end`, in path order, as rows of FIELDS."""
    with connection.cursor() as cursor:
        cursor.execute(_STRETCH, [thread_id, start, end, most])
        rows = [list(row) for row in cursor.fetchall()]
    for row in rows:
        for at in _MOMENTS:
            if row[at] is not None and row[at].tzinfo is None:  # SQLite keeps times in UTC without saying so
                row[at] = row[at].replace(tzinfo=UTC)
    return rows


def public_view(row: Sequence[Any]) -> CommentView:
    """A comment as the public sees it: of one that is not published, only its place is left."""
    if row[_STATE] != PUBLISHED:
        hidden = list(row)
        hidden[_NAME] = hidden[_WEBSITE] = hidden[_HTML] = ""
        return _view(*hidden)
    return _view(*row, len(row[_HTML]))


def whole_view(row: Sequence[Any]) -> CommentView:
    """A comment with its words whatever its state, for its author and for the desk."""
    return _view(*row, len(row[_HTML]))
