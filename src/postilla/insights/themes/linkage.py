"""Average linkage: the two groups whose members are most alike on average become one, until none are alike enough.

By chains of nearest neighbours, in time and memory of n² for n points; a well-known algorithm, and half a page.
Libraries for it weigh 100 MB.
"""

import numpy as np
import numpy.typing as npt

from postilla.insights.unions import root

GONE = -np.inf


def average_linkage(alike: npt.NDArray[np.float64], least: float) -> npt.NDArray[np.int64]:
    """Which group each of n things belongs to, numbered in the order of their first members.

    `alike` [n, n], symmetric, is used up. Groups are joined while they are at least `least` alike on average.
    """
    count = len(alike)
    np.fill_diagonal(alike, GONE)
    sizes = np.ones(count)
    leader = list(range(count))
    open_ones = np.ones(count, dtype=bool)
    chain: list[int] = []
    start = 0
    while True:
        if not chain:
            while start < count and not open_ones[start]:
                start += 1
            if start == count:
                return _numbered(leader)
            chain.append(start)
        here = chain[-1]
        best = int(alike[here].argmax())
        before = chain[-2] if len(chain) > 1 else -1
        if alike[here, best] < least:  # and nothing that is made later can be more like it
            _close(alike, open_ones, chain.pop())
        elif before >= 0 and alike[here, before] >= alike[here, best]:
            _join(alike, sizes, before, here)
            leader[here], open_ones[here] = before, False
            del chain[-2:]
        else:
            chain.append(best)


def _join(alike: npt.NDArray[np.float64], sizes: npt.NDArray[np.float64], kept: int, gone: int) -> None:
    total = sizes[kept] + sizes[gone]
    row = (alike[kept] * sizes[kept] + alike[gone] * sizes[gone]) / total
    row[kept] = row[gone] = GONE
    alike[kept] = alike[:, kept] = row
    alike[gone] = alike[:, gone] = GONE
    sizes[kept] = total


def _close(alike: npt.NDArray[np.float64], open_ones: npt.NDArray[np.bool_], here: int) -> None:
    alike[here] = alike[:, here] = GONE
    open_ones[here] = False


def _numbered(leader: list[int]) -> npt.NDArray[np.int64]:
    numbers: dict[int, int] = {}
    return np.array([numbers.setdefault(root(leader, at), len(numbers)) for at in range(len(leader))], dtype=np.int64)
