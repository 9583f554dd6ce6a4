"""Texts that are the same but for a few words: a campaign, or one reader in many guises. Pure.

Each text is known by the smallest of its hashed triples of words, under several hashes (MinHash), and so by its telling
words, in whatever order; texts that share whole bands of either are compared, and are the same when most of their
triples are, or most of what they tell.
"""

import re
from array import array
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from postilla.insights.unions import root
from postilla.vocabulary.kept import Kept, bytes_of
from postilla.vocabulary.stopwords import bare, says_nothing

FEWEST = 6  # words of a text, and telling ones of those, that nobody writes by chance as another did
HASHES, BAND = 15, 3  # hashes of a text; so many in a row must agree for two texts to be compared
SAME, TELLING = 0.6, 0.65  # share of triples, and of telling words, that two texts have in common
NEXT = 2  # places behind a text, in the order of a band, up to which others that share the band are compared with it
WITHIN, BEGINS = 0.85, 30  # share of its triples that a text has in one it stands in, and characters it begins with
LONGEST = 4000  # characters
MEMORY = 32_000_000  # bytes of texts that are known already
PAIR = 250  # bytes that a pair of marks takes, all told

_WORD = re.compile(r"\w+")
_PRIME = (1 << 31) - 1
_FACTORS = np.array([(crc32(b"factor%d" % n) % (_PRIME - 1)) + 1 for n in range(HASHES)], dtype=np.uint64)
_TERMS = np.array([crc32(b"term%d" % n) % _PRIME for n in range(HASHES)], dtype=np.uint64)


class _Shown(NamedTuple):
    """A text as it is compared: hashes in order, and the least of them under each hash, b"" of too few."""

    mark: bytes  # the same for the same text alone
    triples: "array[int]"
    least: bytes
    telling: "array[int]"
    least_told: bytes


def same(texts: Sequence[str]) -> list[int]:
    """For each text the number of the first that says the same, its own if none does."""
    leader = list(range(len(texts)))
    shown = [_shown(text) for text in texts]
    for left, right in _met([one.least for one in shown], [one.least_told for one in shown]):
        one, other = root(leader, left), root(leader, right)
        if one != other and _alike(shown[left], shown[right]):
            leader[max(one, other)] = min(one, other)
    return [root(leader, at) for at in range(len(texts))]


def _met(*of_texts: Sequence[bytes]) -> list[tuple[int, int]]:
    """The texts to be compared, each pair once: those near each other among all that share a band of either."""
    pairs: list[npt.NDArray[np.int64]] = []
    for least in of_texts:
        at = np.array([at for at, one in enumerate(least) if one], dtype=np.int64)
        bands = np.frombuffer(b"".join(least), np.uint32).reshape(-1, HASHES)
        for first in range(0, HASHES, BAND):
            own = bands[:, first : first + BAND]
            order = np.lexsort(own.T)  # of equals, the first comes first
            for far in range(1, NEXT + 1):
                meet = np.flatnonzero((own[order[:-far]] == own[order[far:]]).all(axis=1))
                pairs.append(at[order[meet]] * len(least) + at[order[meet + far]])
    found = np.unique(np.concatenate(pairs))
    size = len(of_texts[0])
    return list(zip((found // size).tolist(), (found % size).tolist(), strict=True)) if len(found) else []


def bands(text: str) -> bytes:
    """By which a text is kept to be found again among others (`met`): texts that are the same share a band, but for
    few. b"" of one too short to be a copy."""
    shown = _shown(text)
    own = np.frombuffer(shown.least + shown.least_told, np.uint32).reshape(-1, BAND)
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
    both = left.least and right.least
    return bool(both) and len({*left.triples} & {*right.triples}) >= WITHIN * len(left.triples)


_KNOWN: Kept[str, _Shown] = Kept(MEMORY)  # a text that is kept elsewhere too knows its place at once
_COMPARED: Kept[bytes, bool] = Kept(MEMORY // 4)  # in a campaign thousands are, with each comment more


def _alike(one: _Shown, other: _Shown) -> bool:
    """Whether most of the triples of two texts are the same, or most of their telling words."""
    found = _COMPARED.get(one.mark + other.mark)
    if found is None:
        found = _most_shared(one.triples, other.triples, SAME) or (
            bool(one.least_told and other.least_told) and _most_shared(one.telling, other.telling, TELLING)
        )
        _COMPARED.put(one.mark + other.mark, found, PAIR)
    return found


def _most_shared(one: "array[int]", other: "array[int]", least: float) -> bool:
    if min(len(one), len(other)) < least * max(len(one), len(other)):
        return False
    shared = len({*one}.intersection(other))
    return shared > 0 and shared >= least * (len(one) + len(other) - shared)


def _shown(text: str) -> _Shown:
    text = text[:LONGEST]
    found = _KNOWN.get(text)
    if found is None:
        found = _made(text)
        held = (len(found.triples) + len(found.telling)) * found.triples.itemsize
        _KNOWN.put(text, found, 2 * bytes_of(text) + held)
    return found


def _made(text: str) -> _Shown:
    words = [bare(word) for word in _WORD.findall(text)]
    mark = blake2b(text.encode(errors="replace"), digest_size=16).digest()
    if len(words) < FEWEST:
        return _Shown(mark, array("I"), b"", array("I"), b"")
    triples = _hashed({" ".join(words[at : at + 3]) for at in range(len(words) - 2)})
    telling = _hashed({word for word in words if not says_nothing(word, "")})
    return _Shown(mark, triples, _least(triples), telling, _least(telling) if len(telling) >= FEWEST else b"")


def _hashed(terms: set[str]) -> "array[int]":
    return array("I", sorted({crc32(term.encode(errors="replace")) for term in terms}))


def _least(hashes: "array[int]") -> bytes:
    hashed = np.fromiter((one % _PRIME for one in hashes), dtype=np.uint64, count=len(hashes))
    found = (hashed[None, :] * _FACTORS[:, None] + _TERMS[:, None]) % _PRIME
    least: npt.NDArray[np.uint32] = found.min(axis=1).astype(np.uint32)
    return least.tobytes()
