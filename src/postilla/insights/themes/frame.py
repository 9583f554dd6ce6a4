"""What all points have in common, taken off before they are compared: else everything is a little like everything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from postilla.insights.vectors import Array, whole

FEW = 100.0  # as if so many points of no theme stood beside those at hand: what most of few say is not taken off
FOREIGN = 24.0  # points of a language from which its own middle counts as much as the middle of all

Wide = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Frame:
    """The middle of all points, and of those in each language."""

    middle: Wide
    by_lang: Mapping[str, Wide]

    def off(self, rows: Array, langs: Sequence[str]) -> Array:
        """Whole unit rows without what they share; rows of nothing stay so."""
        places = {lang: at for at, lang in enumerate(dict.fromkeys(langs))}
        middles = np.array([self.by_lang.get(lang, self.middle) for lang in places])
        shifted = rows - middles[[places[lang] for lang in langs]] if len(rows) else rows.astype(np.float64)
        shifted[~rows.any(axis=1)] = 0
        return whole(shifted)


def frame(rows: Array, langs: Sequence[str]) -> Frame:
    """Of the points at hand. Sums of whole steps are exact, so the order of points changes nothing."""
    telling = rows.any(axis=1)
    codes = np.array(langs, dtype=object)
    middle = rows[telling].sum(axis=0, dtype=np.float64) / (telling.sum() + FEW)
    found = {}
    for lang in set(langs):
        mine = rows[telling & (codes == lang)]
        found[lang] = (mine.sum(axis=0, dtype=np.float64) + FOREIGN * middle) / (len(mine) + FOREIGN)
    return Frame(middle, found)
