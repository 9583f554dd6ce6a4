"""The arithmetic of a filter: weights that came with the room, counts of what was learnt here, and their sum. Pure.

A score is a sum over features. Every feature of the text adds (weight that came + gain · weight learnt) / √features;
what can be counted adds weight · value. What was learnt of a feature is how much more often than expected it stood in
comments of one kind, drawn towards nothing while it is rare. It follows from whole numbers alone, so that lessons can
be added in any order and taken back exactly.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from math import exp, log, sqrt

from postilla.screening.features import HERE, Seen, place

FIRM = 1.0  # how often something must be seen to be believed
VIRTUAL = 20  # lessons of each kind that say nothing, so that those of one kind alone teach something
GAIN = 0.35  # of what was learnt, against what came
SHOWN = 0.02  # points from which a part may be named
RATE_FIRM = 20.0  # decisions until the share of bad comments here counts as much as even odds


@dataclass(frozen=True)
class Prior:
    """A filter as it comes. `good`: scores of good comments that it had not seen, ascending; thresholds follow from
    them. `slope`, `offset`: from a score to log odds."""

    weights: "array[int]"  # signed bytes, by place
    scale: float
    bias: float
    shape: dict[str, float]
    slope: float
    offset: float
    good: tuple[float, ...]
    version: str = ""
    apart: float = 1.0  # share at which the text counts where no group of people is named


@dataclass
class Counts:
    """What was learnt of one filter: in how many good and bad comments each place was seen, and how many there were."""

    good: "array[int]" = field(default_factory=lambda: array("i", bytes(4 * (HERE + 1))))
    bad: "array[int]" = field(default_factory=lambda: array("i", bytes(4 * (HERE + 1))))
    totals: list[int] = field(default_factory=lambda: [0, 0])  # good, bad
    languages: dict[str, list[int]] = field(default_factory=dict)  # the same by language

    def __post_init__(self) -> None:
        self.weights = Weights(self)  # by place, in log odds; 0 for what was never seen

    def add(self, places: "array[int]", bad: bool, language: str, times: int = 1) -> None:
        """Learn one comment; `times` -1 unlearns it."""
        counts = self.bad if bad else self.good
        self.weights.clear()
        for at in places:
            counts[at] += times
        self.totals[bad] += times
        spoken = self.languages.setdefault(language, [0, 0])
        spoken[bad] += times
        if spoken == [0, 0]:
            del self.languages[language]

    def rate(self, language: str) -> float:
        """Log odds of a comment in this language being bad here, against even odds."""
        good, bad = self.languages.get(language) or self.totals
        return log((bad + RATE_FIRM) / (good + RATE_FIRM))


class Weights(dict[int, float]):
    """What was learnt of each place, worked out when it is first asked for and kept until a lesson is added."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts

    def __missing__(self, at: int) -> float:
        counts = self._counts
        good, bad = counts.good[at], counts.bad[at]
        goods, bads = counts.totals[0] + VIRTUAL, counts.totals[1] + VIRTUAL
        expected = (good + bad) / (goods + bads)
        weight = log((bad + FIRM) / (expected * bads + FIRM)) - log((good + FIRM) / (expected * goods + FIRM))
        self[at] = weight
        return weight


@dataclass(frozen=True)
class Scored:
    """A score, and what each feature added to it: (points, feature), for features with a name to show."""

    score: float
    parts: tuple[tuple[float, str], ...]


def lesson(seen: Seen) -> "array[int]":
    """The places of a comment as they are learnt: each once, ascending. Its words cannot be had back from them."""
    shape = [_place_of_shape(name) for name, value in seen.shape if value >= 0.5]
    return array("H", sorted({*seen.here, *shape}))


def score(seen: Seen, prior: Prior, learnt: Counts | None = None) -> Scored:
    """How much the features speak for the suspicion. Above 0: more than against it."""
    share = 1 / sqrt(len(seen.text) + len(seen.parts) or 1)
    counts = 1.0 if seen.listed.get("group") else prior.apart
    came = counts * prior.scale * share
    taught = learnt.weights if learnt is not None and learnt.totals != [0, 0] else None
    weights = _each(seen, prior.weights)
    total = counts * prior.bias + came * sum(weights)
    if taught is None:
        parts = [
            (point, feature) for weight, feature in zip(weights, seen.text, strict=False)
            if weight > 0 and (point := came * weight) > SHOWN
        ]  # fmt: skip
    else:
        gained, gains = GAIN * share, list(map(taught.__getitem__, seen.here))
        total += gained * sum(gains)
        points = (came * weight + gained * gain for weight, gain in zip(weights, gains, strict=True))
        parts = [(point, feature) for point, feature in zip(points, seen.text, strict=False) if point > SHOWN]
    for name, value in seen.shape:
        point = prior.shape.get(name, 0.0) * value
        if taught is not None and value >= 0.5:
            point += GAIN * taught[_place_of_shape(name)]
        total += point
        if point > SHOWN:
            parts.append((point, f"s {name}"))
    return Scored(total, tuple(sorted(parts, reverse=True)))


def _each(seen: Seen, weights: "array[int]") -> Sequence[int]:
    """The weight of each feature, in order."""
    return seen.of_all(weights) if len(seen.places) > 1 else [weights[at] for at in seen.places]


@cache
def _place_of_shape(name: str) -> int:
    """Where it is counted here that a text has a shape; there are few."""
    return place(f"s {name}") & HERE


def chance(scored: float, prior: Prior, rate: float = 0.0) -> float:
    """A score as a probability, given the log odds of bad comments here."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, prior.slope * scored + prior.offset + rate))))


def threshold(good: tuple[float, ...], share: float) -> float:
    """The score above which at most this share of good comments lies; `good` ascending and not empty."""
    allowed = int(share * len(good))
    return good[-1 - allowed] if allowed < len(good) else good[0]
