"""Whose turn it is: how a comment stands toward the one it answers, told once more with what both are told to do.

Who speaks for what the other speaks against mostly disagrees; who answers whoever answered them mostly goes on. So the
answer's own scores, those of the comment answered (read by itself, as one point) and what pairs of them say together
are weighed like signs.
"""

from collections.abc import Mapping
from itertools import product
from math import tanh

from postilla.insights.reading.features import Features

TASK = "turns"  # the task of these weights, beside those of `weighing`
OWN, ABOVE = ("answering", "toward", "kinds"), ("toward", "kinds")  # tasks whose totals are weighed
Totals = Mapping[str, Mapping[str, float]]  # by task and label


def turn(own: Totals, above: Totals, *, back: bool) -> Features:
    """What is weighed. `own`: totals of the answer; `above`: of the comment answered. `back`: that one answers the same
    person."""
    answering = own["answering"]
    mine, theirs = {task: _even(own[task]) for task in OWN}, {task: _even(above[task]) for task in ABOVE}
    found = dict(answering)
    found |= {f"own {label}": one for task in ABOVE for label, one in mine[task].items()}
    found |= {f"above {label}": one for task in ABOVE for label, one in theirs[task].items()}
    for (label, one), (over, other) in product(mine["toward"].items(), theirs["toward"].items()):
        found[f"{label} under {over}"] = one * other
    if back:
        found |= {"back": 1.0} | {f"back, {label}": one for label, one in mine["answering"].items()}
    return found


def _even(totals: Mapping[str, float]) -> dict[str, float]:
    """Between -1 and 1: how sure is more than sure says little."""
    return {label: tanh(one / 2) for label, one in totals.items()}
