"""Fitting a filter's weights to labelled comments. Pure and deterministic: the same comments give the same bytes."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from random import Random

from postilla.screening.features import BITS, Seen
from postilla.screening.model import Prior, score

STEP = 0.5
ROUNDS = 8
SURE = 0.03  # an error smaller than this teaches nothing


@dataclass(frozen=True)
class Example:
    """A comment to learn from. `source`: where it is from; `weight`: how much it counts."""

    seen: Seen
    bad: bool
    source: str
    weight: float = 1.0


def fit(examples: Sequence[Example], counted: frozenset[str]) -> Prior:
    """The filter that tells these apart, by their words and by what `counted` names of their shape.

    Logistic regression by stochastic gradients whose steps shrink with use; no `good` scores and no calibration yet.
    """
    names = sorted({name for one in examples for name, _ in one.seen.shape} & counted)
    rows = [(_row(one.seen, names), float(one.bad), one.weight) for one in examples]
    size = (1 << BITS) + len(names)
    weights, used = array("d", bytes(8 * size)), array("d", b"")
    used = array("d", [1.0]) * size
    bias, order, dice = 0.0, list(range(len(rows))), Random(1)  # noqa: S311  (the same order each time is the point)
    for _ in range(ROUNDS):
        dice.shuffle(order)
        for at in order:
            places, bad, counts = rows[at]
            total = bias
            for where, value in places:
                total += weights[where] * value
            error = bad - 1 / (1 + exp(-max(-30.0, min(30.0, total))))
            if -SURE < error < SURE:
                continue
            error *= counts
            bias += 0.02 * error
            for where, value in places:
                slope = error * value
                used[where] += slope * slope
                weights[where] += STEP * slope / sqrt(used[where])
    return _small(weights, bias, names)


def calibrate(scores: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and offset from a score to log odds at even odds, from scores of comments that were not learnt from."""
    bad = sum(1 for _, label in scores if label) or 1
    share = {True: 0.5 / bad, False: 0.5 / (len(scores) - bad or 1)}
    slope, offset = 1.0, 0.0
    for _ in range(400):
        down_slope = down_offset = 0.0
        for scored, label in scores:
            error = share[label] * (label - 1 / (1 + exp(-max(-30.0, min(30.0, slope * scored + offset)))))
            down_slope += error * scored
            down_offset += error
        slope, offset = max(0.05, slope + 0.5 * down_slope), offset + 0.5 * down_offset
    return round(slope, 4), round(offset, 4)


def scores_of(examples: Sequence[Example], prior: Prior) -> list[tuple[float, bool]]:
    return [(score(one.seen, prior).score, one.bad) for one in examples]


def odds(share: float) -> float:
    return log(share / (1 - share))


def _row(seen: Seen, names: list[str]) -> list[tuple[int, float]]:
    share = 1 / sqrt(len(seen.text) or 1)
    shape = dict(seen.shape)
    counted = [((1 << BITS) + at, shape[name]) for at, name in enumerate(names) if name in shape]
    return [(at, share) for at in seen.places] + counted


def _small(weights: "array[float]", bias: float, names: list[str]) -> Prior:
    """Weights as signed bytes: the largest is 127."""
    text = weights[: 1 << BITS]
    scale = max(map(abs, text)) / 127 or 1.0
    shape = {name: round(weights[(1 << BITS) + at], 4) for at, name in enumerate(names)}
    small = array("b", (round(weight / scale) for weight in text))
    return Prior(small, round(scale, 8), round(bias, 4), shape, 1.0, 0.0, ())
