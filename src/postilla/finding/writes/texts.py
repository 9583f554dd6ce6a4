"""Keeping the index of articles as they are published. Words are cut outside the transactions, which are short; within
them it is asked once more whether the article still is the one that was read."""

from collections.abc import Iterable
from datetime import datetime

from postilla.articles import reads as articles
from postilla.articles.reads.said import Everything
from postilla.finding import index, terms
from postilla.finding.models import DueArticle, Findable
from postilla.finding.writes.articles import portray
from postilla.outbox.writes import telling

A_PORTION = 10  # articles that are put in at once, when nothing else is to be done


def index_article(article_id: int, now: datetime) -> bool:
    """Put an article into the index as it reads now, or take it out where nobody may read it; whether it is in it.

    One that is published anew meanwhile is left as it is: who hears of that puts it in.
    """
    said = articles.everything_in(article_id)
    words = _words(said) if said else []
    with telling(now):
        index.alone()
        DueArticle.objects.filter(article_id=article_id).delete()
        if said is None:
            if articles.everything_in(article_id) is None:  # nor now: who published it meanwhile puts it in
                index.drop([article_id], index.ARTICLES)
                Findable.objects.filter(article_id=article_id).delete()
        elif articles.published_since(article_id) == said.since:
            index.put([(article_id, "", words)], index.ARTICLES)
            title, standfirst = (terms.terms(text, said.language) for text in (said.title, said.standfirst))
            row = {"subject": said.subject, "title": " ".join(title), "standfirst": " ".join(standfirst)}
            Findable.objects.update_or_create(article_id=article_id, defaults=row)
    return said is not None


def look_again(subjects: Iterable[str], now: datetime) -> None:
    """Something happened to the articles of these subjects that may have taken them off the site."""
    for article_id in list(Findable.objects.filter(subject__in=list(subjects)).values_list("article_id", flat=True)):
        index_article(article_id, now)


def index_some_articles(now: datetime) -> int:
    """Put some of those in that wait for it, and compare them with the others; how many, 0 when none does."""
    ids = list(DueArticle.objects.order_by("-article_id").values_list("article_id", flat=True)[:A_PORTION])
    for article_id in ids:
        portray(article_id, now)
        index_article(article_id, now)
    return len(ids)


def index_all_articles(now: datetime) -> int:
    """All public articles anew; how many there are."""
    gone = set(Findable.objects.values_list("article_id", flat=True))
    ids = articles.public_ids()
    for article_id in [*ids, *gone.difference(ids)]:
        index_article(article_id, now)
    return len(ids)


def _words(said: Everything) -> list[str]:
    return terms.terms(f"{said.title}\n{said.standfirst}\n{said.rest}", said.language)
