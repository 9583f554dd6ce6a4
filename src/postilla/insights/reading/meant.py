"""What a comment and the one that it answers mean, as rows of whole steps, and what those rows weigh for each label.

A comment has one long row of several parts (`PARTS`). It is weighed number by number, and once more by what pairs of
its widest directions say together: thanks under a question are not thanks under a reproach. `data/meanings.npz` is made
by `training` for one engine of `meaning`; rows of another are not weighed. Sums are of whole numbers, so they are the
same in whatever company and on whatever machine a comment is read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path

import numpy as np
import numpy.typing as npt

from postilla.insights.vectors import STEPS

FILE = Path(__file__).parent / "data" / "meanings.npz"
PARTS: Mapping[str, float] = {  # and what each counts
    "points": 1.0,  # the sum of all
    "whole": 0.7,  # the comment as one text
    "asking": 0.85,  # the sum of the points that ask
    "first": 0.55,  # point
    "answered": 0.85,  # the comment answered
}
FINE = 4096  # steps to one of a weight
TURNED = 512  # and of a number in the widest directions
Steps = npt.NDArray[np.int64]
Whole = npt.NDArray[np.float64]  # of whole numbers small enough to be exact


@dataclass(frozen=True, eq=False)
class Meant:
    """`points`: a row for each point, in whole steps. `whole`: of all together. `parent`: of the comment answered; None
    of a root."""

    points: Steps
    whole: Steps
    parent: Steps | None = None

    @classmethod
    def of(cls, points: Sequence[bytes], whole: bytes, parent: bytes | None = None) -> "Meant":
        """Of rows as `vectors.packed` makes them; at least one point."""
        rows = _steps(b"".join(points)).reshape(len(points), -1)
        return cls(rows, _steps(whole), None if parent is None else _steps(parent))

    def point(self, at: int) -> "Meant":
        return Meant(self.points[at : at + 1], self.points[at], self.parent)

    @property
    def above(self) -> "Meant | None":
        """The comment answered by itself, as one point."""
        return None if self.parent is None else Meant(self.parent[None], self.parent)

    def row(self, asks: Sequence[bool]) -> Whole:
        """The long row, in whole steps. `asks`: which points do."""
        asking = self.points[np.array(asks, dtype=bool)]
        parts = (
            self.points.sum(axis=0) / sqrt(len(self.points)),
            self.whole,
            asking.sum(axis=0) / sqrt(max(1, len(asking))),
            self.points[0],
            np.zeros_like(self.whole) if self.parent is None else self.parent,
        )
        long: Whole = np.concatenate([np.rint(part * share) for part, share in zip(parts, PARTS.values(), strict=True)])
        return long


def _steps(kept: bytes) -> Steps:
    return np.frombuffer(kept, dtype=np.int8).astype(np.int64)


def turned(rows: Whole, ways: Whole) -> Whole:
    """Long rows in the widest directions, in whole steps. `ways`: [long, directions], in steps."""
    found: Whole = np.rint((rows @ ways) * (TURNED / (STEPS * FINE)))
    return found


@dataclass(frozen=True, eq=False)
class Rows:
    """`engine`: whose rows are weighed. Of each label (“task label”): what each number weighs [labels, long], and each
    pair of directions [labels, directions²]; all in steps."""

    engine: str
    labels: Mapping[str, int]
    single: Whole
    ways: Whole
    pairs: Whole

    def totals(self, row: Whole) -> Whole:
        """Of every label, in their order. One row at a time: a product of several wakes all cores, who wait for each
        other longer than they work."""
        wide = turned(row, self.ways)
        found: Whole = (self.single @ row) / (FINE * STEPS)
        found += (self.pairs @ np.outer(wide, wide).ravel()) / (FINE * float(TURNED) ** 2)
        return found

    def carrier(self, label: str, meant: Meant) -> int:
        """The point that speaks most for the label; the first of two alike."""
        return int(np.argmax(meant.points @ self.single[self.labels[label], : meant.points.shape[1]]))


@cache
def rows() -> Rows:
    """What comes with the room."""
    with np.load(FILE, allow_pickle=False) as kept:
        labels = {str(name): at for at, name in enumerate(kept["labels"])}
        single, ways = kept["single"].astype(np.float64), kept["ways"].astype(np.float64)
        return Rows(str(kept["engine"]), labels, single, ways, squared(kept["pairs"], ways.shape[1]))


def squared(halves: npt.NDArray[np.integer | np.floating], size: int) -> Whole:
    """Of what each pair weighs, kept once, [labels, size²] with the pair in its place and nought in the mirror's."""
    full = np.zeros((len(halves), size, size))
    full[:, *np.triu_indices(size)] = halves
    return full.reshape(len(halves), -1)
