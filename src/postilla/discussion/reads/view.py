"""From a row to the value that other rooms see."""

from collections.abc import Callable, Sequence
from typing import Any

from postilla.discussion.values import PUBLISHED, CommentView
from postilla.outbox.statements import aware, rows
from postilla.vocabulary.kept import Kept, bytes_of

FIELDS = (
    "id", "thread_id", "parent_id", "path", "depth", "ordinal", "state", "author_name", "website", "html", "language",
    "avatar", "created_at", "edited_at", "agreements", "reach", "anchor", "guest_id",
    "revision", "answers_revision", "note", "locked", "pinned_at", "badge",
)  # fmt: skip
_STATE, *_SAID = (FIELDS.index(name) for name in ("state", "author_name", "website", "html", "note", "badge"))
_HTML = FIELDS.index("html")
_TIMES = tuple(FIELDS.index(name) for name in ("created_at", "edited_at", "pinned_at"))

_view: Callable[..., CommentView] = CommentView  # from a row: the columns in their order, then the size

# With every making of a page; the ORM takes longer to word it than the database to answer. Plain SQL for both.
_STRETCH = f"""
    SELECT {", ".join(FIELDS)} FROM discussion_comment
    WHERE thread_id = %s AND reach > 0 AND path >= %s AND path < %s ORDER BY path LIMIT %s"""  # noqa: S608

Row = Sequence[Any]  # the columns of FIELDS, in their order

# A page that is made again shows the same comments but one: views are kept while their rows stay the same, and with
# them what was made of them (`CommentView.made`).
MEMORY = 64 * 1024 * 1024  # bytes
_kept: Kept[int, tuple[Row, CommentView]] = Kept(MEMORY)


def stretch(thread_id: int, start: str, end: str, most: int) -> list[tuple[Any, ...]]:
    """Visible comments of a thread from path `start` up to before `end`, in path order, as rows of FIELDS."""
    found = []
    for row in rows(_STRETCH, thread_id, start, end, most):
        cells = list(row)
        for at in _TIMES:
            cells[at] = aware(cells[at])
        found.append(tuple(cells))
    return found


def public_view(row: Row) -> CommentView:
    """A comment as the public sees it: of one that is not published, only its place is left."""
    kept = _kept.get(row[0])
    if kept is not None and kept[0] == row:
        return kept[1]
    cells = list(row)
    if row[_STATE] != PUBLISHED:
        for said in _SAID:
            cells[said] = ""
    view = _view(*cells, len(cells[_HTML]))
    # The row, the view, and its HTML again in what is made of it: as an article element, as JSON.
    _kept.put(view.id, (row, view), 3000 + 3 * bytes_of(view.html))
    return view


def whole_view(row: Row) -> CommentView:
    """A comment with its words whatever its state, for its author and for the desk."""
    return _view(*row, len(row[_HTML]))
