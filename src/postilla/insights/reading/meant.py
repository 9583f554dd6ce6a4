"""What a comment and the one that it answers mean, as rows of whole steps, and what those rows weigh for each label.

`data/meanings.npz` is made by `training` for one engine of `meaning`; rows of another are not weighed. Sums are of
whole numbers, so they are the same in whatever company and on whatever machine a comment is read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import sqrt
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from postilla.insights.vectors import STEPS

FILE = Path(__file__).parent / "data" / "meanings.npz"
FINE = 4096  # steps to one of a weight
Steps = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Meant:
    """`points`: a row for each point, in whole steps. `parent`: of the comment answered; None of a root."""

    points: Steps
    parent: Steps | None = None

    @classmethod
    def of(cls, points: Sequence[bytes], parent: bytes | None = None) -> "Meant":
        """Of rows as `vectors.packed` makes them; at least one."""
        rows = np.frombuffer(b"".join(points), dtype=np.int8).reshape(len(points), -1).astype(np.int64)
        return cls(rows, None if parent is None else np.frombuffer(parent, dtype=np.int8).astype(np.int64))

    def point(self, at: int) -> "Meant":
        return Meant(self.points[at : at + 1], self.parent)

    @cached_property
    def whole(self) -> Steps:
        """The sum of the points; `share` makes its length that of one of them."""
        total: Steps = self.points.sum(axis=0, dtype=np.int64)
        return total

    @property
    def share(self) -> float:
        return 1 / sqrt(max(1, len(self.points)))


@dataclass(frozen=True, eq=False)
class Rows:
    """What each number of a row weighs for one label: of the comment's own, and of the comment answered."""

    own: Steps
    parent: Steps

    def total(self, meant: Meant) -> float:
        found = int(self.own @ meant.whole) * meant.share
        if meant.parent is not None:
            found += int(self.parent @ meant.parent)
        return found / (FINE * STEPS)

    def carrier(self, meant: Meant) -> int:
        """The point that speaks most for the label; the first of two alike."""
        return int(np.argmax(meant.points @ self.own))


class Kept(NamedTuple):
    engine: str  # whose rows are weighed
    weights: Mapping[str, Rows]  # by “task label”


@cache
def rows() -> Kept:
    """What comes with the room."""
    with np.load(FILE, allow_pickle=False) as kept:
        names, table = [str(name) for name in kept["names"]], kept["weights"].astype(np.int64)
        return Kept(str(kept["engine"]), {name: Rows(*table[at]) for at, name in enumerate(names)})
