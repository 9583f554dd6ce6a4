"""Learns what words and meanings weigh together: least squares, solved at once over what comments have in common.

A label is +1 or -1. How alike two comments are is the product of their rows, plus a little of that of their words, plus
the square of that of their rows in the widest directions, by which pairs are weighed. Numbers in, numbers out; the same
numbers give the same weights, on one kind of machine.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from postilla.insights.reading.learning import Array, Truth
from postilla.insights.reading.meant import FINE, TURNED, Whole, turned
from postilla.insights.vectors import STEPS

WORDS = 0.05  # what a product of words counts against one of rows
PAIRS = 1 / 3  # and a square
DIRECTIONS = 128
HELD = 3.0  # how firmly weights are held to nought
STEEP = 4.0  # from a total to log odds
ENOUGH = np.float32  # in half the time; totals differ in the fourth digit
Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Weighed:
    """By label: of each word, number of a row, and pair of directions; and what every comment has. In log odds."""

    words: Array
    single: Array
    pairs: Array
    always: Array


@dataclass(frozen=True)
class Unseen:
    """Totals by weights that have seen nothing of a comment's fold: of the comments learnt from, and of those above."""

    totals: Array
    above: Array


@dataclass(frozen=True, eq=False)
class Numbers:
    """Comments as numbers. `words`: [comments, words]. `rows`: long rows in whole steps. `fold`: which part each is of.
    `ways`: the widest directions, [long, directions]."""

    words: Array
    steps: Whole
    fold: Places
    ways: Whole

    @cached_property
    def rows(self) -> Array:
        return (self.steps / STEPS).astype(ENOUGH)

    @cached_property
    def wide(self) -> Array:
        return (turned(self.steps, self.ways) / TURNED).astype(ENOUGH)

    def some(self, places: Places) -> "Numbers":
        return Numbers(self.words[places], self.steps[places], self.fold[places], self.ways)

    def alike(self, other: "Numbers") -> Array:
        """[comments, other comments]."""
        found = self.wide @ other.wide.T
        found *= found
        found *= PAIRS
        found += self.rows @ other.rows.T
        found += (WORDS * self.words) @ other.words.T
        found += 1
        return found


class Beside:
    """Comments and those that some of them answer (`above`, in the part of their answer), ready to be learnt from."""

    def __init__(self, words: Array, rows: Whole, fold: Places) -> None:
        self.all = Numbers(words.astype(ENOUGH), rows, fold, _widest(rows / STEPS))
        self.above = self.all.some(np.zeros(0, dtype=np.int64))
        self._kept: tuple[bytes, Array] | None = None  # of the comments asked for last

    def under(self, words: Array, rows: Whole, fold: Places) -> "Beside":
        """With these above."""
        self.above = Numbers(words.astype(ENOUGH), rows, fold, self.all.ways)
        return self

    def fit(self, places: Places, truths: Truth, *, above: bool = False) -> tuple[Weighed, Unseen]:
        """`truths`: [places, labels]. `above`: whether those above are told, too."""
        some, turned_over = self.all.some(places), self._turned_over(places)
        signs = np.where(truths, 1.0, -1.0).astype(ENOUGH)
        share = turned_over @ signs
        unseen = np.zeros_like(signs)
        over = np.zeros((len(self.above.fold) if above else 0, signs.shape[1]))
        for at in sorted(set(some.fold.tolist())):
            own = np.flatnonzero(some.fold == at)
            off = np.linalg.solve(turned_over[np.ix_(own, own)], share[own])
            unseen[own] = signs[own] - off
            if above and len(their := np.flatnonzero(self.above.fold == at)):
                others = share - turned_over[:, own] @ off  # nought for its own
                over[their] = self.above.some(their).alike(some) @ others
        pairs = np.array([PAIRS * (some.wide.T * one) @ some.wide for one in share.T])
        made = Weighed(WORDS * some.words.T @ share, some.rows.T @ share, _halves(pairs), share.sum(axis=0))
        weighed = Weighed(*(STEEP * of for of in (made.words.T, made.single.T, made.pairs, made.always)))
        return weighed, Unseen(STEEP * unseen, STEEP * over)

    def _turned_over(self, places: Places) -> Array:
        """The inverse of how alike comments are; the most of the work, and the same for two tasks."""
        if self._kept is None or self._kept[0] != places.tobytes():
            some = self.all.some(places)
            alike = some.alike(some)
            alike[np.diag_indices(len(places))] += HELD
            self._kept = places.tobytes(), np.linalg.inv(alike)
        return self._kept[1]


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
