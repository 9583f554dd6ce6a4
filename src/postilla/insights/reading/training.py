"""Makes the weights that come with the room: `python -m postilla.insights.reading.training FOLDER…`.

Folders hold labelled comments (docs/INSIGHTS.md), a parent in the same file. Logistic regression over the features,
which starts from what the signs mean (`prior`), once by words alone and once beside what the comments mean, for which
the extra `meaning` must be installed; a kind's threshold is where comments of articles that were not learnt from are
told best. The same files give the same weights. With `--judge` nothing is written: it prints how well comments are told
by weights and thresholds that have seen nothing of their article, but for those in a folder `training`.
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
from postilla.insights.reading.features import Features, features
from postilla.insights.reading.learning import Array, Table, Truth, f1, fit, folds, threshold, unseen
from postilla.insights.reading.meant import FINE, Meant
from postilla.insights.reading.prior import PRIOR
from postilla.insights.reading.reader import opened, signs_in, signs_of_parent
from postilla.insights.reading.weighing import FILE
from postilla.insights.values import Comment
from postilla.insights.vectors import STEPS

LABELS: Mapping[str, tuple[str, ...]] = {
    "kinds": ("question", "correction", "report", "complaint", "praise", "request", "opinion", "answer"),
    "toward": ("for", "against", "mixed", "none"),
    "answering": ("agrees", "disagrees", "neither"),
}
OWN = FILE.with_name("own.tsv")
PENALTY, FREE = 3.0, 0.01  # how firmly a word's weight is held to what is expected; what every text has
OF_ROWS: Mapping[str, tuple[float, float]] = {  # how much rows may say: of the comment, of the one answered
    "kinds": (1.0, 0.6),
    "toward": (1.0, 0.6),
    "answering": (1.2, 0.8),
}
RARE = 1.5  # what a comment counts that has the kind
EVENED = 0.5
ONLY_LEARNT = ("training", OWN.stem)  # folders
Weights = dict[str, dict[str, dict[str, float]]]


@dataclass(frozen=True)
class Example:
    text: str
    lang: str
    parent: str | None
    article: str
    folder: str
    labels: Mapping[str, Any]  # as in the file; a field that is absent teaches nothing

    @property
    def found(self) -> Features:
        answered = None if self.parent is None else signs_of_parent(self.parent, self.lang)
        return features(signs_in(self.text, self.lang), answered)

    @property
    def points(self) -> list[str]:
        return opened(_comment(self.text, self.lang)).points


def examples(folders: Sequence[Path]) -> list[Example]:
    found = []
    for file in sorted(file for folder in folders for file in folder.glob("*.jsonl")):
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        texts = {row.get("id"): row["text"] for row in rows}
        for row in rows:
            parent = texts.get(row["parent"]) if row.get("parent") else None
            found.append(
                Example(row["text"], row["lang"], parent, row.get("article", file.stem), file.parent.name, row)
            )
    return found


def own() -> list[Example]:
    """Of `data/own.tsv`. Its columns: language, kinds, toward, answering, the comment answered, text."""
    found = []
    for at, line in enumerate(OWN.read_text(encoding="utf-8").splitlines()):
        lang, kinds, toward, answering, parent, text = line.split("\t")
        labels = {"kinds": kinds.split(","), "toward": toward, "answering": None if answering == "-" else answering}
        found.append(Example(text, lang, None if parent == "-" else parent, f"own {at // 10}", OWN.stem, labels))
    return found


class Lesson:
    """Examples as numbers. `meanings`: as `meanings_of` gives them; None for words alone."""

    def __init__(self, given: Sequence[Example], meanings: Sequence[Meant] | None = None) -> None:
        self.given = given
        found = [one.found for one in given]
        self.names = sorted({name for one in found for name in one})
        self.words = np.array([[one.get(name, 0.0) for name in self.names] for one in found])
        self.fold = folds([one.article for one in given])
        self.rows: tuple[Array, ...] = () if meanings is None else _rows(meanings)  # own, of the comment answered

    def table(self, task: str, places: npt.NDArray[np.int64]) -> Table:
        blocks = [self.words[places], np.ones((len(places), 1))]
        held = [np.full(len(self.names), PENALTY), np.array([FREE])]
        for rows, share in zip(self.rows, OF_ROWS[task], strict=False):
            blocks.append(rows[places] * share)
            held.append(np.ones(rows.shape[1]))
        return Table(np.hstack(blocks).astype(np.float32), np.concatenate(held), self.fold[places])

    def places(self, task: str) -> npt.NDArray[np.int64]:
        return np.flatnonzero([bool(one.labels.get(task)) or task == "kinds" for one in self.given])

    def truth(self, task: str, label: str, places: npt.NDArray[np.int64]) -> Truth:
        said = [self.given[at].labels[task] for at in places]
        return np.array([label in one if task == "kinds" else label == one for one in said])

    def expected(self, label: str, table: Table) -> Array:
        words = [PRIOR.get(label, {}).get(name, 0.0) for name in self.names]
        return np.concatenate([words, np.zeros(table.rows.shape[1] - len(words))])

    def named(self, task: str, weights: Array, bias: float) -> tuple[dict[str, float], Array]:
        """The words' weights by name, and those of rows, [2, size], in steps."""
        number = len(self.names)
        small = {name: round(float(one), 3) for name, one in zip(self.names, weights[:number], strict=True)}
        rows = weights[number + 1 :].reshape(2, -1) * np.array(OF_ROWS[task])[:, None]
        return {"": round(bias, 3)} | {name: one for name, one in small.items() if one}, np.rint(rows * FINE)


def train(lesson: Lesson) -> tuple[Weights, dict[str, Array]]:
    """The words' weights by task, label and feature; those of rows by “task label”."""
    made: Weights = {}
    rows: dict[str, Array] = {}
    for task, label, table, truth, counts in _tasks(lesson):
        expected = lesson.expected(label, table)
        weights = fit(table, truth, counts, expected)
        bias = float(weights[len(lesson.names)])
        if task == "kinds":
            bias -= threshold(unseen(table, truth, counts, expected), truth)
        made.setdefault(task, {})[label], rows[f"{task} {label}"] = lesson.named(task, weights, bias)
    return made, rows


def judged(lesson: Lesson) -> dict[str, dict[str, tuple[Truth, Truth]]]:
    """By task and label what is so and what is told of comments whose article was not seen."""
    made: dict[str, dict[str, tuple[Truth, Truth]]] = {}
    totals: dict[str, dict[str, Array]] = {}
    for task, label, table, truth, counts in _tasks(lesson):
        total = unseen(table, truth, counts, lesson.expected(label, table))
        if task == "kinds":
            for at in set(table.fold.tolist()):
                total[table.fold == at] -= threshold(total[table.fold != at], truth[table.fold != at])
        totals.setdefault(task, {})[label] = total
        made.setdefault(task, {})[label] = truth, total >= 0
    for task in ("toward", "answering"):
        best = np.argmax(np.array(list(totals[task].values())), axis=0)
        made[task] = {label: (truth, best == at) for at, (label, (truth, _)) in enumerate(made[task].items())}
    return made


def _tasks(lesson: Lesson) -> Iterator[tuple[str, str, Table, Truth, Array]]:
    """Rare labels count more, so that each is told."""
    for task, labels in LABELS.items():
        places = lesson.places(task)
        table = lesson.table(task, places)
        for label in labels:
            truth = lesson.truth(task, label, places)
            share = max(1, int(truth.sum())) / len(truth)
            much = RARE if task == "kinds" else (1 / (len(labels) * share)) ** EVENED
            yield task, label, table, truth, np.where(truth, much, 1.0)


def meanings_of(given: Sequence[Example]) -> list[Meant]:
    from postilla.insights.meaning.sentences import Encoder, middle
    from postilla.insights.vectors import stepped

    encoder = Encoder(middle())
    wanted = {text: one.lang for one in given for text in (*one.points, one.parent or "")}
    known: dict[str, npt.NDArray[np.int64]] = {}
    texts = sorted(wanted)
    for start in range(0, len(texts), 64):
        some = texts[start : start + 64]
        made = stepped(encoder.both(some, [wanted[text] for text in some])[1]).astype(np.int64)
        known |= dict(zip(some, made, strict=True))
    return [
        Meant(
            np.array([known[text] for text in one.points] or [known[""] * 0]),
            None if one.parent is None else known[one.parent],
        )
        for one in given
    ]


def _rows(meanings: Sequence[Meant]) -> tuple[Array, Array]:
    own = np.array([one.whole * one.share for one in meanings]) / STEPS
    parents = [np.zeros(own.shape[1]) if one.parent is None else one.parent / STEPS for one in meanings]
    return own, np.array(parents)


def _comment(text: str, lang: str) -> Comment:
    from datetime import UTC, datetime

    return Comment(0, text, lang, None, "", datetime(2026, 1, 1, tzinfo=UTC))


def _shown(lesson: Lesson) -> str:
    """Macro-F1 by language, and of each label; of what is not there for training alone."""
    counted = np.array([one.folder not in ONLY_LEARNT for one in lesson.given])
    langs = np.array([one.lang for one in lesson.given])
    lines = []
    for task, labels in judged(lesson).items():
        places = lesson.places(task)

        def each(of: Truth, places: Any = places, labels: Any = labels) -> dict[str, float]:
            return {label: f1(truth[of[places]], told[of[places]]) for label, (truth, told) in labels.items()}

        by_lang = {lang: _mean(each(counted & (langs == lang))) for lang in sorted(set(langs[counted]))}
        both = {"all": _mean(each(counted)), **by_lang, **each(counted)}
        lines.append(f"{task}: " + ", ".join(f"{name} {one:.3f}" for name, one in both.items()))
    return f"{int(counted.sum())} comments\n" + "\n".join(lines)


def _mean(scores: Mapping[str, float]) -> float:
    return sum(scores.values()) / len(scores)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m postilla.insights.reading.training", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, help="where labelled comments are")
    parser.add_argument("--out", type=Path, default=FILE.parent, help="the folder where the weights go")
    parser.add_argument("--judge", action="store_true", help="print how well it does, and write nothing")
    asked = parser.parse_args(arguments)
    given = [*examples(asked.folders), *own()]
    alone, beside = Lesson(given), Lesson(given, meanings_of(given))
    if asked.judge:
        for name, lesson in (("by words alone", alone), ("by words and meanings", beside)):
            sys.stdout.write(f"{name}: {_shown(lesson)}\n")
        return 0
    words, _ = train(alone)
    both, rows = train(beside)
    made = json.dumps({"words": words, "meant": both}, ensure_ascii=False, indent=1, sort_keys=True)
    (asked.out / FILE.name).write_text(made + "\n", encoding="utf-8")
    _keep(asked.out / meant.FILE.name, rows)
    return 0


def _keep(file: Path, rows: Mapping[str, Array]) -> None:
    from postilla.insights.meaning.sentences import NAME

    table = np.array([rows[name] for name in sorted(rows)]).astype(np.int16)
    np.savez_compressed(file, engine=np.array(NAME), names=np.array(sorted(rows)), weights=table)


if __name__ == "__main__":
    raise SystemExit(main())
