"""Simple parts in the place of the real ones, so that what is kept and shown is tested without their judgement."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pytest

from postilla.insights.values import Comment, Label, Line, Point, Quotation, Reading, Said, Summary, Theme


def read(comment: Comment) -> Reading:
    """A sentence is a point; one with a question mark is a question, any other an opinion."""
    points, start = [], 0
    for sentence in comment.text.splitlines():
        kind = "question" if "?" in sentence else "opinion"
        points.append(Point(start, start + len(sentence), (Label(kind, 0.8, (sentence[-5:],)),), Label("none", 0.5)))
        start += len(sentence) + 1
    kinds = tuple({point.kinds[0].name: point.kinds[0] for point in points}.values())
    return Reading(comment.id, kinds, Label("none", 0.5), Label("neither", 0.5), tuple(points))


def read_all(comments: Sequence[Comment], names: Any) -> Any:
    from postilla.insights.parts import Read

    readings = [read(comment) for comment in comments]
    return Read("words", readings, [[b"0"] * len(one.points) for one in readings])


def summarise(said: Sequence[Said], themes: Sequence[Theme]) -> Summary:
    """A line for each kind."""
    by_kind: dict[Any, list[Said]] = defaultdict(list)
    for one in said:
        for kind in {point.kinds[0].name for point in one.reading.points}:
            by_kind[kind].append(one)
    lines = [
        Line(
            f"{kind}:all", kind, Theme("all", {"en": ("car",)}), len({one.comment.person for one in those}),
            tuple(one.comment.id for one in those), {"none": len(those)}, {},
            tuple(Quotation(one.comment.id, one.comment.text, one.comment.lang, "none") for one in those[:3]),
        )
        for kind, those in sorted(by_kind.items())
    ]  # fmt: skip
    return Summary(tuple(lines), len(said), len({one for line in lines for one in line.comments}))


@pytest.fixture
def simply(monkeypatch: pytest.MonkeyPatch) -> None:
    from postilla.insights import parts

    monkeypatch.setattr(parts, "version", lambda: 1)
    monkeypatch.setattr(parts, "read_all", read_all)
    monkeypatch.setattr(parts, "summarise", summarise)
    monkeypatch.setattr(parts, "meaning_name", lambda: "words")
    monkeypatch.setattr(parts, "embed", lambda said: ("words", [b"0"] * len(said)))
    monkeypatch.setattr(parts, "nearest", lambda rows, langs, known: [""] * len(rows))
