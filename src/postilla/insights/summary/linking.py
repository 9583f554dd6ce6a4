"""Small groups of points that are one matter by who speaks of them, though their words share little. Pure.

Who answers mostly stays with the matter, and who says two things in one comment often says them of one. Groups among
which there is much of that are joined where what they mean is not quite apart. Large ones are not: among hundreds of
comments some do both by chance.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from postilla.insights.themes import NONE, Groups
from postilla.insights.vectors import unstepped

LARGEST = 30  # points of groups that are joined, together
ALIKE = 0.1  # how like each other two groups are at least, with what links between them count
LINKED = 0.6  # what it counts if all comments of both speak in both, or answer the other

Wide = npt.NDArray[np.float64]


class _Group(NamedTuple):
    points: tuple[int, ...]
    comments: frozenset[int]
    total: Wide  # of its points' rows: sums of whole steps are exact, in any order

    @classmethod
    def of(cls, points: Sequence[int], comments: Iterable[int], plain: Wide) -> "_Group":
        return cls(tuple(points), frozenset(comments), plain[list(points)].sum(axis=0))

    def like(self, other: "_Group") -> float:
        lengths = float((self.total @ self.total) * (other.total @ other.total)) ** 0.5
        return float(self.total @ other.total) / lengths if lengths else 0.0


def linked(
    found: Groups, rows: Sequence[bytes], langs: Sequence[str], comments: Sequence[int],
    parents: Mapping[int, int | None],
) -> Groups:  # fmt: skip
    """The groups of points with small ones joined, under the number of the first. `comments`: whose each point is;
    `parents`: by comment, the one that it answers."""
    sizes = np.append(np.bincount(found.labels[found.labels != NONE], minlength=found.count), LARGEST + 1)  # of NONE
    small = np.flatnonzero(sizes[found.labels] <= LARGEST).tolist()
    members: dict[int, list[int]] = defaultdict(list)
    for place, at in enumerate(small):
        members[int(found.labels[at])].append(place)
    if len(members) < 2:
        return found
    steps = np.frombuffer(b"".join([rows[at] for at in small]), dtype=np.int8).reshape(len(small), -1)
    plain = found.frame.off(unstepped(steps), [langs[at] for at in small]).astype(np.float64)
    of = {label: _Group.of(mine, [comments[small[one]] for one in mine], plain) for label, mine in members.items()}
    groups = _Joining(of, parents).joined(plain)
    labels, likeness = found.labels.copy(), found.likeness.copy()
    for label, group in groups.items():
        if len(group.points) > len(members[label]):
            rows_of = [small[one] for one in group.points]
            labels[rows_of] = label
            likeness[rows_of] = np.round(plain[list(group.points)] @ group.total / len(rows_of), 9)
    return replace(found, labels=labels, likeness=likeness)


class _Joining:
    """Groups while they are joined, with how much speaks for each pair of those between which there is anything."""

    def __init__(self, groups: dict[int, _Group], parents: Mapping[int, int | None]) -> None:
        self._groups, self._parents = groups, parents
        self._where: dict[int, set[int]] = defaultdict(set)  # by comment, the groups it speaks in
        self._below: dict[int, list[int]] = defaultdict(list)  # … and what answers it
        for label, group in groups.items():
            for one in group.comments:
                self._where[one].add(label)
        for one in self._where.copy():
            if (above := parents.get(one)) is not None:
                self._below[above].append(one)
        self._scores: dict[tuple[int, int], float] = {}
        for label in groups:
            self._score(label)

    def joined(self, plain: Wide) -> dict[int, _Group]:
        """The likest first, of equals the first."""
        while self._scores:
            one, other = min(self._scores, key=lambda pair: (-self._scores[pair], pair))
            if self._scores[one, other] < ALIKE:
                break
            gone = self._groups.pop(other)
            mine = self._groups[one]
            self._groups[one] = _Group.of(mine.points + gone.points, mine.comments | gone.comments, plain)
            for comment in gone.comments:
                self._where[comment] = self._where[comment] - {other} | {one}
            self._scores = {pair: score for pair, score in self._scores.items() if not {one, other} & {*pair}}
            self._score(one)
        return self._groups

    def _score(self, label: int) -> None:
        mine = self._groups[label]
        near = {one: [self._parents.get(one), *self._below.get(one, ())] for one in mine.comments}
        for other in {group for one, all_ in near.items() for each in (one, *all_) for group in self._at(each)}:
            theirs = self._groups[other]
            if other != label and len(mine.points) + len(theirs.points) <= LARGEST:
                linked = self._speaking(mine, theirs) | self._speaking(theirs, mine)
                share = len(linked) / (len(mine.comments) + len(theirs.comments))
                pair = min(label, other), max(label, other)
                self._scores[pair] = round(mine.like(theirs) + LINKED * share, 6)

    def _at(self, comment: int | None) -> set[int]:
        return self._where.get(comment or 0, set())

    def _speaking(self, mine: _Group, theirs: _Group) -> set[int]:
        """Of the comments of one group those that speak in the other, or answer one that does."""
        return {one for one in mine.comments if {one, self._parents.get(one)} & theirs.comments}
