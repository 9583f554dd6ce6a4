"""Groups of points of like meaning; how many there are is found."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from postilla.insights.themes.frame import Frame, frame
from postilla.insights.themes.linkage import average_linkage
from postilla.insights.vectors import Array, whole

NONE = -1  # the group of a point that belongs to none
LEAST = 0.13  # how like each other the members of a group are on average; strangers are 0
CONTEXT = 0.7  # what the comment answered counts beside the answer's own words
DRAWN = 1200  # points of which groups are made; of more, that many are drawn and the rest joins them

Labels = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Groups:
    """Which group each point belongs to, and what the points were measured by."""

    labels: Labels  # one a point; NONE of a point that means nothing, or is like no group
    count: int
    frame: Frame
    likeness: npt.NDArray[np.float64]  # of each point to the members of its group, on average


def groups(rows: Array, langs: Sequence[str], *, least: float = LEAST, drawn: int = DRAWN) -> Groups:
    """Groups of whole rows, the same for any order of them; numbered by what their members say."""
    measured = frame(rows, langs)
    plain = measured.off(rows, langs)
    order = _order(plain, langs)
    first = order[:drawn]
    labels = np.full(len(rows), NONE, dtype=np.int64)
    if not len(first):
        return Groups(labels, 0, measured, np.zeros(len(rows)))
    alike = (plain[first] @ plain[first].T).astype(np.float64)  # exact
    found = average_linkage(alike, least)
    count = int(found.max()) + 1
    sums = np.zeros((count, plain.shape[1]))
    np.add.at(sums, found, plain[first].astype(np.float64))
    means = sums / np.bincount(found, minlength=count)[:, None]
    labels, likeness = _joined(plain, means, least)
    return Groups(labels, count, measured, likeness)


def of_comments(rows: Array, langs: Sequence[str], parents: Sequence[int | None]) -> Labels:
    """The group of each comment under one article, by a row for the whole comment. `parents`: the number of the row of
    the comment that it answers. Comments like no other form groups of their own; one that means nothing and answers
    nothing is in NONE."""
    return groups(in_context(rows, rows, parents), langs).labels


def in_context(rows: Array, answered: Array, parents: Sequence[int | None]) -> Array:
    """Rows that know what they answer: who answers mostly stays with the matter, and need not name it again.
    `parents`: for each row, the number of the row of `answered` that it answers."""
    answering = np.array([at for at, parent in enumerate(parents) if parent is not None], dtype=np.int64)
    above = np.array([parent for parent in parents if parent is not None], dtype=np.int64)
    mixed = rows.astype(np.float64)
    mixed[answering] += CONTEXT * answered[above]
    return whole(mixed)


def _order(plain: Array, langs: Sequence[str]) -> npt.NDArray[np.int64]:
    """The different points that mean something, in an order that looks random and is always the same."""
    steps = np.ascontiguousarray(plain.astype(np.float32))
    drawn: dict[bytes, int] = {}
    for at in np.flatnonzero(plain.any(axis=1)):
        drawn.setdefault(blake2b(steps[at].tobytes(), digest_size=12).digest(), int(at))
    return np.array([drawn[key] for key in sorted(drawn)], dtype=np.int64)


def _joined(plain: Array, means: npt.NDArray[np.float64], least: float) -> tuple[Labels, npt.NDArray[np.float64]]:
    """The group to whose members each point is most like; of two alike, the first."""
    labels = np.full(len(plain), NONE, dtype=np.int64)
    likeness = np.zeros(len(plain))
    for start in range(0, len(plain), 4096):
        part = slice(start, start + 4096)
        scores = np.round(plain[part].astype(np.float64) @ means.T, 9)
        best = scores.argmax(axis=1)
        top = scores[np.arange(len(best)), best]
        sure = (top >= least) & plain[part].any(axis=1)
        labels[part] = np.where(sure, best, NONE)
        likeness[part] = np.where(sure, top, 0.0)
    return labels, likeness
