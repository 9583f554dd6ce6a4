"""Labelled comments, and those that they answer, as numbers to learn from."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from postilla.insights.reading.examples import OWN, Example
from postilla.insights.reading.features import Features
from postilla.insights.reading.learning import Array, Table, Truth, folds
from postilla.insights.reading.prior import PRIOR

LABELS: Mapping[str, tuple[str, ...]] = {
    "kinds": ("question", "correction", "report", "complaint", "praise", "request", "opinion", "answer"),
    "toward": ("for", "against", "mixed", "none"),
    "answering": ("agrees", "disagrees", "neither"),
}
PENALTY, FREE = 3.0, 0.01  # how firmly a word's weight is held to what is expected; what every text has
RARE = 1.5  # what a comment counts that has the kind
EVENED = 0.5
ONLY_LEARNT = ("training", OWN.stem)  # folders


class Lesson:
    """Examples as numbers. `by`: what is left out together when it is judged, "article" or "folder". `above`: words of
    the comments answered, for each of `places("answering")`."""

    def __init__(self, given: Sequence[Example], by: str = "article") -> None:
        self.given = given
        found = [one.found for one in given]
        self.names = sorted({name for one in found for name in one})
        self.words = self._words(found)
        self.above = self._words([given[at].found_above for at in self.places("answering")])
        self.fold = folds([_part(one, by) for one in given])
        counted = np.array([one.folder not in ONLY_LEARNT for one in given])
        self.counted = counted if counted.any() else ~counted

    def _words(self, found: Sequence[Features]) -> Array:
        return np.array([[one.get(name, 0.0) for name in self.names] for one in found])

    def table(self, places: npt.NDArray[np.int64]) -> Table:
        held = np.array([*[PENALTY] * len(self.names), FREE])
        return Table(_with_one(self.words[places]), held, self.fold[places])

    def table_above(self) -> Table:
        """Of the comments answered; each in the part of its answer's article."""
        return Table(_with_one(self.above), np.zeros(0), self.fold[self.places("answering")])

    def places(self, task: str) -> npt.NDArray[np.int64]:
        """Of the examples that teach it."""
        if task == "answering":
            return np.flatnonzero([bool(one.labels.get(task)) and one.parent is not None for one in self.given])
        return np.flatnonzero([bool(one.labels.get(task)) or task == "kinds" for one in self.given])

    def truth(self, task: str, label: str, places: npt.NDArray[np.int64]) -> Truth:
        said = [self.given[at].labels[task] for at in places]
        return np.array([label in one if task == "kinds" else label == one for one in said])

    def truths(self, task: str) -> Truth:
        """[places, labels]."""
        places = self.places(task)
        return np.array([self.truth(task, label, places) for label in LABELS[task]]).T

    def counts(self, task: str, truth: Truth) -> Array:
        """What each place counts: rare labels count more, so that each is told."""
        share = max(1, int(truth.sum())) / len(truth)
        much = RARE if task == "kinds" else (1 / (len(LABELS[task]) * share)) ** EVENED
        return np.where(truth, much, 1.0)

    def expected(self, label: str) -> Array:
        return np.array([*(PRIOR.get(label, {}).get(name, 0.0) for name in self.names), 0.0])

    def named(self, weights: Array, bias: float) -> dict[str, float]:
        """The words' weights by name; "" is what every comment has."""
        return named(self.names, weights, bias)


def _part(one: Example, by: str) -> str:
    """Of what is only learnt from, no folder is left out whole: totals by what little remains would be of another kind.
    Folders come first, so that no two are left out together."""
    return f" {one.folder}" if by == "folder" and one.folder not in ONLY_LEARNT else one.article


def named(names: Sequence[str], weights: Array, bias: float) -> dict[str, float]:
    small = {name: round(float(one), 3) for name, one in zip(names, weights, strict=True)}
    return {"": round(bias, 3)} | {name: one for name, one in small.items() if one}


def _with_one(rows: Array) -> Array:
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
