"""Things that are joined, each knowing one that it was joined to: `leader[at]`, itself for the first of all. Pure."""

from collections.abc import MutableSequence


def root(leader: MutableSequence[int], at: int) -> int:
    """The first of all those that one was joined with; the way there is shorter the next time."""
    while leader[at] != at:
        leader[at] = leader[leader[at]]
        at = leader[at]
    return at
