"""Whether two comments say the same in nearly the same words, read as word lists read them. Pure.

Short ones are like nothing: "Agreed", "Well said!" are what many honestly say. What is long enough is compared by its
groups of three signs, so that a word exchanged, added or left out makes no other comment of it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from postilla.moderation.wordlists import letters_of

FEWEST, FEWEST_UNSPACED = 24, 10  # letters from which comments can be alike; where a sign is a word, the second
LOOKED = 600  # letters of each compared
ALIKE = 0.7  # the share of groups in common from which they are


def alike(text: str, others: Mapping[int, str], most: int) -> tuple[int, ...]:
    """Which of the others say the same, in the order in which they come; at most so many. Empty for a short text."""
    mine, found = _groups(text), list[int]()
    for number, other in others.items() if mine else ():
        if len(found) < most and _share(mine, _groups(other)) >= ALIKE:
            found.append(number)
    return tuple(found)


def _share(mine: Sequence[str], theirs: Sequence[str]) -> float:
    longer, shorter = max(len(mine), len(theirs)), min(len(mine), len(theirs))
    if shorter < ALIKE * longer:
        return 0.0
    return (Counter(mine) & Counter(theirs)).total() / longer


@lru_cache(maxsize=256)
def _groups(text: str) -> tuple[str, ...]:
    letters = letters_of(text)[:LOOKED]
    fewest = FEWEST if sum(sign < "\u0e00" for sign in letters) > len(letters) / 2 else FEWEST_UNSPACED
    return tuple(letters[at : at + 3] for at in range(len(letters) - 2)) if len(letters) >= fewest else ()
