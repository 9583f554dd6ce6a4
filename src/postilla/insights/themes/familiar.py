"""One matter is known beforehand, since readers everywhere bring it up in words that share little: how a company looks
after those who have bought. "No answer", "waiting for a part", "the dealer has closed" are told as one theme.

Points near a few phrases about it are drawn together, the nearer the more. That is all that is fixed: whether a theme
comes of it, what it is called and who says it is found as with any other.
"""

import base64
import json
from functools import cache
from pathlib import Path

import numpy as np

from postilla.insights.vectors import Array, unpacked, whole

DRAWN_FROM = 0.3  # likeness to a phrase from which a point is drawn
PULL = 4.0  # towards their middle, for each unit of likeness beyond that

_FILE = Path(__file__).parent.parent / "data" / "sentences.json"


def drawn_together(rows: Array) -> Array:
    """The rows, those about the familiar matter nearer to each other. Rows of the other engine are left alone."""
    phrases = _phrases()
    if rows.shape[1] != phrases.shape[1] or not len(rows):
        return rows
    middle = phrases.sum(axis=0, dtype=np.float64)
    middle /= np.sqrt((middle * middle).sum())
    beyond = np.maximum((rows @ phrases.T).max(axis=1).astype(np.float64) - DRAWN_FROM, 0.0)
    return whole(rows + PULL * beyond[:, None] * middle)


@cache
def _phrases() -> Array:
    kept = json.loads(_FILE.read_text("utf-8"))["service"]
    return unpacked(base64.b64decode(kept["rows"]), len(base64.b64decode(kept["rows"])) // len(kept["phrases"]))
