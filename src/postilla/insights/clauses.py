"""Sentences of a text that can be read by themselves, and parts of those that are too long. Pure.

A whole sentence is a reader's own; a part of one may say something else, so it must hold a verb, begin as a sentence
does, and end where one may end. Where the language has no table of small words, no part is taken.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from postilla.insights.excerpts import GAP
from postilla.insights.reading import HIDDEN

FEWEST, MOST, LONGEST = 3, 20, 110  # words of what can be read by itself; its characters
HOLDS = 1.0  # what it is worth to have a verb or a pronoun of the table: most of what has none is no sentence
REFERS, PERSONS = 2.0, 0.5  # what it is worth less to begin with a word for what was named before; to have one in it
JOINS = 0.25  # … or with one that goes on from there

_SENTENCE = re.compile(r"(?<![.!?…])[.!?…]++(?=[»”\"’')]*+(?:\s|$))|\n")  # possessive: a run of marks costs its length
_PART = re.compile(r"([,;:])\s|\s[–—-]+\s")
_QUOTES = re.compile(r"[«»“”„\"*\[\]]")
_AROUND = " \t»”\"’')«„“(*–—-"
_BEFORE = _AROUND + ",;:.!?…·•/|\\_>"  # with which no sentence begins
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_FILE = Path(__file__).parent / "data" / "clauses.toml"


@dataclass(frozen=True, slots=True)
class Clause:
    """`text` as it stands in the text at `start`, with its mark where it `asks`. `whole`: a sentence. `worth`: how well
    it can be read by itself, beside others."""

    text: str
    start: int
    whole: bool
    asks: bool
    worth: float


class _Small(NamedTuple):
    """The table of a language."""

    joins: frozenset[str]
    hangs: frozenset[str]
    refers: frozenset[str]
    persons: frozenset[str]
    holds: frozenset[str]


def clauses(text: str, lang: str) -> Iterator[Clause]:
    """In their order; none of a sentence in which something is masked: what is left of that is hard to understand, nor
    of one in which somebody else is quoted."""
    at, shown = 0, text.replace(GAP, "\n" * len(GAP)) + "\n"
    small = _tables().get(lang[:2])
    for end in _SENTENCE.finditer(shown):
        start, stop = _trimmed(shown, at, end.start())
        at, asks = end.end(), "?" in end[0]
        sentence = shown[start:stop]
        if HIDDEN in sentence or not sentence:
            continue
        if _reads(sentence):
            yield Clause(sentence + "?" * asks, start, True, asks, _worth(sentence, small))
        elif len(sentence) > LONGEST and small is not None:
            yield from _parts(shown, start, stop, small)


def _reads(text: str) -> bool:
    """Whether it is neither too short nor too long, and nobody else's words."""
    return len(text) <= LONGEST and FEWEST <= len(_WORD.findall(text)) <= MOST and not _QUOTES.search(text)


def _parts(text: str, start: int, stop: int, small: _Small) -> Iterator[Clause]:
    """The parts of a sentence that could be one: with a verb, and a beginning that needs nothing before it. Between
    semicolons they are as good as whole."""
    ends = [(found.start(), found.end(), found[1] == ";") for found in _PART.finditer(text, start, stop)]
    edge = start, start, True
    for (_, begun, full), (close, _, ends_so) in zip([edge, *ends], [*ends, (stop, stop, True)], strict=True):
        begin, end = _trimmed(text, begun, close)
        words = _words(text[begin:end])
        stands = words and not {words[0], words[0].split("'")[0]} & (small.hangs | small.joins)
        if stands and _holds(words[:-1], small) and _reads(text[begin:end]):
            yield Clause(
                text[begin:end], begin, whole=full and ends_so, asks=False, worth=_worth(text[begin:end], small)
            )


def _worth(text: str, small: _Small | None) -> float:
    words = _words(text)
    if small is None or not words:
        return 0.0
    first = {words[0], words[0].split("'")[0]}
    less = REFERS * bool(first & small.refers) + PERSONS * bool({*words} & small.persons)
    return HOLDS * _holds(words, small) - less - JOINS * bool(first & small.joins)


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def _holds(words: list[str], small: _Small) -> bool:
    """Whether there is a verb or a pronoun of those that are known."""
    return any(word in small.holds or word.split("'")[0] in small.holds for word in words)


def _trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    """Without the marks around it."""
    stop = start + len(text[start:stop].rstrip(_AROUND))
    return stop - len(text[start:stop].lstrip(_BEFORE)), stop


@cache
def _tables() -> dict[str, _Small]:
    found = tomllib.loads(_FILE.read_text("utf-8"))
    return {lang: _Small(*(frozenset(table[name].split()) for name in _Small._fields)) for lang, table in found.items()}
