"""Known themes: how their centres are kept, which one is nearest, and how they are found again in new groups."""

from collections.abc import Sequence

import numpy as np

from postilla.insights.themes.frame import Frame, frame
from postilla.insights.values import Theme
from postilla.insights.vectors import Array, packed, unpacked, whole

# How like a known theme a point must be to belong to it. Of 4,100 points of the sample's themes 88 in a hundred are so
# like their own, 10 so like another (at 0.30 97 and 42: what was new was counted with whatever was least far away).
BELONGS = 0.40
SAME = 0.55  # how like a known theme a new group must be to be that theme
HELD = 0.15  # by so much less like it where editors named it: what people settled outlives what was only found


def centre_of(rows: Array) -> bytes:
    """The middle of a theme's points as it is kept: with what all points share, so that it can be measured anywhere."""
    return packed(whole(rows.sum(axis=0, dtype=np.float64, keepdims=True)))


def nearest(vectors: Array, langs: Sequence[str], known: Sequence[Theme]) -> list[str]:
    """The key of the known theme that each point belongs to, "" where it is like none."""
    themes = _readable(known, vectors.shape[1])
    if not len(vectors) or not themes:
        return [""] * len(vectors)
    centres = _centres(themes)
    measured = frame(centres, [""] * len(themes))
    scores = measured.off(vectors, list(langs)) @ measured.off(centres, [""] * len(themes)).T
    best = scores.argmax(axis=1)
    return [themes[at].key if scores[row, at] >= BELONGS else "" for row, at in enumerate(best)]


def recognised(centres: Array, known: Sequence[Theme], measured: Frame) -> list[Theme | None]:
    """For each new group the known theme that it is; each known theme once, the likest pairs first, where those that
    editors named or merged have a start."""
    themes = _readable(known, centres.shape[1] if len(centres) else 0)
    found: list[Theme | None] = [None] * len(centres)
    if not themes or not len(centres):
        return found
    mine = measured.off(centres, [""] * len(centres))
    theirs = measured.off(_centres(themes), [""] * len(themes))
    alike = mine @ theirs.T + np.array([HELD if theme.held else 0.0 for theme in themes], dtype=np.float32)
    pairs = sorted(
        ((float(alike[row, at]), row, at) for row, at in zip(*np.nonzero(alike >= SAME), strict=True)),
        key=lambda pair: (-pair[0], pair[1], themes[pair[2]].key),
    )
    taken: set[int] = set()
    for _, row, at in pairs:
        if found[row] is None and at not in taken:
            found[row] = themes[at]
            taken.add(at)
    return found


def _readable(known: Sequence[Theme], size: int) -> list[Theme]:
    """Those whose centre is of this engine's size, by key."""
    return sorted((theme for theme in known if size and len(theme.centre) == size), key=lambda theme: theme.key)


def _centres(themes: Sequence[Theme]) -> Array:
    return np.concatenate([unpacked(theme.centre, len(theme.centre)) for theme in themes])
