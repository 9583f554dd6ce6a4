"""Comments with readings and meanings, for tests of what is made of them."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from postilla.insights.meaning import Meaning
from postilla.insights.values import Comment, Label, Point, Reading, Said
from postilla.insights.vectors import packed

START = datetime(2024, 1, 16, 8, tzinfo=UTC)
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")


def comment(number: int, text: str, person: str = "", **more) -> Comment:
    """A comment an hour after the one before it."""
    at = more.pop("at", START + timedelta(hours=number))
    return Comment(number, text, more.pop("lang", "en"), more.pop("parent", None), person or f"p{number}", at, **more)


def said(comments: Iterable[Comment], meaning: Meaning) -> list[Said]:
    """As simply read as can be: a sentence is a point, a question ends with its mark."""
    return [_said(one, meaning) for one in comments]


def _said(one: Comment, meaning: Meaning) -> Said:
    spans = [found.span() for found in _SENTENCE.finditer(one.text) if any(map(str.isalpha, found[0]))]
    points = tuple(Point(*span, (_kind(one.text[slice(*span)]),), Label("none", 0.5)) for span in spans)
    kinds = (points[0].kinds if points else (Label("opinion", 0.1),))[:1]
    answering = None if one.parent is None else Label("neither", 0.5)
    reading = Reading(one.id, kinds, Label("none", 0.5), answering, points)
    rows = meaning.of([one.text[slice(*span)] for span in spans], [one.lang] * len(spans))
    return Said(one, reading, packed(rows))


def _kind(text: str) -> Label:
    return Label("question" if text.rstrip().endswith("?") else "opinion", 0.6)
