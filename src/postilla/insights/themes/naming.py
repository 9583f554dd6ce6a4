"""Themes in the readers' own words: those that they say of this theme and not of the others.

A candidate is a word, or two or three that stand together with nothing but a small word between ("boîte de vitesses").
It is counted by readers, as stems, and shown in the form that is commonest. Where there are more readers
than one, none names a theme alone: what two of them say is no secret of either. Where they share no word at all, one
reader's will do if it is in small letters, as names of people hardly are.
"""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from postilla.finding.terms import terms_of
from postilla.vocabulary.kept import Kept, bytes_of
from postilla.vocabulary.stopwords import names_nothing

MOST = 3  # words of a theme in a language
TOGETHER, ONCE = 1.35, 0.8  # what a pair of words counts against one, where several readers say it, or one
_ALL: Mapping[str, float] = {}
LONGEST = 1200  # characters of a point whose words are looked at
LONGEST_WORD = 40  # letters; longer ones are no words
MEMORY = 32_000_000  # bytes of points whose words are known already
PAIR = 90  # bytes that a term with its form takes besides its letters

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W\d_]+)*")
_ELIDED = re.compile(
    r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu|un|all|dell|nell|sull|dall|quell)['’](?=\w)", re.IGNORECASE
)
_BETWEEN = frozenset(["de", "du", "des", "di", "del", "della", "dei", "of", "à", "da", "do", "der", "für"])


@dataclass(frozen=True)
class Wording:
    """A point as far as its words go."""

    text: str
    lang: str
    comment: int  # its comment's id
    group: int  # below 0: none
    likeness: float = 1.0  # to its group: the words of points in its middle tell more
    reader: str = ""  # who says it; "" for one of whom nothing else is here

    @property
    def by(self) -> str:
        return self.reader or f"comment {self.comment}"


@dataclass
class _Seen:
    """What the points of one language say."""

    readers: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))  # by group that is named
    elsewhere: set[str] = field(default_factory=set)  # readers in other points
    said: dict[int, dict[str, set[str]]] = field(  # by group and term, the readers
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )
    everywhere: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    forms: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))
    nearest: dict[tuple[int, str], float] = field(default_factory=dict)  # by group and term


def named(points: Sequence[Wording], wanted: Container[int] | None = None) -> dict[int, dict[str, tuple[str, ...]]]:
    """By group and language, the most telling words of its points, best first. `wanted`: of these groups alone."""
    seen: dict[str, _Seen] = {}
    readers: dict[int, set[str]] = defaultdict(set)
    whose: dict[str, set[str]] = defaultdict(set)  # by stem, in whatever language
    others = []
    for point in points:
        if point.group < 0 or (wanted is not None and point.group not in wanted):
            others.append(point)
            continue
        readers[point.group].add(point.by)
        if point.lang not in seen:
            seen[point.lang] = _Seen()
        for term in _take(seen[point.lang], point):
            if " " not in term:
                whose[term].add(point.by)
    for point in others:
        _take_other(seen.get(point.lang), whose, point)
    shared = {stem for stem, those in whose.items() if len(those) > 1}
    found = {
        group: of_many(shared, lambda fit, group=group: _by_lang(seen, group, fit))  # type: ignore[misc]
        if len(those) > 1
        else _by_lang(seen, group, lambda term, form: True)
        for group, those in sorted(readers.items())
    }
    return {group: words for group, words in found.items() if words}


Words = dict[str, tuple[str, ...]]
Fit = Callable[[str, str], bool]  # whether a term in this form may name a theme of several readers


def of_many(shared: Container[str], words: Callable[[Fit], Words]) -> Words:
    """The words of several readers: those made of stems that are `shared`, else those in small letters."""
    return words(lambda term, form: all(stem in shared for stem in term.split())) or words(
        lambda term, form: form == form.lower() != form.upper()
    )


def left_of(words: Mapping[str, tuple[str, ...]], said: Mapping[str, Container[str]]) -> Words:
    """Of a theme's words those all of whose stems are `said` in their language."""
    left = {
        lang: tuple(
            one for one in those if (own := stems(one, lang)) and all(stem in said.get(lang, ()) for stem in own)
        )
        for lang, those in words.items()
    }
    return {lang: those for lang, those in left.items() if those}


def stems(text: str, lang: str) -> list[str]:
    """The stems of a text's telling words."""
    return [term for term, _ in candidates(text, lang) if " " not in term]


def _by_lang(seen: Mapping[str, _Seen], group: int, fit: Fit) -> Words:
    found = {lang: _telling(seen[lang], group, fit) for lang in sorted(seen) if group in seen[lang].said}
    return {lang: words for lang, words in found.items() if words}


def _take(seen: _Seen, point: Wording) -> list[str]:
    """What a point of a group that is named says; its terms."""
    by, group = point.by, point.group
    seen.readers[group].add(by)
    said, everywhere, forms, nearest, likeness = (
        seen.said[group], seen.everywhere, seen.forms, seen.nearest, point.likeness
    )  # fmt: skip
    told = candidates(point.text[:LONGEST], point.lang)
    for term, form in told:
        said[term].add(by)
        everywhere[term].add(by)
        forms[term][form] += 1
        where = group, term
        if nearest.get(where, 0.0) < likeness:
            nearest[where] = likeness
    return [term for term, _ in told]


def _take_other(seen: _Seen | None, whose: Mapping[str, set[str]], point: Wording) -> None:
    """What another point says of the terms that may name a group. `seen`: None of a language in which none is named."""
    by = point.by
    if seen is not None:
        seen.elsewhere.add(by)
    for term, form in candidates(point.text[:LONGEST], point.lang):
        if term in whose:
            whose[term].add(by)
        if seen is not None and term in seen.everywhere:
            seen.everywhere[term].add(by)
            seen.forms[term][form] += 1


def _telling(seen: _Seen, group: int, fit: Fit) -> tuple[str, ...]:
    inside = len(seen.readers[group])
    said = {term: who for term, who in seen.said[group].items() if fit(term, form_of(seen.forms[term]))}
    total = len(seen.elsewhere.union(*seen.readers.values()))
    counts = {term: len(who) for term, who in said.items()}
    everywhere = {term: len(seen.everywhere[term]) for term in said}
    nearest = {term: 0.5 + seen.nearest.get((group, term), 0.0) for term in said}
    return tuple(form_of(seen.forms[term]) for term in chosen_words(counts, everywhere, inside, total, nearest))


def chosen_words(
    here: Mapping[str, int], anywhere: Mapping[str, int], inside: int, total: int, nearest: Mapping[str, float] = _ALL
) -> list[str]:
    """The terms that tell most, best first, no word twice. `here`, `anywhere`: how many readers of the theme, and of
    all, say a term; `inside`, `total`: how many readers there are of both; `nearest`: what a term counts beside.
    """
    shared = inside >= 4 and any(count > 1 for count in here.values())  # then it must not be one reader's word
    scores = {
        term: _score(count, inside, anywhere[term], total)
        * nearest.get(term, 1.0)
        * ((TOGETHER if anywhere[term] > 1 else ONCE) if " " in term else 1.0)
        for term, count in here.items()
        if count > shared
    }
    ranked = sorted(scores, key=lambda term: (-round(scores[term], 9), -len(term), term))
    chosen: list[str] = []
    for term in ranked:
        if scores[term] <= 0 or len(chosen) == MOST:
            break
        parts = set(term.split())
        if not any(parts & set(other.split()) for other in chosen):
            chosen.append(term)
    return chosen


def _score(here: int, inside: int, anywhere: int, total: int) -> float:
    """How much a term tells: often said here, seldom elsewhere."""
    elsewhere, outside = anywhere - here, max(total - inside, 0)
    return here * math.log(((here + 0.5) / (inside + 1)) / ((elsewhere + 0.5) / (outside + 1)))


def form_of(forms: Mapping[str, int]) -> str:
    """The form in which a term is shown: the commonest."""
    return min(forms, key=lambda form: (-forms[form], form != form.casefold(), form))


_KNOWN: Kept[tuple[str, str], tuple[tuple[str, str], ...]] = Kept(MEMORY)


def candidates(text: str, lang: str) -> tuple[tuple[str, str], ...]:
    """What may name a theme: terms with the form in which they stand in the text, each once."""
    found = _KNOWN.get((text, lang))
    if found is None:
        found = tuple(dict.fromkeys(_candidates(text, lang)))
        _KNOWN.put((text, lang), found, bytes_of(text, *chain.from_iterable(found)) + PAIR * len(found))
    return found


def _candidates(text: str, lang: str) -> Iterator[tuple[str, str]]:
    words = [(found.start(), found.end(), found[0]) for found in _WORD.finditer(text)]
    kept: tuple[int, int, str] | None = None  # the last telling word: where it began and ended, its term
    for start, end, word in words:
        begun = start + (len(cut[0]) if (cut := _ELIDED.match(word)) else 0)
        own = text[begun:end]
        if len(own) > LONGEST_WORD or names_nothing(own, lang):
            continue
        term = _stem(own, lang)
        yield term, own
        if kept is not None and _joins(text[kept[1] : begun]):
            yield f"{kept[2]} {term}", text[kept[0] : end]
        kept = (begun, end, term)


def _joins(between: str) -> bool:
    """Whether two words with this between them are one expression."""
    return between == " " or (
        between.startswith(" ") and len(between) < 9 and between.strip(" ’'").casefold() in _BETWEEN
    )


def _stem(word: str, lang: str) -> str:
    return (terms_of(word.casefold(), lang[:2]) or (word.casefold(),))[0]
