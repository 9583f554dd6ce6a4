"""From a row to the value that other rooms see."""

from collections.abc import Sequence
from typing import Any

from postilla.discussion.values import PUBLISHED, CommentView

FIELDS = (
    "id", "thread_id", "parent_id", "path", "depth", "ordinal", "state", "author_name", "website", "html", "language",
    "avatar", "created_at", "edited_at", "agreements", "reach", "anchor", "guest_id",
)  # fmt: skip
_STATE, _NAME, _WEBSITE, _HTML = (FIELDS.index(name) for name in ("state", "author_name", "website", "html"))

_view: Any = CommentView  # from a row: the columns in their order, then the size


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
