"""What the features of a text weigh for each label: one number for each, in a file that anybody can read.

`data/weights.json` is made by `training`. A weight of nought or less gives no reason.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from postilla.insights.reading.features import Features
from postilla.insights.reading.signs import Signs, Span

TOLD = 0.5  # a kind with this score or more is said; below it, it is a guess
FILE = Path(__file__).parent / "data" / "weights.json"
_STEEP = 1.0  # from a total to log odds
_MOST = 3  # words given as reasons
Weights = Mapping[str, float]  # "" is what every text has


@dataclass(frozen=True)
class Model:
    """By label."""

    kinds: Mapping[str, Weights]
    toward: Mapping[str, Weights]
    answering: Mapping[str, Weights]


@cache
def model() -> Model:
    made = json.loads(FILE.read_text(encoding="utf-8"))
    return Model(made["kinds"], made["toward"], made["answering"])


def weighed(found: Features, weights: Weights) -> float:
    """The total: above nought speaks for it."""
    return weights.get("", 0.0) + sum(value * weights.get(name, 0.0) for name, value in found.items())


def chance(total: float) -> float:
    return 1 / (1 + exp(-max(-20.0, min(20.0, _STEEP * total))))


def shares(found: Features, labels: Mapping[str, Weights]) -> dict[str, float]:
    """Of labels that exclude each other: what each has of the whole."""
    totals = {name: exp(max(-20.0, min(20.0, _STEEP * weighed(found, weights)))) for name, weights in labels.items()}
    whole = sum(totals.values())
    return {name: total / whole for name, total in totals.items()}


def reasons(signs: Sequence[Signs], weights: Weights) -> list[Span]:
    """Where the words stand that speak most for it, in the order of the text."""
    speaking = sorted(
        (-weights.get(group, 0.0), span)
        for one in signs
        for group, spans in one.found.items()
        for span in spans
        if weights.get(group, 0.0) > 0
    )
    taken: list[Span] = []
    for _, span in speaking:
        if len(taken) < _MOST and not any(span[0] < end and start < span[1] for start, end in taken):
            taken.append(span)
    return sorted(taken)
