"""What the signs of a sentence weigh for each kind, and how several sentences make a comment's kinds.

A weight is log odds, set by hand from what the sign means.
"""

from collections.abc import Iterable, Mapping
from math import exp, sqrt

from postilla.insights.reading.signs import Signs, Span
from postilla.insights.values import Kind

TOLD = 0.5  # a kind with this score or more is said; below it, it is a guess
_MOST = 3  # words given as reasons
Weights = Mapping[str, float]

HAND: Mapping[Kind, Weights] = {
    "question": {"": -3.0, "?": 3.2, "? within": 1.5, "ask_wh": 1.6, "ask_inv": 1.4, "ask_want": 2.6, "ask_tag": 0.4,
                 "rhetoric": -2.6, "irony": -1.0, "??": -0.6, "wry": -0.8},
    "correction": {"": -3.4, "wrong": 1.8, "article": 1.3, "notbut": 1.2, "actually": 0.8, "missing": 1.2, "digit": 0.4,
                   "?": -1.5, "link": 0.5, "own": -0.8, "i": -0.3},
    "report": {"": -2.8, "own": 2.2, "work": 2.4, "saw": 1.6, "duration": 0.9, "i": 0.9, "digit": 0.4, "?": -1.5,
               "think": -0.7, "modal": -0.2},
    "complaint": {"": -2.4, "bad": 1.5, "not good": 1.4, "!!": 0.4, "!": 0.1, "cross": 1.2, "own": 0.3, "good": -0.6,
                  "?": -0.5, "please": -0.3, "not bad": -0.6, "thanks": -0.6},
    "praise": {"": -2.6, "good": 1.5, "thanks": 1.4, "not bad": 0.9, "happy": 1.0, "bad": -1.0, "irony": -1.0,
               "not good": -1.5, "?": -1.2, "!": 0.3, "wry": -0.8, "but": -0.3, "quoted": -0.2},
    "request": {"": -3.0, "please": 2.6, "imper": 2.0, "should": 1.5, "ask_want": -0.6, "?": -0.4, "own": -0.4},
    "opinion": {"": -1.2, "think": 1.6, "judge": 1.4, "modal": 0.5, "should": 0.4, "but": 0.3, "rhetoric": 1.0,
                "irony": 0.5, "own": -0.8, "?": -0.9, "ask_wh": -0.5, "thanks": -0.5, "please": -0.4, "work": -0.6,
                "saw": -0.4},
    "answer": {"": -4.0, "reply": 0.6, "asked": 2.2, "because": 0.8, "yes": 0.8, "help": 1.2, "you": 0.5, "at": 0.9,
               "?": -1.8, "link": 0.6, "digit": 0.4, "agree": -0.4, "disagree": 0.3, "think": -0.3, "actually": 0.4},
}  # fmt: skip


def weighed(signs: Signs, weights: Weights) -> float:
    """Log odds: the second and later hits of a group count less and less."""
    total = weights.get("", 0.0)
    for group, spans in signs.found.items():
        if weight := weights.get(group):
            total += weight * sqrt(min(len(spans), 4))
    return total


def chance(odds: float) -> float:
    return 1 / (1 + exp(-max(-20.0, min(20.0, odds))))


def reasons(signs: Signs, weights: Weights) -> list[Span]:
    """Where the words stand that speak most for it, in the order of the text."""
    speaking = sorted(
        ((weights.get(group, 0.0), spans) for group, spans in signs.found.items() if weights.get(group, 0.0) > 0),
        key=lambda one: (-one[0], one[1]),
    )
    taken: list[Span] = []
    for span in (span for _, spans in speaking for span in spans):
        if len(taken) < _MOST and not any(span[0] < end and start < span[1] for start, end in taken):
            taken.append(span)
    return sorted(taken)


def together(scores: Iterable[float]) -> float:
    """The score of a kind that several sentences have: the best, raised a little by the others."""
    ranked = sorted(scores, reverse=True)
    if not ranked:
        return 0.0
    rest = 1.0
    for score in ranked[1:4]:
        rest *= 1 - 0.25 * score
    return 1 - (1 - ranked[0]) * rest
