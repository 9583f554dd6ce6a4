"""An article's comments laid out for counting: its points in one table, each with its comment and its group. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np

from postilla.insights.reading import TOLD
from postilla.insights.themes import NONE, Groups, Wording, drawn_together, groups
from postilla.insights.themes.everywhere import Part, group_of
from postilla.insights.values import Comment, Kind, Label, Point, Reading, Said
from postilla.insights.vectors import Array, unpacked, whole

LETTERS = 10.0  # of a point whose own words count as much as its whole comment
ANSWERED = 0.3  # what the comment answered counts beside both

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
    """Lay out comments, their points grouped by what they mean."""
    ordered = sorted(said, key=lambda one: one.comment.id)
    size = max((len(one.vectors) // len(one.reading.points) for one in ordered if one.reading.points), default=0)
    rows = np.concatenate([np.zeros((0, size), dtype=np.float32), *(_rows(one, size) for one in ordered)])
    langs = [one.comment.lang for one in ordered for _ in one.reading.points]
    found = groups(_in_company(ordered, drawn_together(rows)), langs)
    points = [(one.comment, point) for one in ordered for point in one.reading.points]
    placed = tuple(
        Placed(comment, point, number, int(found.labels[number])) for number, (comment, point) in enumerate(points)
    )
    return Table({one.comment.id: one for one in ordered}, placed, rows, found)


def _in_company(ordered: Sequence[Said], rows: Array) -> Array:
    """Rows of points that know the comment they stand in, and the one that it answers. The shorter a point, the more
    the rest of its comment says what it is about."""
    counts = [len(one.reading.points) for one in ordered]
    own = np.repeat(np.arange(len(ordered)), counts)
    wholes = np.zeros((len(ordered), rows.shape[1]))
    np.add.at(wholes, own, rows.astype(np.float64))
    comments = whole(wholes).astype(np.float64)
    lengths = np.array([point.end - point.start for one in ordered for point in one.reading.points], dtype=np.float64)
    alone = (lengths / (lengths + LETTERS))[:, None]
    mixed = alone * rows + (1 - alone) * comments[own]
    numbers = {one.comment.id: number for number, one in enumerate(ordered)}
    above = np.array([numbers.get(one.comment.parent or 0, -1) for one in ordered], dtype=np.int64)[own]
    mixed[above >= 0] += ANSWERED * comments[above[above >= 0]]
    mixed[~rows.any(axis=1)] = 0
    return whole(mixed)


def _rows(one: Said, size: int) -> Array:
    """Nought for points that were not embedded yet, or by another engine."""
    count = len(one.reading.points)
    if size and len(one.vectors) == count * size:
        return unpacked(one.vectors, size)
    return np.zeros((count, size), dtype=np.float32)


def kind_of(family: Family, comments: Sequence[Reading]) -> Kind:
    """The kind, of this family, that these comments are most of all: an opinion or an answer only where they are hardly
    anything else."""
    weight: dict[str, float] = {kind: 0.0 for kind in KINDS if FAMILY[kind] == family}
    for reading in comments:
        for number, label in enumerate(reading.kinds):
            if label.name in weight and (number == 0 or label.score >= TOLD):
                weight[label.name] += label.score * _TELLS.get(label.name, 1.0)
    best = min(weight, key=lambda name: (-round(weight[name], 6), name))
    return next(kind for kind in KINDS if kind == best)


def part(name: str, said: Sequence[Said]) -> Part:
    """What the pass over everything wants to know of an article: its groups, and which each point belongs to."""
    laid = table(said)
    members: dict[int, list[Placed]] = {}
    points: dict[int, list[int]] = {one: [] for one in laid.said}
    for placed in laid.points:
        points[placed.comment.id].append(placed.group)
        if placed.group != NONE:
            members.setdefault(placed.group, []).append(placed)
    found = tuple(
        group_of(
            laid.rows[[one.number for one in members[number]]],
            [Wording(one.text, one.comment.lang, one.comment.id, number) for one in members[number]],
        )
        for number in sorted(members)
    )
    numbers = {group: number for number, group in enumerate(sorted(members))} | {NONE: NONE}
    return Part(name, found, {one: tuple(numbers[group] for group in mine) for one, mine in points.items()})
