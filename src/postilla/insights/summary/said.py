"""An article's comments laid out for counting: its points in one table, each with its comment and its group. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count, repeat
from typing import NamedTuple, TypeVar, cast

import numpy as np
import numpy.typing as npt

from postilla.insights.reading import TOLD
from postilla.insights.rules import mark_of
from postilla.insights.summary.linking import linked
from postilla.insights.summary.people import copied, readers
from postilla.insights.themes import NONE, Groups, Wording, drawn_together, groups_of, key_of
from postilla.insights.themes.everywhere import Part, group_of
from postilla.insights.values import Answering, Comment, Label, Point, Reading, Said, Toward
from postilla.insights.vectors import Array, packed, unpacked, unstepped, whole

LETTERS = 20.0  # of a point whose own words count as much as its whole comment
ANSWERED = 0.8  # what the comment answered counts beside both
LEAST = 0.18  # how like each other the points of a group are on average: who reads a line is to see why

V = TypeVar("V")


class Placed(NamedTuple):
    """A point with what it belongs to."""

    comment: Comment
    point: Point
    number: int  # of its row
    group: int
    given: str = ""  # the key of the theme that an editor put it to

    @property
    def text(self) -> str:
        return self.comment.text[self.point.start : self.point.end]

    @property
    def kind(self) -> Label:
        return self.point.kinds[0]


@dataclass(frozen=True)
class Table:
    """All points of an article, in the order of their comments' ids; `steps` has the row of each, as it is kept."""

    said: Mapping[int, Said]
    points: tuple[Placed, ...]
    steps: npt.NDArray[np.int8]
    groups: Groups

    def rows(self, numbers: Sequence[int]) -> Array:
        return unstepped(self.steps[list(numbers)])

    def same(self, what: str, group: int, of: object, make: Callable[[], V]) -> V:
        """What `make` makes of a group: it is not made again while it would be made `of` the same."""
        kept: tuple[object, V] | None = self.groups.made.get((what, group))
        if kept is None or kept[0] != of:
            kept = self.groups.made[what, group] = of, make()
        return kept[1]


def table(said: Sequence[Said]) -> Table:
    """Lay out comments, their points grouped by what they mean."""
    by_id = {one.comment.id: one for one in sorted(said, key=lambda one: one.comment.id)}
    ordered = list(by_id.values())
    sizes = [len(one.vectors) // len(one.reading.points) for one in ordered if one.reading.points]
    size = max(sizes, default=0) or 1  # also where no point was embedded
    kept = {one.comment.id: _vectors(one, size) for one in ordered}
    rows: list[bytes] = []
    keys: list[bytes] = []
    for one in ordered:
        company = _in_company(one, kept[one.comment.id], kept.get(one.comment.parent or 0, b""))
        rows += company.rows
        keys += company.keys
    langs = [one.comment.lang for one in ordered for _ in one.reading.points]
    whose = [one.comment.id for one in ordered for _ in one.reading.points]
    parents = {one.comment.id: one.comment.parent for one in ordered}
    found = linked(groups_of(rows, langs, keys, least=LEAST), rows, langs, whose, parents)
    labels, placed = found.labels.tolist(), list[Placed]()
    for one in ordered:
        at = len(placed)
        placed += _placed(one, at, labels[at : at + len(one.reading.points)])
    return Table(by_id, tuple(placed), _matrix(list(kept.values()), size), found)


def _vectors(one: Said, size: int) -> bytes:
    """Nought for points that were not embedded yet, or by another engine."""
    length = len(one.reading.points) * size
    return one.vectors if len(one.vectors) == length else bytes(length)


def _matrix(parts: Sequence[bytes], size: int) -> npt.NDArray[np.int8]:
    return np.frombuffer(b"".join(parts), dtype=np.int8).reshape(-1, size)


class _Company(NamedTuple):
    """A comment's points as they are grouped, and the rows that this was made of."""

    vectors: bytes
    answered: bytes
    rows: tuple[bytes, ...]
    keys: tuple[bytes, ...]


def _in_company(one: Said, vectors: bytes, answered: bytes) -> _Company:
    """Rows of a comment's points that know the comment they stand in, and the one that it answers, with their keys."""
    found: _Company | None = one.made.get("company")
    if found is None or found.vectors != vectors or found.answered != answered:
        rows = _mixed(vectors, answered, [point.end - point.start for point in one.reading.points])
        keys = tuple(key_of(row, one.comment.lang) for row in rows)
        found = one.made["company"] = _Company(vectors, answered, rows, keys)
    return found


def _mixed(vectors: bytes, answered: bytes, lengths: Sequence[int]) -> tuple[bytes, ...]:
    """The shorter a point, the more the rest of its comment says what it is about."""
    if not lengths:
        return ()
    size = len(vectors) // len(lengths)
    rows = drawn_together(unpacked(vectors, size))
    letters = np.array(lengths, dtype=np.float64)
    alone = (letters / (letters + LETTERS))[:, None]
    mixed = alone * rows + (1 - alone) * _together(rows)
    if answered:
        mixed += ANSWERED * _together(drawn_together(unpacked(answered, size)))
    mixed[~rows.any(axis=1)] = 0
    made = packed(whole(mixed))
    return tuple(made[at : at + size] for at in range(0, len(made), size))


def _placed(one: Said, first: int, groups: list[int]) -> tuple[Placed, ...]:
    """A comment's points, the first of which has this row."""
    kept: tuple[int, list[int], tuple[Placed, ...]] | None = one.made.get("placed")
    if kept is None or kept[0] != first or kept[1] != groups:
        points = zip(count(first), one.reading.points, groups, chain(one.themes, repeat("")), strict=False)
        kept = first, groups, tuple(Placed(one.comment, point, at, group, key) for at, point, group, key in points)
        one.made["placed"] = kept
    return kept[2]


def _together(rows: Array) -> npt.NDArray[np.float64]:
    """What a comment says as a whole."""
    return whole(rows.sum(axis=0, dtype=np.float64, keepdims=True)).astype(np.float64)


def toward_of(point: Point) -> Toward:
    return cast(Toward, point.toward.name)


def answer_of(reading: Reading) -> Answering | None:
    """What a comment answers to the one above it, as far as it is sure enough to be told; None of a root."""
    if reading.answering is None:
        return None
    surely = reading.answering.name if reading.answering.score >= TOLD else ""
    return "disagrees" if surely == "disagrees" else "agrees" if surely == "agrees" else "neither"


def worded(one: Placed, reading: Reading, reader: str, likeness: float = 1.0) -> Wording:
    """A point as far as its words go, without personal data: that names no theme. `reader`: whose it counts as."""
    text = one.text
    for span in reading.masked:
        start, end = max(span.start - one.point.start, 0), min(span.end - one.point.start, len(text))
        if start < end:
            text = text[:start] + "\n" * (end - start) + text[end:]  # words on both sides are no expression
    return Wording(text, one.comment.lang, one.comment.id, one.group, likeness, reader)


def part(name: str, said: Sequence[Said]) -> Part:
    """What the pass over everything wants to know of an article: its groups, and which each point belongs to."""
    laid = table(said)
    who = readers(copied([one.comment for one in laid.said.values()]))
    members: dict[int, list[Placed]] = {}
    points: dict[int, list[int]] = {one: [] for one in laid.said}
    for placed in laid.points:
        points[placed.comment.id].append(placed.group)
        if placed.group != NONE:
            members.setdefault(placed.group, []).append(placed)
    found = tuple(
        group_of(
            laid.rows([one.number for one in members[number]]),
            [worded(one, laid.said[one.comment.id].reading, who[one.comment.id]) for one in members[number]],
        )
        for number in sorted(members)
    )
    numbers = {group: number for number, group in enumerate(sorted(members))} | {NONE: NONE}
    told = {one: tuple(numbers[group] for group in mine) for one, mine in points.items()}
    return Part(name, found, told, {one.comment.id: mark_of(one.vectors) for one in laid.said.values()})
