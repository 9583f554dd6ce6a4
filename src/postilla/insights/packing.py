"""How a reading is kept: JSON without names of fields, small and the same for the same reading. Pure."""

import json
from sys import intern
from typing import Any

from postilla.insights.values import Label, Point, Reading, Span
from postilla.vocabulary.kept import ENTRY, Kept

MEMORY = 8_000_000  # bytes of readings that are known already: pages ask for the same ones again
LETTER = 7  # bytes that what stands in a letter of the text takes in memory with the text itself, measured


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


_KNOWN: Kept[tuple[int, str], Reading] = Kept(MEMORY)


def unpacked(comment_id: int, text: str) -> Reading:
    """The reading of a comment from its text."""
    found = _KNOWN.get((comment_id, text))
    if found is None:
        found = _unpacked(comment_id, text)
        _KNOWN.put((comment_id, text), found, ENTRY + LETTER * len(text))
    return found


def _unpacked(comment_id: int, text: str) -> Reading:
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
    return Label(intern(kept[0]), kept[1], tuple(kept[2:]))


def _spans(kept: list[list[Any]]) -> tuple[Span, ...]:
    return tuple(Span(start, end, intern(name)) for start, end, name in kept)
