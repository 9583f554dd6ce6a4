"""Groups of points of like meaning; how many there are is found."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt

from postilla.insights.themes.frame import Frame, frame
from postilla.insights.themes.linkage import average_linkage
from postilla.insights.vectors import Array, stepped, unstepped, whole

NONE = -1  # the group of a point that belongs to none
LEAST = 0.13  # how like each other the members of a group are on average; strangers are 0
CONTEXT = 0.7  # what the comment answered counts beside the answer's own words
AT_ONCE = 256  # points that are put to their groups at once: as many as a processor holds near itself
DRAWN = 1200  # points of which groups are made; of more, that many are drawn and the rest joins them

Labels = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Groups:
    """Which group each point belongs to, and what the points were measured by."""

    labels: Labels  # one a point; NONE of a point that means nothing, or is like no group
    count: int
    frame: Frame
    likeness: npt.NDArray[np.float64]  # of each point to the members of its group, on average
    made: dict[Any, Any] = field(default_factory=dict)  # of these groups the last time, by who made it

    @cached_property
    def likes(self) -> list[float]:
        """The same as plain numbers."""
        found: list[float] = self.likeness.tolist()
        return found


def groups(rows: Array, langs: Sequence[str], *, least: float = LEAST, drawn: int = DRAWN) -> Groups:
    """Groups of whole rows, the same for any order of them; numbered by what their members say."""
    steps = [row.tobytes() for row in stepped(rows)]
    keys = [key_of(row, lang) for row, lang in zip(steps, langs, strict=True)]
    return groups_of(steps, langs, keys, least=least, drawn=drawn)


def groups_of(
    rows: Sequence[bytes], langs: Sequence[str], keys: Sequence[bytes], *, least: float = LEAST, drawn: int = DRAWN
) -> Groups:
    """The same of rows as they are kept, each with its `key_of`. Made of as many different points as are drawn, by
    their keys; so one point more changes them seldom, and what was told of the others is still known."""
    places = {key: at for at, key in enumerate(keys) if key}
    first = _smallest([*places], drawn)
    if not first:
        nothing = np.zeros((len(rows), len(rows[0]) if rows else 0), dtype=np.float32)
        return Groups(np.full(len(rows), NONE, dtype=np.int64), 0, frame(nothing, langs), np.zeros(len(rows)))
    made = _MODELS.get((least, blake2b(b"".join(first)).digest()))
    if made is None:
        at = [places[key] for key in first]
        made = _made(_matrix(rows, at), [langs[one] for one in at], least)
        _MODELS.put((least, blake2b(b"".join(first)).digest()), made)
    new = [at for key, at in places.items() if key not in made.told]
    for start in range(0, len(new), AT_ONCE):
        some = new[start : start + AT_ONCE]
        _tell(made, _matrix(rows, some), [langs[at] for at in some], [keys[at] for at in some], least)
    told = [made.told[key] if key else _NOWHERE for key in keys]
    labels, likeness = [label for label, _ in told], [alike for _, alike in told]
    return Groups(np.array(labels, dtype=np.int64), made.count, made.frame, np.array(likeness), made.made)


def _smallest(keys: Sequence[bytes], most: int) -> list[bytes]:
    """The first of these keys in their order. They are as good as random, so few more need to be put in order."""
    likely = len(keys) and 2 * most * 256**4 // len(keys)
    if most < len(keys) and likely < 256**4:
        below = likely.to_bytes(4)
        some = [key for key in keys if key < below]
        if len(some) >= most:
            return sorted(some)[:most]
    return sorted(keys)[:most]


def _matrix(rows: Sequence[bytes], places: Sequence[int]) -> Array:
    steps = np.frombuffer(b"".join([rows[at] for at in places]), dtype=np.int8)
    return unstepped(steps.reshape(len(places), -1))


def key_of(row: bytes, lang: str) -> bytes:
    """Of a row in its language: the same for the same, and as good as random; b"" of one that means nothing."""
    return blake2b(row, digest_size=12, key=lang.encode()[:16]).digest() if any(row) else b""


@dataclass
class _Model:
    """Groups made of some points, and what was told of others since."""

    frame: Frame
    sums: npt.NDArray[np.float64]  # of the rows of each group, which are exact
    sizes: npt.NDArray[np.int64]
    count: int
    told: dict[bytes, tuple[int, float]]  # by key: its group, and how like its members it is
    made: dict[Any, Any]  # of the groups: see there


class _Models:
    """The last few, so that an article's next comment costs no more than itself. Only saves time."""

    def __init__(self, most: int) -> None:
        self._kept: OrderedDict[tuple[float, bytes], _Model] = OrderedDict()
        self._most = most
        self._lock = threading.Lock()

    def get(self, key: tuple[float, bytes]) -> _Model | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: tuple[float, bytes], model: _Model) -> None:
        with self._lock:
            self._kept[key] = model
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()


_MODELS = _Models(3)
_NOWHERE = (NONE, 0.0)


def let_go() -> None:
    """Forget the last groups: they are made again where somebody asks for them."""
    _MODELS.clear()


def _made(rows: Array, langs: Sequence[str], least: float) -> _Model:
    measured = frame(rows, langs)
    plain = measured.off(rows, langs)
    found = average_linkage((plain @ plain.T).astype(np.float64), least)  # the products are exact
    count = int(found.max()) + 1
    sums = np.zeros((count, plain.shape[1]))
    np.add.at(sums, found, plain.astype(np.float64))
    return _Model(measured, sums, np.bincount(found, minlength=count), count, {}, {})


def _tell(model: _Model, rows: Array, langs: Sequence[str], keys: Sequence[bytes], least: float) -> None:
    """Put points to the group to whose members they are most like; of two alike, the first. Products of whole steps are
    added without rounding, in whatever order."""
    plain = model.frame.off(rows, langs).astype(np.float64)
    scores = plain @ model.sums.T
    scores /= model.sizes
    np.round(scores, 9, out=scores)
    best = scores.argmax(axis=1)
    likeness = scores[np.arange(len(best)), best]
    for key, label, alike in zip(keys, best.tolist(), likeness.tolist(), strict=True):
        model.told[key] = (label, alike) if alike >= least else _NOWHERE


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
