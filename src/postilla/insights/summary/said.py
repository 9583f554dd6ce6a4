"""An article's comments laid out for counting: its points in one table, each with its comment and its group. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np

from postilla.insights.themes import Groups, groups
from postilla.insights.values import Comment, Kind, Label, Point, Said
from postilla.insights.vectors import Array, unpacked

Family = str
FAMILY: Mapping[str, Family] = {
    "question": "asked", "request": "asked", "correction": "corrected",
    "complaint": "said", "praise": "said", "report": "said", "opinion": "said", "answer": "said",
}  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
_TELLS = {"opinion": 0.6, "answer": 0.3}  # what a kind counts less for saying less


@dataclass(frozen=True, slots=True)
class Placed:
    """A point with what it belongs to."""

    comment: Comment
    point: Point
    number: int  # of its row
    group: int

    @property
    def text(self) -> str:
        return self.comment.text[self.point.start : self.point.end]

    @property
    def kind(self) -> Label:
        return self.point.kinds[0]


@dataclass(frozen=True)
class Table:
    """All points of an article, in the order of their comments' ids; `rows` has a row for each."""

    said: Mapping[int, Said]
    points: tuple[Placed, ...]
    rows: Array
    groups: Groups


def table(said: Sequence[Said]) -> Table:
    """Lay out comments, grouped by what they mean."""
    ordered = sorted(said, key=lambda one: one.comment.id)
    size = max((len(one.vectors) // len(one.reading.points) for one in ordered if one.reading.points), default=0)
    rows = np.concatenate([np.zeros((0, size), dtype=np.float32), *(_rows(one, size) for one in ordered)])
    langs = [one.comment.lang for one in ordered for _ in one.reading.points]
    found = groups(rows, langs)
    points = [(one.comment, point) for one in ordered for point in one.reading.points]
    placed = tuple(
        Placed(comment, point, number, int(found.labels[number])) for number, (comment, point) in enumerate(points)
    )
    return Table({one.comment.id: one for one in ordered}, placed, rows, found)


def _rows(one: Said, size: int) -> Array:
    """Nought for points that were not embedded yet, or by another engine."""
    count = len(one.reading.points)
    if size and len(one.vectors) == count * size:
        return unpacked(one.vectors, size)
    return np.zeros((count, size), dtype=np.float32)


def kind_of(points: Sequence[Placed]) -> Kind:
    """The kind that these points are most of all. An opinion or an answer only where they are hardly anything else."""
    weight: dict[str, float] = {}
    for one in points:
        for label in one.point.kinds[:2]:
            if FAMILY[label.name] == FAMILY[one.kind.name]:
                weight[label.name] = weight.get(label.name, 0.0) + label.score * _TELLS.get(label.name, 1.0)
    best = min(weight, key=lambda name: (-round(weight[name], 6), name))
    return next(kind for kind in KINDS if kind == best)
