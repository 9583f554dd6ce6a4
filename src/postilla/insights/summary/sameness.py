"""Texts that are the same but for a few words: a campaign, or one reader in many guises. Pure.

Each text is known by the smallest of its hashed triples of words, under several hashes (MinHash); texts that share
whole bands of those are compared, and are the same when most of their triples are.
"""

import re
from array import array
from collections.abc import Sequence
from zlib import crc32

import numpy as np

from postilla.insights.stopwords import bare
from postilla.insights.unions import root
from postilla.vocabulary.kept import ENTRY, Kept, bytes_of

FEWEST = 6  # words of a text that nobody writes by chance as another did
HASHES, BAND = 15, 3  # hashes of a text; so many in a row must agree for two texts to be compared
SAME = 0.6  # share of triples that two texts have in common
WITHIN, BEGINS = 0.85, 30  # share of its triples that a text has in one it stands in, and characters it begins with
LONGEST = 4000  # characters
MEMORY = 32_000_000  # bytes of texts that are known already

_WORD = re.compile(r"\w+")
_PRIME = (1 << 31) - 1
_FACTORS = np.array([(crc32(b"factor%d" % n) % (_PRIME - 1)) + 1 for n in range(HASHES)], dtype=np.uint64)
_TERMS = np.array([crc32(b"term%d" % n) % _PRIME for n in range(HASHES)], dtype=np.uint64)


def same(texts: Sequence[str]) -> list[int]:
    """For each text the number of the first that says the same, its own if none does."""
    leader = list(range(len(texts)))
    shown = [_shown(text) for text in texts]
    for left, right in _met(shown):
        one, other = root(leader, left), root(leader, right)
        if one != other and _alike(texts[left], texts[right]):
            leader[max(one, other)] = min(one, other)
    return [root(leader, at) for at in range(len(texts))]


def _met(shown: Sequence["_Shown | None"]) -> list[tuple[int, int]]:
    """The texts to be compared, each pair once: those next to each other of all that share a band."""
    at = np.array([at for at, one in enumerate(shown) if one is not None], dtype=np.int64)
    bands = np.frombuffer(b"".join([one[1] for one in shown if one is not None]), np.uint32).reshape(-1, HASHES)
    found = []
    for first in range(0, HASHES, BAND):
        own = bands[:, first : first + BAND]
        order = np.lexsort(own.T)  # of equals, the first comes first
        meet = np.flatnonzero((own[order[:-1]] == own[order[1:]]).all(axis=1))
        found.append(at[order[meet]] * len(shown) + at[order[meet + 1]])
    pairs = np.unique(np.concatenate(found))
    return list(zip((pairs // len(shown)).tolist(), (pairs % len(shown)).tolist(), strict=True)) if len(pairs) else []


def bands(text: str) -> bytes:
    """By which a text is kept to be found again among others (`met`): texts that are the same share a band, but for
    few. b"" of one too short to be a copy."""
    shown = _shown(text)
    if shown is None:
        return b""
    own = np.frombuffer(shown[1], np.uint32).reshape(-1, BAND)
    return array("I", [crc32(row.tobytes()) for row in own]).tobytes()


def met(kept: Sequence[bytes]) -> list[int]:
    """Which of the texts of these `bands` share one with another, by their places: those whose words are to be
    compared."""
    first: dict[tuple[int, int], int] = {}
    found = set[int]()
    for at, one in enumerate(kept):
        for band in enumerate(array("I", one)):
            if (other := first.setdefault(band, at)) != at:
                found |= {other, at}
    return sorted(found)


def stands_in(text: str, other: str) -> bool:
    """Whether a text stands in another one, but for a few words at an end."""
    if text[:BEGINS] not in other:  # most do not, and this costs little
        return False
    left, right = _shown(text), _shown(other)
    return left is not None and right is not None and len({*left[0]} & {*right[0]}) >= WITHIN * len(left[0])


_Shown = tuple["array[int]", bytes]  # the hashed triples, in order; the least under each hash
_KNOWN: Kept[str, _Shown] = Kept(MEMORY)  # a text that is kept elsewhere too knows its place at once


_COMPARED: Kept[tuple[str, str], bool] = Kept(MEMORY // 4)  # in a campaign thousands are, with each comment more


def _alike(text: str, other: str) -> bool:
    """Whether most of the triples of two texts are the same."""
    found = _COMPARED.get((text, other))
    if found is None:
        left, right = _shown(text), _shown(other)
        found = left is not None and right is not None and _most_shared({*left[0]}, right[0])
        _COMPARED.put((text, other), found, ENTRY + bytes_of(text, other))
    return found


def _most_shared(triples: set[int], other: "array[int]") -> bool:
    if min(len(triples), len(other)) < SAME * max(len(triples), len(other)):
        return False
    shared = len(triples.intersection(other))
    return shared >= SAME * (len(triples) + len(other) - shared)


def _shown(text: str) -> _Shown | None:
    """The hashed triples of a text, and the least under each hash; None of a text too short to be a copy."""
    text = text[:LONGEST]
    found = _KNOWN.get(text)
    if found is None:
        found = _made(text)
        _KNOWN.put(text, found, 2 * bytes_of(text) + len(found[0]) * found[0].itemsize)
    return found if found[1] else None


def _made(text: str) -> _Shown:
    words = [bare(word) for word in _WORD.findall(text)]
    if len(words) < FEWEST:
        return array("I"), b""
    triples = sorted({crc32(" ".join(words[at : at + 3]).encode()) for at in range(len(words) - 2)})
    hashed = np.fromiter((one % _PRIME for one in triples), dtype=np.uint64, count=len(triples))
    least = ((hashed[None, :] * _FACTORS[:, None] + _TERMS[:, None]) % _PRIME).min(axis=1).astype(np.uint32)
    return array("I", triples), least.tobytes()
