"""Makes the weights that come with the room: `python -m postilla.insights.reading.training FOLDER…`.

Folders hold labelled comments (docs/INSIGHTS.md), a parent in the same file. Learnt twice: by words alone, a logistic
regression that starts from what the signs mean (`prior`), and beside what the comments mean, least squares (`beside`)
to which a third of what words alone say is added: they err in different comments. For that the extra `meaning` must be
installed. What stands toward the comment answered is weighed once more (`turns`), from totals that have not seen the
comment's article; so have those by which levels are found. The same files give the same weights. With `--judge`
nothing is written: it prints how well comments are told by weights and levels that have seen nothing of their article
(or, `--by folder`, of their folder); those in a folder `training` are learnt from, and not counted.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from postilla.insights.reading import meant
from postilla.insights.reading.beside import Beside, Unseen
from postilla.insights.reading.examples import Example, examples, own
from postilla.insights.reading.learning import Array, Table, Truth, f1, learnt, levels
from postilla.insights.reading.lesson import FREE, LABELS, Lesson, named
from postilla.insights.reading.meant import FINE, Meant
from postilla.insights.reading.turns import ABOVE, OWN, TASK, turn
from postilla.insights.reading.weighing import FILE

AGAIN = 0.3  # what words that were weighed alone count beside meanings, with which words were weighed once already
TURNED_HELD = 30.0  # how firmly what is weighed of a turn is held to what is expected: the answer's own total
Weights = dict[str, dict[str, dict[str, float]]]
Totals = Mapping[str, Unseen]  # by task


@dataclass(frozen=True)
class Alone:
    """Learnt by words alone, by task: weights [labels, words and what every comment has]; and totals."""

    weights: Mapping[str, Array]
    unseen: Totals


def words_alone(lesson: Lesson) -> Alone:
    weights, unseen = dict[str, Array](), dict[str, Unseen]()
    above = lesson.table_above()
    for task, labels in LABELS.items():
        places = lesson.places(task)
        table, made = lesson.table(places), list[tuple[Array, Array, Array]]()
        for label in labels:
            truth = lesson.truth(task, label, places)
            over = above if task in ABOVE else None
            made.append(learnt(table, truth, lesson.counts(task, truth), lesson.expected(label), over))
        own, totals, others = (np.array(each) for each in zip(*made, strict=True))
        weights[task], unseen[task] = own, Unseen(totals.T, others.T)
    return Alone(weights, unseen)


def train(lesson: Lesson, alone: Alone) -> Weights:
    """By words alone."""
    made: Weights = {}
    for task, labels in LABELS.items():
        rows = zip(labels, alone.weights[task], _levels(lesson, task, alone.unseen[task].totals), strict=True)
        made[task] = {label: lesson.named(one[:-1], float(one[-1] + more)) for label, one, more in rows}
    return made | {TASK: turns(lesson, alone.unseen).named(lesson)}


def train_beside(
    lesson: Lesson, meanings: Sequence[Meant], alone: Alone
) -> tuple[Weights, dict[str, npt.NDArray[Any]]]:
    """The words' weights beside meanings; and what is kept of the meanings' own (`meant.rows`)."""
    beside, made, kept = _beside(lesson, meanings), Weights(), dict[str, tuple[Array, Array]]()
    unseen = dict[str, Unseen]()
    for task, labels in LABELS.items():
        weighed, told = beside.fit(lesson.places(task), lesson.truths(task), above=task in ABOVE)
        unseen[task] = _added(told, alone.unseen[task])
        words = weighed.words + AGAIN * alone.weights[task][:, :-1]
        always = weighed.always + AGAIN * alone.weights[task][:, -1]
        always = always + _levels(lesson, task, unseen[task].totals)
        made[task] = {one: lesson.named(words[at], float(always[at])) for at, one in enumerate(labels)}
        kept |= {f"{task} {one}": (weighed.single[at], weighed.pairs[at]) for at, one in enumerate(labels)}
    made[TASK] = turns(lesson, unseen).named(lesson)
    single, pairs = (np.rint(np.array([of[at] for of in kept.values()]) * FINE).astype(np.int32) for at in (0, 1))
    return made, {
        "labels": np.array(list(kept)),
        "single": single,
        "pairs": pairs,
        "ways": beside.all.ways.astype(np.int16),
    }


def _added(told: Unseen, alone: Unseen) -> Unseen:
    return Unseen(told.totals + AGAIN * alone.totals, told.above + AGAIN * alone.above)


def _levels(lesson: Lesson, task: str, totals: Array) -> Array:
    """By what counts."""
    told = lesson.counted[lesson.places(task)]
    return levels(totals[told], lesson.truths(task)[told], single=task != "kinds")


@dataclass(frozen=True)
class Turns:
    """What is weighed of a turn (`turns.turn`): names, weights [labels, names and one], totals [answers, labels] by
    weights that have not seen the answer's article."""

    names: Sequence[str]
    weights: Array
    totals: Array

    def named(self, lesson: Lesson) -> dict[str, dict[str, float]]:
        added = _levels(lesson, "answering", self.totals)
        rows = zip(LABELS["answering"], self.weights, added, strict=True)
        return {label: named(self.names, one[:-1], float(one[-1] + more)) for label, one, more in rows}


def turns(lesson: Lesson, unseen: Totals) -> Turns:
    places = lesson.places("answering")
    own, above = _full(lesson, unseen, places)
    found = [turn(_by_label(own, at), _by_label(above, at), back=lesson.given[place].back)
             for at, place in enumerate(places)]  # fmt: skip
    names = sorted({name for one in found for name in one})
    rows = np.array([[one.get(name, 0.0) for name in names] + [1.0] for one in found])
    table = Table(rows, np.array([*[TURNED_HELD] * len(names), FREE]), lesson.fold[places])
    made = []
    for label in LABELS["answering"]:
        truth = lesson.truth("answering", label, places)
        expected = np.array([*(float(name == label) for name in names), 0.0])
        made.append(learnt(table, truth, lesson.counts("answering", truth), expected))
    return Turns(names, np.array([one[0] for one in made]), np.array([one[1] for one in made]).T)


def _full(lesson: Lesson, unseen: Totals, places: npt.NDArray[np.int64]) -> tuple[dict[str, Array], dict[str, Array]]:
    """Totals as they are at run time, with their levels: of answers, and of the comments answered."""
    own, above = dict[str, Array](), dict[str, Array]()
    for task in OWN:
        added = _levels(lesson, task, unseen[task].totals)
        full = np.zeros((len(lesson.given), len(added)))
        full[lesson.places(task)] = unseen[task].totals + added
        own[task] = full[places]
        if task in ABOVE:
            above[task] = unseen[task].above + added
    return own, above


def _by_label(totals: Mapping[str, Array], at: int) -> dict[str, dict[str, float]]:
    return {task: dict(zip(LABELS[task], rows[at].tolist(), strict=True)) for task, rows in totals.items()}


Judged = dict[str, dict[str, tuple[Truth, Truth]]]


def judged(lesson: Lesson, alone: Alone) -> Judged:
    """By task and label what is so and what is told by words alone of comments whose article was not seen."""
    return _judged(lesson, alone.unseen)


def judged_beside(lesson: Lesson, meanings: Sequence[Meant], alone: Alone) -> Judged:
    """Likewise beside meanings."""
    beside, made = _beside(lesson, meanings), dict[str, Unseen]()
    for task in LABELS:
        _, told = beside.fit(lesson.places(task), lesson.truths(task), above=task in ABOVE)
        made[task] = _added(told, alone.unseen[task])
    return _judged(lesson, made)


def _judged(lesson: Lesson, unseen: Totals) -> Judged:
    totals = {task: one.totals for task, one in unseen.items()} | {"answering": turns(lesson, unseen).totals}
    return {task: _told(lesson, task, totals[task]) for task in LABELS}


def _told(lesson: Lesson, task: str, totals: Array) -> dict[str, tuple[Truth, Truth]]:
    """With levels that were found in the other folds, by what counts."""
    places, truths = lesson.places(task), lesson.truths(task)
    fold, counted = lesson.fold[places], lesson.counted[places]
    risen = totals.copy()
    for at in set(fold.tolist()):
        others = (fold != at) & counted
        if others.any():
            risen[fold == at] += levels(totals[others], truths[others], single=task != "kinds")
    best = risen == risen.max(axis=1, keepdims=True)
    told = best | (risen >= 0) if task == "kinds" else best
    return {label: (truths[:, at], told[:, at]) for at, label in enumerate(LABELS[task])}


def _beside(lesson: Lesson, meanings: Sequence[Meant]) -> Beside:
    places = lesson.places("answering")
    rows = [one.row(given.asks) for one, given in zip(meanings, lesson.given, strict=True)]
    above = [_above(meanings[at]).row(lesson.given[at].asks_above) for at in places]
    beside = Beside(lesson.words, np.array(rows), lesson.fold)
    return beside.under(lesson.above, np.array(above), lesson.fold[places])


def _above(one: Meant) -> Meant:
    if one.above is None:
        raise ValueError("only of what answers something")
    return one.above


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
