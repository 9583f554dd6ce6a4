"""How a comment stands in the panel: its words, with the labels of its points and the reasons of these."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from postilla.insights.excerpts import cut, shortened
from postilla.insights.reads.article import Heard
from postilla.insights.rules import shown_kinds
from postilla.insights.values import Label, Line, Point, Quotation, Said

NAMES = {
    "question": "Question", "correction": "Correction", "report": "First-hand report", "complaint": "Complaint",
    "praise": "Praise", "request": "Request", "opinion": "Opinion", "answer": "Answer",
}  # fmt: skip
STANCE = {"for": "for", "against": "against", "mixed": "for and against", "none": "no stance"}
FOLDED = 6  # points of a comment from which its labels are folded
BEGINS = 1_200  # characters of a comment that stand beside its labels


@dataclass(frozen=True)
class Labelled:
    """A point of a comment with its labels, as its forms need them."""

    point: Point
    text: str
    kind: str
    toward: str
    theme: str
    beside: tuple[dict[str, Any], ...]  # kinds that are nearly as sure


def _told(labels: Sequence[Label]) -> tuple[dict[str, Any], ...]:
    return tuple({"name": NAMES[one.name], "score": one.score, "words": one.words} for one in shown_kinds(labels))


def labelled(said: Said, heard: Heard, line: Line | None = None, quote: Quotation | None = None) -> dict[str, Any]:
    """A comment with its points: those that a line rests on, as far as it shows, and that are quoted, where it is."""
    comment = said.comment
    mine = _points(said, line, quote)
    begins = shortened(comment.text, 0, len(comment.text), BEGINS)
    return {
        "id": comment.id,
        "author": heard.names.get(comment.id, ""),
        "lang": comment.lang,
        "text": quote.text if quote else cut(said, [begins]),
        "whole": _told(said.reading.kinds) if len(said.reading.points) > 1 else (),
        "folded": len(mine) > FOLDED,
        "answering": said.reading.answering,
        "alone": len(mine) == 1,
        "points": [
            Labelled(point, cut(said, [(point.start, point.end)]), point.kinds[0].name, point.toward.name,
                     line.theme.key if line else "", _told(point.kinds)[1:])
            for point in mine
        ],
    }  # fmt: skip


def _points(said: Said, line: Line | None, quote: Quotation | None) -> Sequence[Point]:
    mine = points = said.reading.points
    if line is not None:
        cited = {(one.start, one.end) for one in line.points if one.comment_id == said.comment.id}
        mine = tuple(point for point in points if (point.start, point.end) in cited) or points
    spans = quote.spans if quote else ()
    return [one for one in mine if not spans or any(s <= one.start and one.end <= e for s, e in spans)] or mine
