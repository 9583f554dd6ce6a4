"""Labels with scores and the places of their reasons, from signs, meanings and weights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from postilla.insights.reading.features import Features, asks, features
from postilla.insights.reading.signs import Signs, Span
from postilla.insights.reading.turns import ABOVE, OWN, TASK, turn
from postilla.insights.reading.weighing import Weights, chance, model, reasons, shares, weighed_all

if TYPE_CHECKING:
    from postilla.insights.reading.meant import Meant

# Signs that a text may mean the opposite. A text that gives orders to a machine (“orders”) says nothing of its matter.
_WRY = ("irony", "wry")
_DOUBTED = 0.6  # of a score, where it may
_TURNED = 0.65  # the most that praise scores beside words of blame: it may be meant the other way
_OUTRIGHT = 0.9  # the least that scores what is said outright
_PLAIN = 0.7  # the least that scores a side that is taken in plain words
_SIDES = ("for", "against")
_UNTOLD = 0.45  # the most that praise scores that is doubted: it is not told, and no line is made of it
_UNKNOWN = 0.8  # of a score, where nobody knows the language


@dataclass(frozen=True)
class Judged:
    name: str
    score: float
    places: tuple[Span, ...]


@dataclass(frozen=True)
class Heard:
    """What is judged: a comment's points or one of them, where they stand, and the comment answered. `meant`: see
    `meant`; None where words alone are known. `back`: whether the comment answered answers the same person. `sneers`:
    the points in which praise is likely meant the other way."""

    signs: Sequence[Signs]
    spans: Sequence[Span]
    parent: Sequence[Signs] | None
    meant: "Meant | None" = None
    back: bool = False
    sneers: frozenset[int] = frozenset()

    @cached_property
    def found(self) -> Features:
        return features(self.signs, self.parent)

    def point(self, at: int) -> "Heard":
        meant = None if self.meant is None else self.meant.point(at)
        sneers = frozenset([0]) if at in self.sneers else frozenset[int]()
        return Heard([self.signs[at]], [self.spans[at]], self.parent, meant, sneers=sneers)

    @property
    def above(self) -> "Heard":
        """The comment answered, by itself."""
        return Heard(self.parent or (), (), None, None if self.meant is None else self.meant.above)

    def same_as(self, other: "Heard") -> bool:
        """Whether two that have the same signs, places, and comment answered mean the same."""
        if self.meant is None or other.meant is None:
            return self.meant is other.meant
        return bool((self.meant.whole == other.meant.whole).all())

    def weights(self, task: str) -> Mapping[str, Weights]:
        return model(meant=self.meant is not None)[task]

    def totals(self, task: str) -> dict[str, float]:
        """By label: above nought speaks for it."""
        totals = weighed_all(self.found, task, meant=self.meant is not None)
        return {label: total + self._of_meaning.get(f"{task} {label}", 0.0) for label, total in totals.items()}

    @cached_property
    def _of_meaning(self) -> Mapping[str, float]:
        """What the rows add, by “task label”."""
        if self.meant is None:
            return {}
        from postilla.insights.reading.meant import rows  # with numpy, which words alone do without

        asking = [asks(one) for one in self.signs]
        found = rows().totals(self.meant.row(asking if len(asking) == len(self.meant.points) else [any(asking)]))
        return {label: float(found[at]) for label, at in rows().labels.items()}

    def reasons(self, task: str, label: str) -> tuple[Span, ...]:
        """The words that speak for it; where none does but the sense of it all, the point that carries most."""
        found = tuple(reasons(self.signs, self.weights(task)[label]))
        if found or self.meant is None:
            return found
        from postilla.insights.reading.meant import rows

        return (self.spans[rows().carrier(f"{task} {label}", self.meant)],)


def kinds(heard: Heard, *, known: bool, least: float) -> list[Judged]:
    """The best kind, and those of a score of at least `least` after it. `known`: there is a table for the language."""
    found = heard.found
    scores = dict[str, float]()
    for name, total in heard.totals("kinds").items():
        score = chance(total) * (1.0 if known else _UNKNOWN)
        if name == "question" and heard.meant is None and "rhetoric" in found and "ask_want" not in found:
            score *= _DOUBTED  # beside meanings, rhetoric has been weighed for what it is
        if name == "praise" and any(sign in found for sign in _WRY):
            score *= _DOUBTED
        if name == "praise" and "bad" in found:
            score = min(score, _TURNED)
        if "orders" in found:
            score *= _DOUBTED
        scores[name] = round(score, 3)
    if heard.sneers:  # never the first of all: that would be named whatever it scores
        scores["praise"] = min(scores["praise"], scores["opinion"], _UNTOLD)
    ordered = sorted((-score, name) for name, score in scores.items())
    named = [(-score, name) for at, (score, name) in enumerate(ordered) if at == 0 or -score >= least]
    return [Judged(name, score, heard.reasons("kinds", name)) for score, name in named]


def toward(heard: Heard) -> Judged:
    """Toward the thing spoken of."""
    found = heard.found
    told = shares(heard.totals("toward"))
    name, score = _best(told)
    if heard.sneers and name == "for":
        name, score = _best({label: told[label] for label in ("against", "none")})
    if (outright := _outright(heard)) and name not in ("mixed", outright[0]):
        return Judged(outright[0], round(max(told[outright[0]], _PLAIN), 3), outright[1])
    if "orders" in found or (name == "for" and any(sign in found for sign in _WRY)):
        score *= _DOUBTED
    if name == "for" and "bad" in found:
        score = min(score, _TURNED)
    return Judged(name, round(score, 3), heard.reasons("toward", name))


def _outright(heard: Heard) -> tuple[str, tuple[Span, ...]] | None:
    """The side that is taken in plain words (“I am against it”, “a disgrace”), and where; None of who takes both."""
    found = {side: tuple(span for one in heard.signs for span in one.outright.get(side, ())) for side in _SIDES}
    taken = [(side, spans) for side, spans in found.items() if spans]
    return taken[0] if len(taken) == 1 and not (heard.sneers and taken[0][0] == "for") else None


def answering(heard: Heard) -> Judged:
    """Toward the comment answered."""
    above = heard.above
    own, over = {task: heard.totals(task) for task in OWN}, {task: above.totals(task) for task in ABOVE}
    found = turn(own, over, back=heard.back)
    scores = shares(weighed_all(found, TASK, meant=heard.meant is not None))
    outright = {label: spans for one in heard.signs for label, spans in one.outright.items() if label in scores}
    if len(outright) == 1:  # who says both agrees with one thing and not with another
        ((name, places),) = outright.items()
        return Judged(name, round(max(scores[name], _OUTRIGHT), 3), tuple(places))
    name, score = _best(scores)
    return Judged(name, round(score, 3), heard.reasons("answering", name))


def _best(scores: Mapping[str, float]) -> tuple[str, float]:
    return max(scores.items(), key=lambda one: (one[1], one[0]))
