"""Comments for the tests of reading."""

from datetime import UTC, datetime

from postilla.insights.reading import NOTHING, Names, read
from postilla.insights.values import Comment, Reading

DAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def comment(text: str, lang: str = "en", parent: str | None = None) -> Comment:
    """`parent`: the text of the comment that it answers."""
    return Comment(7, text, lang, None if parent is None else 3, "p", DAY, about="", parent_text=parent or "")


def reading(text: str, lang: str = "en", parent: str | None = None, names: Names = NOTHING) -> Reading:
    return read(comment(text, lang, parent), names)
