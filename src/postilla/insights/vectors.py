"""Meanings as numbers that add up the same in any order. Pure.

A meaning is a row of float32, each a whole multiple of 1/256, of about unit length. Products of two such rows are whole
multiples of 1/65,536 and at most one, which float32 holds without rounding; so the same comments give the same themes,
bit for bit, in whatever order, batch or process they are taken. Kept as one byte a number.
"""

import numpy as np
import numpy.typing as npt

STEPS = 256  # to one
LARGEST = 127  # steps that a number may have: it is kept in one byte

Array = npt.NDArray[np.float32]


def whole(rows: npt.NDArray[np.floating]) -> Array:
    """Rows of any length made unit rows of whole steps; rows of nothing stay so."""
    wide = np.asarray(rows, dtype=np.float64)
    unit = wide * wide
    lengths = np.sqrt(unit.sum(axis=1, keepdims=True))
    np.divide(wide, lengths, out=unit, where=lengths > 0)  # in place from here on: what is large is slow to fetch
    unit *= STEPS
    made: Array = np.rint(unit, out=unit).astype(np.float32)
    np.clip(made, -LARGEST, LARGEST, out=made)
    made /= np.float32(STEPS)
    return made


def stepped(rows: Array) -> npt.NDArray[np.int8]:
    """Whole rows as the numbers of their steps."""
    return np.rint(np.asarray(rows, dtype=np.float32) * STEPS).astype(np.int8)


def unstepped(steps: npt.NDArray[np.int8]) -> Array:
    """The rows again."""
    return steps.astype(np.float32) / np.float32(STEPS)


def packed(rows: Array) -> bytes:
    """Whole rows as bytes, row after row."""
    return stepped(rows).tobytes()


def unpacked(kept: bytes, size: int) -> Array:
    """The rows again, [n, size]."""
    return unstepped(np.frombuffer(kept, dtype=np.int8).reshape(-1, size))
