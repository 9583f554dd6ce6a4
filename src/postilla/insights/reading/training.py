"""Makes the weights that come with the room: `python -m postilla.insights.reading.training FOLDER…`.

Folders hold labelled comments (docs/INSIGHTS.md), a parent in the same file. Learnt twice: by words alone, a logistic
regression that starts from what the signs mean (`prior`), and beside what the comments mean, least squares (`beside`)
to which a third of what words alone say is added: they err in different comments. For that the extra `meaning` must be
installed. A label is told as often as it is so, counted by weights that have not seen the comment's article. The same
files give the same weights. With `--judge` nothing is written: it prints how well comments are told by weights and
levels that have seen nothing of their article (or, `--by folder`, of their folder); those in a folder `training` are
learnt from, and not counted.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from postilla.insights.reading import meant
from postilla.insights.reading.beside import Beside, levels
from postilla.insights.reading.examples import OWN, Example, examples, own
from postilla.insights.reading.learning import Array, Table, Truth, f1, folds, learnt
from postilla.insights.reading.meant import FINE, Meant
from postilla.insights.reading.prior import PRIOR
from postilla.insights.reading.weighing import FILE

LABELS: Mapping[str, tuple[str, ...]] = {
    "kinds": ("question", "correction", "report", "complaint", "praise", "request", "opinion", "answer"),
    "toward": ("for", "against", "mixed", "none"),
    "answering": ("agrees", "disagrees", "neither"),
}
PENALTY, FREE = 3.0, 0.01  # how firmly a word's weight is held to what is expected; what every text has
RARE = 1.5  # what a comment counts that has the kind
EVENED = 0.5
AGAIN = 0.3  # what words that were weighed alone count beside meanings, with which words were weighed once already
ONLY_LEARNT = ("training", OWN.stem)  # folders
Weights = dict[str, dict[str, dict[str, float]]]


class Lesson:
    """Examples as numbers. `by`: what is left out together when it is judged, "article" or "folder"."""

    def __init__(self, given: Sequence[Example], by: str = "article") -> None:
        self.given = given
        found = [one.found for one in given]
        self.names = sorted({name for one in found for name in one})
        self.words = np.array([[one.get(name, 0.0) for name in self.names] for one in found])
        self.fold = folds([getattr(one, by) for one in given])
        counted = np.array([one.folder not in ONLY_LEARNT for one in given])
        self.counted = counted if counted.any() else ~counted

    def table(self, places: npt.NDArray[np.int64]) -> Table:
        rows = np.hstack([self.words[places], np.ones((len(places), 1))]).astype(np.float32)
        held = np.array([*[PENALTY] * len(self.names), FREE])
        return Table(rows, held, self.fold[places])

    def places(self, task: str) -> npt.NDArray[np.int64]:
        return np.flatnonzero([bool(one.labels.get(task)) or task == "kinds" for one in self.given])

    def truth(self, task: str, label: str, places: npt.NDArray[np.int64]) -> Truth:
        said = [self.given[at].labels[task] for at in places]
        return np.array([label in one if task == "kinds" else label == one for one in said])

    def expected(self, label: str) -> Array:
        return np.array([*(PRIOR.get(label, {}).get(name, 0.0) for name in self.names), 0.0])

    def named(self, weights: Array, bias: float) -> dict[str, float]:
        """The words' weights by name; "" is what every comment has."""
        small = {name: round(float(one), 3) for name, one in zip(self.names, weights, strict=True)}
        return {"": round(bias, 3)} | {name: one for name, one in small.items() if one}


@dataclass(frozen=True)
class Alone:
    """Learnt by words alone, by task: weights [labels, words and what every comment has]; totals [places, labels] by
    weights that have not seen the comment's article."""

    weights: Mapping[str, Array]
    unseen: Mapping[str, Array]


def words_alone(lesson: Lesson) -> Alone:
    made: dict[str, list[tuple[Array, Array]]] = {task: [] for task in LABELS}
    for task, label, table, truth, counts in _tasks(lesson):
        made[task].append(learnt(table, truth, counts, lesson.expected(label)))
    return Alone(
        {task: np.array([weights for weights, _ in each]) for task, each in made.items()},
        {task: np.array([totals for _, totals in each]).T for task, each in made.items()},
    )


def train(lesson: Lesson, alone: Alone) -> Weights:
    """By words alone."""
    made: Weights = {}
    for task, labels in LABELS.items():
        added = _levels(lesson, task, alone.unseen[task])
        rows = zip(labels, alone.weights[task], added, strict=True)
        made[task] = {label: lesson.named(one[:-1], float(one[-1] + more)) for label, one, more in rows}
    return made


def train_beside(
    lesson: Lesson, meanings: Sequence[Meant], alone: Alone
) -> tuple[Weights, dict[str, npt.NDArray[Any]]]:
    """The words' weights beside meanings; and what is kept of the meanings' own (`meant.rows`)."""
    beside, made, kept = _beside(lesson, meanings), Weights(), dict[str, tuple[Array, Array]]()
    for task, labels in LABELS.items():
        weighed, totals = beside.fit(*_truths(lesson, task))
        words = weighed.words + AGAIN * alone.weights[task][:, :-1]
        always = weighed.always + AGAIN * alone.weights[task][:, -1]
        always = always + _levels(lesson, task, totals + AGAIN * alone.unseen[task])
        made[task] = {one: lesson.named(words[at], float(always[at])) for at, one in enumerate(labels)}
        kept |= {f"{task} {one}": (weighed.single[at], weighed.pairs[at]) for at, one in enumerate(labels)}
    single, pairs = (np.rint(np.array([of[at] for of in kept.values()]) * FINE).astype(np.int32) for at in (0, 1))
    return made, {
        "labels": np.array(list(kept)),
        "single": single,
        "pairs": pairs,
        "ways": beside.ways.astype(np.int16),
    }


def _levels(lesson: Lesson, task: str, totals: Array) -> Array:
    """By what counts."""
    places, truths = _truths(lesson, task)
    told = lesson.counted[places]
    return levels(totals[told], truths[told], single=task != "kinds")


Judged = dict[str, dict[str, tuple[Truth, Truth]]]


def judged(lesson: Lesson, alone: Alone) -> Judged:
    """By task and label what is so and what is told by words alone of comments whose article was not seen."""
    return {task: _told(lesson, task, totals) for task, totals in alone.unseen.items()}


def judged_beside(lesson: Lesson, meanings: Sequence[Meant], alone: Alone) -> Judged:
    """Likewise beside meanings."""
    beside, made = _beside(lesson, meanings), Judged()
    for task in LABELS:
        _, totals = beside.fit(*_truths(lesson, task))
        made[task] = _told(lesson, task, totals + AGAIN * alone.unseen[task])
    return made


def _told(lesson: Lesson, task: str, totals: Array) -> dict[str, tuple[Truth, Truth]]:
    """With levels that were found in the other folds, by what counts."""
    places, truths = _truths(lesson, task)
    fold, counted = lesson.fold[places], lesson.counted[places]
    risen = totals.copy()
    for at in set(fold.tolist()):
        others = (fold != at) & counted
        if others.any():
            risen[fold == at] += levels(totals[others], truths[others], single=task != "kinds")
    best = risen == risen.max(axis=1, keepdims=True)
    told = best | (risen >= 0) if task == "kinds" else best
    return {label: (truths[:, at], told[:, at]) for at, label in enumerate(LABELS[task])}


def _truths(lesson: Lesson, task: str) -> tuple[npt.NDArray[np.int64], Truth]:
    places = lesson.places(task)
    return places, np.array([lesson.truth(task, label, places) for label in LABELS[task]]).T


def _beside(lesson: Lesson, meanings: Sequence[Meant]) -> Beside:
    rows = [one.row(given.asks) for one, given in zip(meanings, lesson.given, strict=True)]
    return Beside(lesson.words, np.array(rows), lesson.fold)


def _tasks(lesson: Lesson) -> Iterator[tuple[str, str, Table, Truth, Array]]:
    """Rare labels count more, so that each is told."""
    for task, labels in LABELS.items():
        places = lesson.places(task)
        table = lesson.table(places)
        for label in labels:
            truth = lesson.truth(task, label, places)
            share = max(1, int(truth.sum())) / len(truth)
            much = RARE if task == "kinds" else (1 / (len(labels) * share)) ** EVENED
            yield task, label, table, truth, np.where(truth, much, 1.0)


def meanings_of(given: Sequence[Example]) -> list[Meant]:
    from postilla.insights.meaning.sentences import Encoder, middle
    from postilla.insights.vectors import stepped

    encoder = Encoder(middle())
    wanted = {text: one.lang for one in given for text in (*one.points, one.text, one.parent or "")}
    known: dict[str, npt.NDArray[np.int64]] = {}
    texts = sorted(wanted)
    for start in range(0, len(texts), 64):
        some = texts[start : start + 64]
        made = stepped(encoder.both(some, [wanted[text] for text in some])[1]).astype(np.int64)
        known |= dict(zip(some, made, strict=True))
    return [
        Meant(
            np.array([known[text] for text in one.points or [one.text]]),
            known[one.text],
            None if one.parent is None else known[one.parent],
        )
        for one in given
    ]


def _shown(lesson: Lesson, found: Judged) -> str:
    """Macro-F1 by language and folder, and of each label; of what is not there for training alone."""
    parts = {"all": lesson.counted}
    for what in ("lang", "folder"):
        of = np.array([getattr(one, what) for one in lesson.given])
        parts |= {name: lesson.counted & (of == name) for name in sorted(set(of[lesson.counted]))}
    lines = []
    for task, labels in found.items():
        places = lesson.places(task)
        for name, part in parts.items():
            here = part[places]
            each = {label: f1(truth[here], told[here]) for label, (truth, told) in labels.items()}
            said = "".join(f", {label} {one:.3f}" for label, one in each.items())
            lines.append(f"{task}, {name}: {sum(each.values()) / len(each):.3f}{said}")
    return f"{int(lesson.counted.sum())} comments\n" + "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m postilla.insights.reading.training", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, help="where labelled comments are")
    parser.add_argument("--out", type=Path, default=FILE.parent, help="the folder where the weights go")
    parser.add_argument("--judge", action="store_true", help="print how well it does, and write nothing")
    parser.add_argument("--by", choices=("article", "folder"), default="article", help="what is left out, for --judge")
    asked = parser.parse_args(arguments)
    given = [*examples(asked.folders), *own()]
    lesson, meanings = Lesson(given, asked.by), meanings_of(given)
    alone = words_alone(lesson)
    if asked.judge:
        sys.stdout.write(f"by words alone: {_shown(lesson, judged(lesson, alone))}\n")
        sys.stdout.write(f"by words and meanings: {_shown(lesson, judged_beside(lesson, meanings, alone))}\n")
        return 0
    both, kept = train_beside(lesson, meanings, alone)
    made = json.dumps({"words": train(lesson, alone), "meant": both}, ensure_ascii=False, indent=1, sort_keys=True)
    (asked.out / FILE.name).write_text(made + "\n", encoding="utf-8")
    from postilla.insights.meaning.sentences import NAME

    np.savez_compressed(asked.out / meant.FILE.name, allow_pickle=False, engine=np.array(NAME), **kept)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
