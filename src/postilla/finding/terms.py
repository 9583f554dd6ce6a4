"""How words are made comparable, and which stretch of a text shows them. Pure, with the stemmers of Snowball.

A term is a word in lower case, without accents, cut to its stem in the language of its text. Scripts that do not part
words are cut into single signs and pairs of neighbours. Terms hold letters and digits only, so no term is an operator.
Where a stem is too coarse a guess, a word has further terms (`_further`); the first is always its stem.
"""

import re
import threading
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Any

import Stemmer

from postilla.finding import arabic
from postilla.finding.values import Part

STEMMED = {
    "ar": "arabic", "de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian",
    "nl": "dutch", "pt": "portuguese",
}  # fmt: skip
LONGEST_TERM = 40  # characters
MOST_WORDS = 12  # of a query; further ones are not looked at
BEFORE, LENGTH = 80, 240  # characters of a snippet: before its first word, and in all

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"  # accents that are signs of their own, and Arabic vowels
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
_UNPARTED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_RUN = re.compile(rf"[{_UNPARTED}]+|[^{_UNPARTED}]+")
_IS_UNPARTED = re.compile(rf"[{_UNPARTED}]")


def terms(text: str, language: str) -> list[str]:
    """The terms of a text, each once, in their order."""
    found: dict[str, None] = {}
    for word in _words(text):
        found.update(dict.fromkeys(terms_of(word, language[:2])))
    return list(found)


def wanted(query: str, most: int = MOST_WORDS) -> list[frozenset[str]]:
    """For each word of a query, the terms of which one must be there: its stems in all languages, since nobody says in
    which one they ask. Of unparted signs, each pair must be there."""
    asked: dict[frozenset[str], None] = {}
    for word in _words(query):
        for run in _RUN.findall(word):
            if _IS_UNPARTED.match(run):
                bare = _bare(run)
                pairs = [bare[at : at + 2] for at in range(len(bare) - 1)] or [bare]
                asked.update((frozenset([pair]), None) for pair in pairs if pair)
            else:
                cut = (_cut(run[:LONGEST_TERM], code, asked=True) for code in ("", *STEMMED))
                asked[frozenset(term for some in cut for term in some)] = None
    return [one for one in asked if one][:most]


def snippet(text: str, asked: Collection[frozenset[str]], language: str) -> tuple[Part, ...]:
    """The stretch of a plain text around the first word that was asked for, those words marked."""
    terms_asked: frozenset[str] = frozenset().union(*asked)
    spans = list(_spans(text, terms_asked, language[:2]))
    first = spans[0][0] if spans else 0
    start = _at_a_blank(text, first - BEFORE) if first > BEFORE else 0
    end = min(len(text), start + LENGTH)
    if end < len(text):
        end = max(text.rfind(" ", start, end), spans[0][1] if spans else start + 1)
    parts = [Part("… ")] if start else []
    at = start
    for begin, stop in spans:
        if begin >= end:
            break
        parts += [Part(text[at:begin])] if begin > at else []
        parts.append(Part(text[begin:stop], marked=True))
        at = stop
    parts += [Part(text[at:end])] if at < end else []
    return (*parts, Part(" …")) if max(end, at) < len(text) else tuple(parts)


def _at_a_blank(text: str, near: int) -> int:
    blank = text.find(" ", near, near + BEFORE // 2)
    return blank + 1 if blank >= 0 else near


def _spans(text: str, asked: frozenset[str], language: str) -> Iterator[tuple[int, int]]:
    """Where words that were asked for stand in a text."""
    for found in _WORD.finditer(text):
        for run in _RUN.finditer(found[0]):
            begin = found.start() + run.start()
            if not _IS_UNPARTED.match(run[0]):
                if not asked.isdisjoint(terms_of(found[0].casefold(), language)):
                    yield found.span()
                    break
            else:
                yield from _joined(begin, [_pair_asked(run[0], at, asked) for at in range(len(run[0]))])


def _pair_asked(run: str, at: int, asked: Collection[str]) -> bool:
    return any(_bare(part) in asked for part in (run[at : at + 2], run[max(0, at - 1) : at + 1], run[at]))


def _joined(begin: int, marked: Sequence[bool]) -> Iterator[tuple[int, int]]:
    for found in re.finditer("1+", "".join("1" if one else "0" for one in marked)):
        yield begin + found.start(), begin + found.end()


def words_of(text: str) -> list[str]:
    """The words of a text as they stand there."""
    return [found[0] for found in _WORD.finditer(unicodedata.normalize("NFKC", text))]


def _words(text: str) -> Iterator[str]:
    return (found[0] for found in _WORD.finditer(unicodedata.normalize("NFKC", text).casefold()))


def terms_of(word: str, language: str) -> tuple[str, ...]:
    """The terms of one word in lower case."""
    found: list[str] = []
    for run in _RUN.findall(word):
        if _IS_UNPARTED.match(run):
            bare = _bare(run)
            found += [*bare, *(bare[at : at + 2] for at in range(len(bare) - 1))]
        else:
            found += _cut(run[:LONGEST_TERM], language)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=50_000)  # few words make most of a text
def _cut(word: str, language: str, *, asked: bool = False) -> tuple[str, ...]:
    """The stem with and without its accents looked at: readers leave them out, and stems hang on them.

    `asked`: of a word that is looked for, not of one in a text.
    """
    bare = _bare(word)
    if not bare or language not in STEMMED:
        return (bare,) if bare else ()
    with _one_at_a_time:
        stem = _stemmer(language)
        cut = [_bare(stem.stemWord(word)), stem.stemWord(bare), *_further(bare, language, stem, asked)]
    return tuple(one for one in dict.fromkeys(cut) if one) or (bare,)


def _further(bare: str, language: str, stem: Any, asked: bool) -> Iterator[str]:
    """Terms of a word that its Snowball stemmer does not give: it takes one thing alone off an Arabic word, and leaves
    the plural of words that German took over (Autos)."""
    if language == "ar":
        yield from arabic.asked(bare) if asked else arabic.forms(bare)
    elif language == "de" and len(bare) > 4 and bare.endswith("s") and not bare.endswith("ss"):
        yield stem.stemWord(bare[:-1])


def _bare(word: str) -> str:
    """Without accents, and without whatever is neither letter nor digit."""
    return "".join(char for char in unicodedata.normalize("NFKD", word) if char.isalnum())


_one_at_a_time = threading.Lock()  # a stemmer works in a space of its own


@lru_cache(maxsize=len(STEMMED))
def _stemmer(language: str) -> Any:
    return Stemmer.Stemmer(STEMMED[language])
