"""Makes the weights that come with the room: `python -m postilla.insights.reading.training FOLDER…`.

Folders hold labelled comments (docs/INSIGHTS.md), a parent in the same file. Logistic regression over the features,
which starts from what the signs mean (`prior`); a kind's threshold is where comments of articles that were not learnt
from are told best. The same files give the same weights.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from postilla.insights.reading.features import Features, features
from postilla.insights.reading.prior import PRIOR
from postilla.insights.reading.reader import signs_in, signs_of_parent
from postilla.insights.reading.weighing import FILE

KINDS = ("question", "correction", "report", "complaint", "praise", "request", "opinion", "answer")
TOWARD = ("for", "against", "mixed", "none")
ANSWERING = ("agrees", "disagrees", "neither")
OWN = FILE.with_name("own.tsv")
FOLDS = 7
PENALTY = 4.0
ROUNDS = 15
RARE = 1.5  # what a comment counts that has the kind
EVENED = 0.5
_LOWEST, _HIGHEST, _STEP, _USUAL = -1.2, 0.8, 0.1, -0.3
Array = npt.NDArray[np.float64]
Truth = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Example:
    found: Features
    article: str
    labels: Mapping[str, Any]  # as in the file; a field that is absent teaches nothing


def examples(folders: Sequence[Path]) -> list[Example]:
    found = []
    for file in sorted(file for folder in folders for file in folder.glob("*.jsonl")):
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        by_id = {row.get("id"): row for row in rows}
        for row in rows:
            parent = by_id.get(row["parent"]) if row.get("parent") else None
            answered = None if parent is None else signs_of_parent(parent["text"], row["lang"])
            found.append(
                Example(features(signs_in(row["text"], row["lang"]), answered), row.get("article", file.stem), row)
            )
    return found


def own() -> list[Example]:
    """Of `data/own.tsv`. Its columns: language, kinds, toward, answering, the comment answered, text."""
    found = []
    for at, line in enumerate(OWN.read_text(encoding="utf-8").splitlines()):
        lang, kinds, toward, answering, parent, text = line.split("\t")
        labels = {"kinds": kinds.split(","), "toward": toward, "answering": None if answering == "-" else answering}
        answered = None if parent == "-" else signs_of_parent(parent, lang)
        found.append(Example(features(signs_in(text, lang), answered), f"own {at // 10}", labels))
    return found


def train(given: Sequence[Example]) -> dict[str, dict[str, dict[str, float]]]:
    """The weights by task, label and feature."""
    return {
        "kinds": _kinds([one for one in given if "kinds" in one.labels]),
        "toward": _choice([one for one in given if one.labels.get("toward")], "toward", TOWARD),
        "answering": _choice([one for one in given if one.labels.get("answering")], "answering", ANSWERING),
    }


def _kinds(given: Sequence[Example]) -> dict[str, dict[str, float]]:
    names, rows = _table(given)
    made = {}
    for kind in KINDS:
        truth = np.array([kind in one.labels["kinds"] for one in given])
        prior = _prior(names, PRIOR.get(kind, {}))
        counts = np.where(truth, RARE, 1.0)
        unseen = held_out(given, rows, truth, counts, prior)
        weights, bias = fit(rows, truth, counts, prior)
        made[kind] = _named(names, weights, bias - _threshold(unseen, truth))
    return made


def _choice(given: Sequence[Example], field: str, labels: Sequence[str]) -> dict[str, dict[str, float]]:
    """Rare labels count more, so that each is told."""
    names, rows = _table(given)
    made = {}
    for label in labels:
        truth = np.array([one.labels[field] == label for one in given])
        share = max(1, int(truth.sum())) / len(given)
        counts = np.where(truth, (1 / (len(labels) * share)) ** EVENED, 1.0)
        made[label] = _named(names, *fit(rows, truth, counts, _prior(names, PRIOR.get(label, {}))))
    return made


def fit(rows: Array, truth: Truth, counts: Array, prior: Array) -> tuple[Array, float]:
    """Weights and what every text has: logistic regression that leaves `prior` only for a reason, by Newton's method.

    `counts`: how much each row does.
    """
    wide = np.hstack([rows, np.ones((len(rows), 1))])
    expected = np.append(prior, 0.0)
    held = np.append(np.full(rows.shape[1], PENALTY), 0.01)
    weights = expected.copy()
    for _ in range(ROUNDS):
        chances = 1 / (1 + np.exp(-np.clip(wide @ weights, -30, 30)))
        slope = wide.T @ (counts * (chances - truth)) + held * (weights - expected)
        bend = (wide * (counts * np.maximum(chances * (1 - chances), 1e-6))[:, None]).T @ wide + np.diag(held)
        step = np.linalg.solve(bend, slope)
        weights -= step * min(1.0, 3.0 / max(1e-9, float(np.abs(step).max())))
    return weights[:-1], float(weights[-1])


def held_out(given: Sequence[Example], rows: Array, truth: Truth, counts: Array, prior: Array) -> Array:
    """The total of each by weights that have seen nothing of its article."""
    articles = sorted({one.article for one in given})
    fold = np.array([articles.index(one.article) % FOLDS for one in given])
    totals = np.zeros(len(given))
    for at in range(FOLDS):
        if (fold == at).any() and (fold != at).any():
            weights, bias = fit(rows[fold != at], truth[fold != at], counts[fold != at], prior)
            totals[fold == at] = rows[fold == at] @ weights + bias
    return totals


def _prior(names: Sequence[str], expected: Mapping[str, float]) -> Array:
    return np.array([expected.get(name, 0.0) for name in names])


def _threshold(totals: Array, truth: Truth) -> float:
    """Where F1 is best, smoothed over its neighbours, so that no single comment decides."""
    steps = np.arange(_LOWEST, _HIGHEST + _STEP / 2, _STEP)

    def f1(step: float) -> float:
        told = totals >= step
        return 2 * float((told & truth).sum()) / max(1.0, float(told.sum() + truth.sum()))

    def smooth(step: float) -> float:
        return f1(step - _STEP) + 2 * f1(step) + f1(step + _STEP)

    return float(max(steps, key=lambda step: (round(smooth(float(step)), 2), -abs(float(step) - _USUAL))))


def _table(given: Sequence[Example]) -> tuple[list[str], Array]:
    names = sorted({name for one in given for name in one.found})
    return names, np.array([[one.found.get(name, 0.0) for name in names] for one in given])


def _named(names: Sequence[str], weights: Array, bias: float) -> dict[str, float]:
    small = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    return {"": round(float(bias), 3), **{name: weight for name, weight in small.items() if weight}}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m postilla.insights.reading.training", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, help="where labelled comments are")
    parser.add_argument("--out", type=Path, default=FILE, help="where the weights go")
    asked = parser.parse_args(arguments)
    made = train([*examples(asked.folders), *own()])
    asked.out.write_text(json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
