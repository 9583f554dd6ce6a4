"""Which texts are like which: weighted terms, and the cosine between two of them. Pure.

TF-IDF: a term counts by how often a text says it, and the less the more texts say it. Small and our own, since all it
takes is a page of arithmetic over terms that the search has anyway; libraries for it bring matrices and hundreds of MB.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from postilla.finding.terms import terms_of, words_of

KEPT = 80  # terms of an article
FEWEST = 5  # articles in a language before anything can be said of how rare a word is
SHORTEST = 3  # letters of a word that says what a text is about
TITLE, STANDFIRST = 4, 2  # how much a word there counts against one in the body
ENOUGH = 0.06  # cosine from which two articles have something in common


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
    """The terms that a text says most, the first most."""
    counts: Counter[str] = Counter()
    said: dict[str, Counter[str]] = {}
    for text, worth in ((title, TITLE), (standfirst, STANDFIRST), (body, 1)):
        for word in words_of(text):
            if len(word) >= SHORTEST and not word.isdigit():
                for term in terms_of(word.casefold(), language[:2])[:1]:
                    counts[term] += worth
                    said.setdefault(term, Counter())[word] += 1
    found = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return [Term(term, said[term].most_common(1)[0][0], 1 + math.log(count)) for term, count in found]


def telling(terms: Iterable[Term], frequency: Mapping[str, int], articles: int) -> list[Term]:
    """Those that set the text apart from the others, as many as are kept. `frequency`: how many articles say a term."""
    rare = sorted(terms, key=lambda one: (-one.weight * rarity(frequency.get(one.term, 0), articles), one.term))
    return rare[:KEPT]


def rarity(said_by: int, articles: int) -> float:
    """What a term weighs for being said by so few; nothing where half of all say it."""
    return max(0.0, math.log((articles + 1) / (2 * said_by + 1))) if articles >= FEWEST else 0.0


def likeness(
    mine: Mapping[str, Term], others: Mapping[int, Mapping[str, float]], rare: Mapping[str, float]
) -> list[Like]:
    """The articles that have something in common with mine, the most alike first. `others`: what their terms weigh."""
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
        if score >= ENOUGH:
            best = sorted(shared, key=lambda term: (-shared[term], term))[:3]
            found.append(Like(article_id, round(score, 4), tuple(mine[term].word for term in best if shared[term])))
    return sorted(found, key=lambda one: (-one.score, -one.article_id))


def _length(weights: Mapping[str, float], rare: Mapping[str, float]) -> float:
    return math.sqrt(sum((weight * rare.get(term, 0.0)) ** 2 for term, weight in weights.items()))
