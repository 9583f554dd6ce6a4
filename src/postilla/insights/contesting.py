"""Whether a comment speaks of a promise. Pure.

Not every reader who is against something under an article is against the promises that it reported. A sentence speaks
of one that it shares a number with, or two words that tell something, or, with a year, a name that no other promise of
the article has; none that names somebody else than who promised. Who answers the passage in which it stands does.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from postilla.finding.terms import terms_of
from postilla.vocabulary.stopwords import LONGEST, names_nothing

_WORD = re.compile(r"\d+(?:[.,'’\u00a0\u202f ]\d{3})+(?!\d)|[^\W_]+(?:[-’'][^\W\d_]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_FEWEST = 3  # digits of a number that is nobody's by chance
_ENOUGH = 2  # words of a promise, and small numbers, in a sentence that speaks of it


@dataclass(frozen=True, slots=True)
class Claim:
    """A promise as far as its words go. `other`: words that go beside, of which none tells alone: metric and unit."""

    id: int
    by: str  # the name of who promised
    title: str
    words: str
    other: str
    lang: str


@dataclass(frozen=True, slots=True)
class Marks:
    """By which a sentence is known to speak of a promise: `alone`, with a year (`named`), or several `together`."""

    alone: frozenset[str]
    named: frozenset[str]
    together: frozenset[str]

    def are_in(self, terms: Iterable[str]) -> bool:
        said = frozenset(terms)
        if said & self.alone or len(said & self.together) >= _ENOUGH:
            return True
        return bool(said & self.named) and any(map(_YEAR.match, said))


def marks(claims: Sequence[Claim]) -> Mapping[int, Marks]:
    """Of the promises that one article reported, by id: what all say, and who promised all, tells none of them."""
    makers = {one.id: _terms(one.by, one.lang) for one in claims}
    own = {one.id: _terms(f"{one.title}\n{one.words}", one.lang) for one in claims}
    titles = {one.id: _terms(one.title, one.lang) for one in claims}
    with_others = {one.id: own[one.id] | _terms(one.other, one.lang) | makers[one.id] for one in claims}
    often = Counter(term for terms in with_others.values() for term in terms)
    found = {}
    for one in claims:
        unlike = {term for term in with_others[one.id] if often[term] == 1 or often[term] * 2 < len(claims)}
        apart = makers[one.id] & unlike if len({frozenset(terms) for terms in makers.values()}) > 1 else set()
        names = _names(one.title, one.lang) & titles[one.id] & unlike - makers[one.id]
        numbers = {term for term in own[one.id] & unlike if _is_number(term)}
        found[one.id] = Marks(frozenset(numbers), frozenset(names), frozenset(unlike - makers[one.id] | apart))
    return found


def terms(text: str, lang: str) -> frozenset[str]:
    """What a text says, comparable with the marks of promises."""
    return frozenset(_terms(text, lang))


def _is_number(term: str) -> bool:
    return term.isdigit() and len(term) >= _FEWEST and not _YEAR.match(term)


def _terms(text: str, lang: str) -> set[str]:
    found = set()
    for word in _WORD.findall(text):
        if word[0].isdigit() and (digits := re.sub(r"\D", "", word)):
            found.add(digits)
        elif not names_nothing(word[:LONGEST], lang):
            found.add(_term(word, lang))
    return found


def _term(word: str, lang: str) -> str:
    return (terms_of(word.casefold(), lang[:2]) or (word.casefold(),))[0]


def _names(title: str, lang: str) -> set[str]:
    """Words of a title that look like names: in capitals, and not the first. In German all nouns do."""
    words = _WORD.findall(title)[1:] if lang[:2] != "de" else []
    return {_term(word, lang) for word in words if word[0].isupper() and not names_nothing(word[:LONGEST], lang)}
