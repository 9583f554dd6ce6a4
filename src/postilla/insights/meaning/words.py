"""The engine that is always there: which stems and which parts of words a text holds, thrown onto a row of numbers.

Each term adds to four places, up or down, which its hash names; so two texts are alike as far as they share terms.
Words of different languages meet only where they look alike (Diesel, diesel; batterie, batteria).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np

from postilla.finding.terms import terms_of, words_of
from postilla.insights.meaning.interface import letters
from postilla.insights.vectors import Array, whole
from postilla.vocabulary.stopwords import says_nothing

SIZE = 384  # another than that of `sentences`, so that rows of the two are never taken for each other
PLACES = 4  # of a term
LONGEST = 4000  # characters of a text that are looked at
PART = 4  # letters of a part of a word
WORD, PIECE = 1.0, 0.35  # what a stem and a part of a word weigh


class Words:
    """See `Meaning`."""

    name = "words-1"
    size = SIZE

    def of(self, texts: Sequence[str], langs: Sequence[str]) -> Array:
        rows = np.zeros((len(texts), SIZE))
        for at, (text, lang) in enumerate(zip(texts, langs, strict=True)):
            if letters(text):
                _throw(rows[at], text[:LONGEST], lang)
        return whole(rows)


def _throw(row: np.ndarray, text: str, lang: str) -> None:
    counts: Counter[tuple[str, float]] = Counter(_terms(text, lang))
    for (term, weight), count in sorted(counts.items()):
        for place, sign in _places(term):
            row[place] += sign * weight * (1 + np.log(count))


def _terms(text: str, lang: str) -> Iterator[tuple[str, float]]:
    for word in words_of(text.casefold()):
        if says_nothing(word, lang):
            continue
        for term in terms_of(word, lang[:2])[:1]:
            yield term, WORD
        bounded = f"<{word}>"
        for at in range(len(bounded) - PART + 1):
            yield bounded[at : at + PART], PIECE


@lru_cache(maxsize=50_000)
def _places(term: str) -> tuple[tuple[int, int], ...]:
    found = [crc32(f"{number}{term}".encode()) for number in range(PLACES)]
    return tuple((one % SIZE, 1 if one & 0x80000000 else -1) for one in found)
