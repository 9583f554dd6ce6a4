"""Labels with scores and the places of their reasons, from signs and weights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from postilla.insights.reading.features import features
from postilla.insights.reading.signs import Signs, Span
from postilla.insights.reading.weighing import chance, model, reasons, shares, weighed

# Signs that a text may mean the opposite. A text that gives orders to a machine (“orders”) says nothing of its matter.
_WRY = ("irony", "wry")
_DOUBTED = 0.6  # of a score, where it may
_TURNED = 0.65  # the most that praise scores beside words of blame: it may be meant the other way
_UNKNOWN = 0.8  # of a score, where nobody knows the language


@dataclass(frozen=True)
class Judged:
    name: str
    score: float
    places: tuple[Span, ...]


def kinds(signs: Sequence[Signs], parent: Sequence[Signs] | None, *, known: bool) -> list[Judged]:
    """Every kind with its score, best first. `known`: there is a table for the language."""
    found = features(signs, parent)
    labels = []
    for name, weights in model().kinds.items():
        score = chance(weighed(found, weights)) * (1.0 if known else _UNKNOWN)
        if name == "question" and "rhetoric" in found and "ask_want" not in found:
            score *= _DOUBTED
        if name == "praise" and any(sign in found for sign in _WRY):
            score *= _DOUBTED
        if name == "praise" and "bad" in found:
            score = min(score, _TURNED)
        if "orders" in found:
            score *= _DOUBTED
        labels.append(Judged(name, round(score, 3), tuple(reasons(signs, weights))))
    return sorted(labels, key=lambda one: (-one.score, one.name))


def toward(signs: Sequence[Signs], parent: Sequence[Signs] | None) -> Judged:
    """Toward the thing spoken of."""
    found = features(signs, parent)
    best = _best(shares(found, model().toward))
    doubted = "orders" in found or (best[0] == "for" and any(sign in found for sign in _WRY))
    score = best[1] * (_DOUBTED if doubted else 1.0)
    if best[0] == "for" and "bad" in found:
        score = min(score, _TURNED)
    return Judged(best[0], round(score, 3), tuple(reasons(signs, model().toward[best[0]])))


def answering(signs: Sequence[Signs], parent: Sequence[Signs]) -> Judged:
    """Toward the comment answered."""
    name, score = _best(shares(features(signs, parent), model().answering))
    return Judged(name, round(score, 3), tuple(reasons(signs, model().answering[name])))


def _best(scores: Mapping[str, float]) -> tuple[str, float]:
    return max(scores.items(), key=lambda one: (one[1], one[0]))
