"""Learns what words and meanings weigh together: least squares, solved at once over what comments have in common.

A label is +1 or -1. How alike two comments are is the product of their rows, plus a little of that of their words, plus
the square of that of their rows in the widest directions, by which pairs are weighed. Numbers in, numbers out; the same
numbers give the same weights, on one kind of machine.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from postilla.insights.reading.learning import Array, Truth, as_often, as_often_best
from postilla.insights.reading.meant import FINE, TURNED, Whole, turned
from postilla.insights.vectors import STEPS

WORDS = 0.05  # what a product of words counts against one of rows
PAIRS = 1 / 3  # and a square
DIRECTIONS = 128
HELD = 3.0  # how firmly weights are held to nought
STEEP = 4.0  # from a total to log odds


@dataclass(frozen=True)
class Weighed:
    """By label: of each word, number of a row, and pair of directions; and what every comment has. In log odds."""

    words: Array
    single: Array
    pairs: Array
    always: Array


class Beside:
    """Comments as numbers. `words`: [comments, words]. `rows`: long rows in whole steps. `fold`: which part a comment
    is of."""

    def __init__(self, words: Array, rows: Whole, fold: npt.NDArray[np.int64]) -> None:
        self.words, self.rows, self.fold = words, rows / STEPS, fold
        self.ways = _widest(self.rows)
        self.wide = turned(rows, self.ways) / TURNED
        self._kept: tuple[bytes, Array] | None = None  # of the comments asked for last

    def fit(self, places: npt.NDArray[np.int64], truths: Truth) -> tuple[Weighed, Array]:
        """`truths`: [places, labels]. And each comment's totals by weights that have seen nothing of its fold."""
        words, rows, wide, fold = (of[places] for of in (self.words, self.rows, self.wide, self.fold))
        turned_over = self._turned_over(places)
        signs = np.where(truths, 1.0, -1.0)
        share = turned_over @ signs
        unseen = np.zeros_like(signs)
        for at in set(fold.tolist()):
            own = np.flatnonzero(fold == at)
            unseen[own] = signs[own] - np.linalg.solve(turned_over[np.ix_(own, own)], share[own])
        pairs = np.array([PAIRS * (wide.T * one) @ wide for one in share.T])
        made = Weighed(WORDS * words.T @ share, rows.T @ share, _halves(pairs), share.sum(axis=0))
        return Weighed(*(STEEP * of for of in (made.words.T, made.single.T, made.pairs, made.always))), STEEP * unseen

    def _turned_over(self, places: npt.NDArray[np.int64]) -> Array:
        """The inverse of how alike comments are; the most of the work, and the same for two tasks."""
        if self._kept is None or self._kept[0] != places.tobytes():
            words, rows, wide = (of[places] for of in (self.words, self.rows, self.wide))
            alike = rows @ rows.T + WORDS * (words @ words.T) + PAIRS * (wide @ wide.T) ** 2 + 1
            alike[np.diag_indices(len(places))] += HELD
            self._kept = places.tobytes(), np.linalg.inv(alike)
        return self._kept[1]


def levels(unseen: Array, truths: Truth, *, single: bool) -> Array:
    """What to add to each label's totals. `single`: exactly one label is told of a comment."""
    return as_often_best(unseen, truths) if single else as_often(unseen, truths)


def _widest(rows: Array) -> Whole:
    """The directions in which rows differ most, [long, DIRECTIONS], in whole steps; each with its largest number
    above nought."""
    _, found = np.linalg.eigh(rows.T @ rows)
    ways = found[:, ::-1][:, :DIRECTIONS]
    ways = ways * np.sign(ways[np.abs(ways).argmax(axis=0), np.arange(ways.shape[1])])
    steps: Whole = np.rint(ways * FINE)
    return steps


def _halves(pairs: Array) -> Array:
    """Of each pair once: what it and its mirror weigh together."""
    size = pairs.shape[1]
    both = pairs + pairs.transpose(0, 2, 1)
    both[:, np.arange(size), np.arange(size)] /= 2
    found: Array = both[:, *np.triu_indices(size)]
    return found
