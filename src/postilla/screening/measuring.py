"""How well scores tell bad from good. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

Scores = Sequence[tuple[float, bool]]  # a score, and whether it is of a bad one


@dataclass(frozen=True)
class Confusion:
    """What a threshold does: bad and good ones held and let through."""

    bad_held: int
    good_held: int
    bad_through: int
    good_through: int

    @property
    def precision(self) -> float:
        """Of what is held, the share that is bad; 0 where nothing is held."""
        return _share(self.bad_held, self.good_held)

    @property
    def recall(self) -> float:
        return _share(self.bad_held, self.bad_through)

    @property
    def good_share(self) -> float:
        """Of the good ones, the share that is held."""
        return _share(self.good_held, self.good_through)


@dataclass(frozen=True)
class Bin:
    """Of comments that were given about the same chance: how many, the chance on average, the share that was bad."""

    number: int
    said: float
    was: float


def auc(scores: Scores) -> float:
    """How often a bad one has the higher score of a bad and a good one; equal scores count for half.

    >>> auc([(0.1, False), (0.4, True), (0.4, False), (0.9, True)])
    0.875
    """
    ordered = sorted(scores)
    bad = sum(label for _, label in ordered)
    ranks, at = 0.0, 0
    while at < len(ordered):
        end = at
        while end < len(ordered) and ordered[end][0] == ordered[at][0]:
            end += 1
        ranks += sum(label for _, label in ordered[at:end]) * (at + end + 1) / 2
        at = end
    return (ranks - bad * (bad + 1) / 2) / (bad * (len(ordered) - bad))


def confusion(scores: Scores, threshold: float) -> Confusion:
    """What holding everything above a threshold does."""
    held = [label for score, label in scores if score > threshold]
    through = [label for score, label in scores if score <= threshold]
    return Confusion(sum(held), len(held) - sum(held), sum(through), len(through) - sum(through))


def calibration(chances: Scores, bins: int = 5) -> list[Bin]:
    """Chances in bins of equal width, the lowest first; empty ones are left out."""
    parts: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for chance, label in chances:
        parts[min(bins - 1, int(chance * bins))].append((chance, label))
    return [
        Bin(len(part), sum(chance for chance, _ in part) / len(part), sum(label for _, label in part) / len(part))
        for part in parts
        if part
    ]


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 0.0
