"""Toward the thing spoken of, and toward the comment answered."""

from collections.abc import Mapping, Sequence

from postilla.insights.reading.signs import Signs, Span
from postilla.insights.reading.weighing import Weights, chance, reasons, weighed

FOR: Weights = {"good": 1.0, "not bad": 0.9, "thanks": 0.9, "happy": 1.0, "agree": 0.2}
AGAINST: Weights = {"bad": 1.0, "not good": 1.0, "cross": 1.0, "rhetoric": 0.9, "irony": 0.8, "wry": 0.4, "??": 0.4,
                    "!!": 0.2, "quoted": 0.3}  # fmt: skip
AGREES: Weights = {"": -0.6, "agree": 1.9, "thanks": 0.2, "own": 0.2, "concede": -0.4, "disagree": -1.6, "?": -1.2}
DISAGREES: Weights = {"": -0.9, "disagree": 1.9, "concede": 1.4, "but": 0.5, "rhetoric": 0.8, "irony": 0.4,
                      "agree": -1.0, "notbut": 0.4, "?": -0.4, "no": 0.3}  # fmt: skip
_LEAN, _BOTH = 0.6, 0.8


def toward(signs: Signs) -> tuple[str, float, list[Span]]:
    """Name, score and words of the stance toward the thing spoken of."""
    good, bad = weighed(signs, FOR), weighed(signs, AGAINST)
    if good >= _BOTH and bad >= _BOTH:
        return "mixed", chance(min(good, bad) - 0.6), reasons(signs, {**FOR, **AGAINST})
    if max(good, bad) < _LEAN:
        return "none", chance(1.2 - 2 * max(good, bad)), []
    if good > bad:
        return "for", chance(1.5 * (good - bad) - 0.4), reasons(signs, FOR)
    return "against", chance(1.5 * (bad - good) - 0.4), reasons(signs, AGAINST)


def of_all(parts: Sequence[tuple[str, float]]) -> tuple[str, float]:
    """The stance of a comment from those of its points."""
    sums = {name: sum(score for one, score in parts if one == name) for name in ("for", "against", "mixed", "none")}
    good, bad = sums["for"] + sums["mixed"], sums["against"] + sums["mixed"]
    if max(good, bad) < 0.5 * max(1.0, 0.5 * sums["none"]):
        return "none", max((score for name, score in parts if name == "none"), default=0.5)
    if min(good, bad) > 0.6 * max(good, bad):
        return "mixed", min(1.0, good, bad)
    name = "for" if good > bad else "against"
    return name, max((score for one, score in parts if one == name), default=0.5)


def answering(signs: Signs, extra: Mapping[str, float]) -> tuple[str, float, list[Span]]:
    """Name, score and words of the stance toward the comment answered."""
    agrees = weighed(signs, AGREES) + extra.get("same side", 0.0) - extra.get("asked", 0.0)
    disagrees = weighed(signs, DISAGREES) + extra.get("other side", 0.0) - extra.get("asked", 0.0)
    if max(agrees, disagrees) <= 0:
        return "neither", chance(-max(agrees, disagrees)), []
    if agrees > disagrees:
        return "agrees", chance(agrees), reasons(signs, AGREES)
    return "disagrees", chance(disagrees), reasons(signs, DISAGREES)
