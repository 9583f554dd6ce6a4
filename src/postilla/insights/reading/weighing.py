"""What the features of a text weigh for each label: one number for each, in a file that anybody can read.

`data/weights.json` is made by `training`. A weight of nought or less gives no reason.
"""

import json
from collections.abc import Mapping, Sequence
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


Model = Mapping[str, Mapping[str, Weights]]  # by task and label


@cache
def model(*, meant: bool) -> Model:
    """`meant`: the weights of words beside those of what a comment means (`meant`), else of words that stand alone."""
    made: Mapping[str, Model] = json.loads(FILE.read_text(encoding="utf-8"))
    return made["meant" if meant else "words"]


@cache
def _columns(task: str, *, meant: bool) -> tuple[tuple[str, ...], Mapping[str, tuple[float, ...]]]:
    """The labels of a task, and of each feature what it weighs for each of them."""
    weights = model(meant=meant)[task]
    names = {name for own in weights.values() for name in own}
    return tuple(weights), {name: tuple(own.get(name, 0.0) for own in weights.values()) for name in names}


def weighed_all(found: Features, task: str, *, meant: bool) -> dict[str, float]:
    """The total of each label: above nought speaks for it. `meant`: see `model`."""
    labels, columns = _columns(task, meant=meant)
    totals = [0.0] * len(labels)
    for name, value in found.items():
        if (column := columns.get(name)) is not None:
            totals = [total + value * weight for total, weight in zip(totals, column, strict=True)]
    always = columns.get("", (0.0,) * len(labels))  # what every text has
    return {label: one + total for label, one, total in zip(labels, always, totals, strict=True)}


def chance(total: float) -> float:
    return 1 / (1 + exp(-max(-20.0, min(20.0, _STEEP * total))))


def shares(totals: Mapping[str, float]) -> dict[str, float]:
    """Of labels that exclude each other: what each has of the whole."""
    odds = {name: exp(max(-20.0, min(20.0, _STEEP * total))) for name, total in totals.items()}
    whole = sum(odds.values())
    return {name: one / whole for name, one in odds.items()}


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
