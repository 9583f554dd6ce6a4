"""Which texts are like which: weighted terms, and the cosine between two of them. Pure.

TF-IDF: a term counts by how often a text says it, and the less the more texts say it. Small and our own, since all it
takes is a page of arithmetic over terms that the search has anyway; libraries for it bring matrices and hundreds of MB.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from postilla.finding.terms import terms_of, words_of
from postilla.vocabulary.stopwords import LONGEST, names_nothing

KEPT = 80  # terms of an article
FEWEST = 5  # articles in a language before anything can be said of how rare a word is
SHORTEST = 3  # letters of a word that says what a text is about
TITLE, STANDFIRST = 4, 2  # how much a word there counts against one in the body
ENOUGH = 0.06  # cosine from which two articles have something in common
COMMON = 5  # a word that more than one of so many articles say, and more than two, tells nobody what two have in common
SAID = 3  # words that readers are told of two articles
AGAIN = 3  # times that two texts say a word which both are about


@dataclass(frozen=True)
class Term:
    """A term of a text with the word that the text says most often for it. `weight`: how much the text is about it."""

    term: str
    word: str
    weight: float


@dataclass(frozen=True)
class Like:
    """How like two articles are, from 0 to 1, and in which words, the weightiest first."""

    article_id: int
    score: float
    words: tuple[str, ...]


def portrait(title: str, standfirst: str, body: str, language: str) -> list[Term]:
    """The terms that a text says most, the first most; of words that say what it is about."""
    counts: Counter[str] = Counter()
    said: dict[str, Counter[str]] = {}
    for text, worth in ((title, TITLE), (standfirst, STANDFIRST), (body, 1)):
        for word in words_of(text):
            if len(word) >= SHORTEST and not word.isdigit() and not names_nothing(word[:LONGEST], language):
                for term in terms_of(word.casefold(), language[:2])[:1]:
                    counts[term] += worth
                    said.setdefault(term, Counter())[word] += 1
    found = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return [Term(term, _form(said[term]), 1 + math.log(count)) for term, count in found]


def _form(said: Counter[str]) -> str:
    """The form in which a word is said most; in small letters if it is ever said so, as many begin a sentence."""
    small = {word: times for word, times in said.items() if word == word.lower()}
    return Counter(small or said).most_common(1)[0][0]


def telling(terms: Iterable[Term], frequency: Mapping[str, int], articles: int) -> list[Term]:
    """Those that set the text apart from the others, as many as are kept. `frequency`: how many articles say a term."""
    rare = sorted(terms, key=lambda one: (-one.weight * rarity(frequency.get(one.term, 0), articles), one.term))
    return rare[:KEPT]


def rarity(said_by: int, articles: int) -> float:
    """What a term weighs for being said by so few; nothing where half of all say it."""
    return max(0.0, math.log((articles + 1) / (2 * said_by + 1))) if articles >= FEWEST else 0.0


def is_common(said_by: int, articles: int) -> bool:
    """Whether so many articles say a word that it does not tell what two of them have in common."""
    return said_by > max(2, articles // COMMON)


def likeness(
    mine: Mapping[str, Term],
    others: Mapping[int, Mapping[str, float]],
    rare: Mapping[str, float],
    common: Collection[str] = (),
) -> list[Like]:
    """The articles that have something in common with mine, the most alike first. `others`: what their terms weigh.

    `common`: terms that weigh, but are not what readers are told. Articles of which nothing can be told are not alike.
    """
    own = _length({term: one.weight for term, one in mine.items()}, rare)
    found = []
    for article_id, weights in others.items():
        shared = {
            term: mine[term].weight * weight * rare.get(term, 0.0) ** 2
            for term, weight in weights.items()
            if term in mine
        }
        length = own * _length(weights, rare)
        score = sum(shared.values()) / length if length else 0.0
        told = [
            term for term in shared if shared[term] and term not in common and _about(mine[term].weight, weights[term])
        ]
        if score >= ENOUGH and told:
            best = sorted(told, key=lambda term: (-shared[term], term))[:SAID]
            found.append(Like(article_id, round(score, 4), tuple(mine[term].word for term in best)))
    return sorted(found, key=lambda one: (-one.score, -one.article_id))


def _about(weight: float, other: float) -> bool:
    """Whether two texts that say a word are about it: both say it again and again, or one has it in its title."""
    return min(weight, other) >= 1 + math.log(AGAIN) or max(weight, other) >= 1 + math.log(TITLE)


def _length(weights: Mapping[str, float], rare: Mapping[str, float]) -> float:
    return math.sqrt(sum((weight * rare.get(term, 0.0)) ** 2 for term, weight in weights.items()))
