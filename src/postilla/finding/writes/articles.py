"""Which articles are like which, kept up to date with each that is published. Pages read rows and compute nothing."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db.models import Count

from postilla.articles import reads as articles
from postilla.finding import likeness
from postilla.finding.likeness import Like, Term
from postilla.finding.models import Alike, Portrayed
from postilla.outbox.portions import in_portions
from postilla.outbox.writes import telling

KEPT = 6  # articles that are remembered as like one
COMMON = 400  # articles that say a term, from which on it leads to none
CANDIDATES = 60  # articles that are compared


def portray(article_id: int, now: datetime) -> int:
    """Find the articles that are like this one, as it reads now, and remember it with them; how many there are.

    An article that is not public is forgotten.
    """
    said = articles.said_in(article_id)
    if said is None:
        with telling(now):
            Portrayed.objects.filter(article_id=article_id).delete()
            Alike.objects.filter(article_id=article_id).delete()
            Alike.objects.filter(other_id=article_id).delete()
        return 0
    terms = likeness.portrait(said.title, said.standfirst, said.text, said.language)
    others = Portrayed.objects.filter(language=said.language).exclude(article_id=article_id)
    number = others.values("article_id").distinct().count() + 1
    frequency = _frequency(said.language, [one.term for one in terms], article_id)
    kept = likeness.telling(terms, frequency, number)
    like = _like(kept, said.language, article_id, number)
    with telling(now):
        Portrayed.objects.filter(article_id=article_id).delete()
        Portrayed.objects.bulk_create(
            Portrayed(article_id=article_id, language=said.language, term=one.term[:160], weight=one.weight)
            for one in kept
        )
        _remember(article_id, like)
    return len(like)


def portray_all(now: datetime) -> int:
    """All public articles anew, twice: what is rare is known once all were seen. How many there are."""
    ids = articles.public_ids()
    for _ in range(2):
        for article_id in ids:
            portray(article_id, now)
    return len(ids)


def _frequency(language: str, terms: Collection[str], without: int) -> dict[str, int]:
    """How many other articles say each term."""
    found: dict[str, int] = {}
    for some in in_portions(sorted(terms)):
        rows = Portrayed.objects.filter(language=language, term__in=some).exclude(article_id=without)
        found.update(rows.order_by().values_list("term").annotate(n=Count("id")))
    return found


def _like(mine: list[Term], language: str, article_id: int, number: int) -> list[Like]:
    others = _candidates(mine, language, article_id, number)
    named = {term for weights in others.values() for term in weights} | {one.term for one in mine}
    frequency = _frequency(language, named, article_id)
    rare = {term: likeness.rarity(frequency.get(term, 0) + 1, number) for term in named}
    common = {term for term in named if likeness.is_common(frequency.get(term, 0) + 1, number)}
    return likeness.likeness({one.term: one for one in mine}, others, rare, common)[:KEPT]


def _candidates(mine: list[Term], language: str, article_id: int, number: int) -> dict[int, dict[str, float]]:
    """The articles that share most of what sets this one apart, with their terms."""
    frequency = _frequency(language, [one.term for one in mine], article_id)
    leading = [one.term for one in mine if 0 < frequency.get(one.term, 0) <= COMMON]
    score: dict[int, float] = defaultdict(float)
    rows = Portrayed.objects.filter(language=language, term__in=leading).exclude(article_id=article_id)
    for other, term in rows.values_list("article_id", "term"):
        score[other] += likeness.rarity(frequency[term], number)
    best = sorted((one for one in score if score[one]), key=lambda one: (-score[one], -one))[:CANDIDATES]
    found: dict[int, dict[str, float]] = {other: {} for other in best}
    for other, term, weight in Portrayed.objects.filter(article_id__in=best).values_list(
        "article_id", "term", "weight"
    ):
        found[other][term] = weight
    return found


def _remember(article_id: int, like: list[Like]) -> None:
    """Both ways: what is like this one has it as like itself, as long as it is among the most alike."""
    Alike.objects.filter(article_id=article_id).delete()
    Alike.objects.filter(other_id=article_id).delete()
    there = [(article_id, one.article_id, one) for one in like]
    back = [(other, mine, one) for mine, other, one in there]
    Alike.objects.bulk_create(
        Alike(article_id=mine, other_id=other, score=one.score, words=", ".join(one.words)[:200])
        for mine, other, one in [*there, *back]
    )
    for one in like:
        ids = list(
            Alike.objects.filter(article_id=one.article_id).order_by("-score", "-other_id").values_list("id", flat=True)
        )
        Alike.objects.filter(id__in=ids[KEPT:]).delete()
