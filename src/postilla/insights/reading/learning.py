"""Logistic regression that leaves what is expected only for a reason, and levels. Numbers in, numbers out.

The same numbers give the same weights, on one kind of machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

FOLDS = 8
ROUNDS = 10
STEPS = 40  # of conjugate gradients in a round
NEAR = 3e-2  # of the slope, at which a round ends
ENOUGH = 0.02  # of a slope; a comment more or less is about 1
_TURNS = 60
SMOOTH = 25  # numbers of comments that are looked at together
Array = npt.NDArray[np.floating[Any]]
Truth = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Table:
    """What is learnt from: a row for each comment. `held`: how firmly each weight is held to what is expected of it.
    `fold`: which part of the articles a comment is of."""

    rows: Array
    held: Array
    fold: npt.NDArray[np.int64]

    def some(self, places: npt.NDArray[np.int64]) -> "Table":
        return Table(self.rows[places], self.held, self.fold[places])


def fit(table: Table, truth: Truth, counts: Array, expected: Array, begin: Array | None = None) -> Array:
    """Weights, by Newton's method with conjugate gradients. `counts`: how much each row does. `begin`: near them."""
    rows, fine = table.rows, table.rows.dtype  # all of one fineness: else every product would copy the rows
    held, counts, expected = table.held.astype(fine), counts.astype(fine), expected.astype(fine)
    weights = (expected if begin is None else begin).copy()
    for _ in range(ROUNDS):
        chances = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (counts * (chances - truth)) + held * (weights - expected)
        if np.abs(slope).max() < ENOUGH:
            break
        step = _step(rows, held, counts * np.maximum(chances * (1 - chances), 1e-6), slope)
        weights += step * min(1.0, 3.0 / max(1e-9, float(np.abs(step).max())))
    return weights


def _step(rows: Array, held: Array, bend: Array, slope: Array) -> Array:
    near = 1 / ((rows * rows).T @ bend + held)
    step, left = np.zeros_like(slope), -slope
    way = near * left
    size, enough = float(left @ way), NEAR * float(np.sqrt(slope @ slope))
    for _ in range(STEPS):
        bent = rows.T @ (bend * (rows @ way)) + held * way
        length = size / float(way @ bent)
        step += length * way
        left -= length * bent
        if float(np.sqrt(left @ left)) < enough:
            break
        turned = near * left
        size, before = float(left @ turned), size
        way = turned + size / before * way
    return step


def learnt(
    table: Table, truth: Truth, counts: Array, expected: Array, above: Table | None = None
) -> tuple[Array, Array, Array]:
    """Weights; the total of each row by weights that have seen nothing of its article; and likewise of rows that are
    not learnt from (`above`)."""
    totals, others = np.zeros(len(truth)), np.zeros(0 if above is None else len(above.fold))
    weights = fit(table, truth, counts, expected)  # where the others begin to look: what is found does not hang on it
    for at in range(FOLDS):
        out = table.fold == at
        if out.any() and not out.all():
            seen = np.flatnonzero(~out)
            without = fit(table.some(seen), truth[seen], counts[seen], expected, weights)
            totals[out] = table.rows[out] @ without
            if above is not None:
                others[above.fold == at] = above.rows[above.fold == at] @ without
    return weights, totals, others


def levels(unseen: Array, truths: Truth, *, single: bool) -> Array:
    """What to add to each label's totals. `single`: exactly one label is told of a comment."""
    return as_often_best(unseen, truths) if single else as_well(unseen, truths)


def as_well(totals: Array, truths: Truth) -> Array:
    """What to add to each label's totals, so that F1 is best: of the numbers of comments of which it could be told,
    looked at a few together, since a single one more or less says little."""
    found = np.zeros(totals.shape[1])
    number = len(totals)
    together = np.ones(min(SMOOTH, number)) / min(SMOOTH, number)
    for label in range(totals.shape[1]):
        order = np.argsort(-totals[:, label], kind="stable")
        right = np.cumsum(truths[order, label])
        each = 2 * right / (np.arange(1, number + 1) + max(1, int(truths[:, label].sum())))
        last = min(int(np.convolve(each, together, "same").argmax()), number - 2)
        found[label] = -totals[order[last : last + 2], label].mean()
    return found


def as_often_best(totals: Array, truths: Truth) -> Array:
    """What to add to each label's totals, of which the highest is told, so that each is told as often as it is so:
    steadier than where F1 is best."""
    added = np.zeros(totals.shape[1])
    for _ in range(_TURNS):
        told = np.bincount((totals + added).argmax(axis=1), minlength=len(added)) / len(totals)
        added += truths.mean(axis=0) - told
    return added


def f1(truth: Truth, told: Truth) -> float:
    return 2 * float((told & truth).sum()) / max(1.0, float(told.sum() + truth.sum()))


def folds(articles: Sequence[str]) -> npt.NDArray[np.int64]:
    """Articles shared out by turns, in the order of their names."""
    places = {name: at for at, name in enumerate(sorted(set(articles)))}
    return np.array([places[name] % FOLDS for name in articles], dtype=np.int64)
