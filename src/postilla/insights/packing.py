"""How a reading is kept: JSON without names of fields, small and the same for the same reading. Pure."""

import json
from typing import Any

from postilla.insights.values import Label, Point, Reading, Span


def packed(reading: Reading) -> str:
    """A reading as text; `unpacked` gives it back."""
    said = [
        [_label(one) for one in reading.kinds],
        _label(reading.toward),
        None if reading.answering is None else _label(reading.answering),
        [[p.start, p.end, [_label(one) for one in p.kinds], _label(p.toward)] for p in reading.points],
        *([[s.start, s.end, s.name] for s in spans] for spans in (reading.entities, reading.evidence, reading.masked)),
    ]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def unpacked(comment_id: int, text: str) -> Reading:
    kinds, toward, answering, points, entities, evidence, masked = json.loads(text)
    return Reading(
        comment_id, _labels(kinds), _labelled(toward), None if answering is None else _labelled(answering),
        tuple(Point(start, end, _labels(kinds), _labelled(toward)) for start, end, kinds, toward in points),
        _spans(entities), _spans(evidence), _spans(masked),
    )  # fmt: skip


def _labels(kept: list[list[Any]]) -> tuple[Label, ...]:
    return tuple(map(_labelled, kept))


def _label(label: Label) -> list[Any]:
    return [label.name, round(label.score, 4), *label.words]


def _labelled(kept: list[Any]) -> Label:
    return Label(kept[0], kept[1], tuple(kept[2:]))


def _spans(kept: list[list[Any]]) -> tuple[Span, ...]:
    return tuple(Span(start, end, name) for start, end, name in kept)
