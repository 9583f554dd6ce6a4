"""What an article says, in plain text, and its card by its id: for who compares articles."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import override

from postilla.articles.body import text_of
from postilla.articles.models import ArticlePage
from postilla.articles.reads.cards import cards_from, public_articles
from postilla.articles.reads.place import place
from postilla.articles.values import Card


@dataclass(frozen=True)
class Said:
    """The words of a public article."""

    language: str
    title: str
    standfirst: str
    text: str


def said_in(article_id: int) -> Said | None:
    """What a public article of any edition says; None for any other."""
    where = place()
    if where is None:
        return None
    page = where.everywhere(ArticlePage.objects.filter(pk=article_id, published_at__isnull=False)).first()
    if page is None:
        return None
    with override(page.language):
        return Said(page.language, page.title, page.standfirst, text_of(page.body))


def public_ids() -> list[int]:
    """All public articles of all editions, the oldest first."""
    where = place()
    if where is None:
        return []
    found = where.everywhere(ArticlePage.objects.filter(published_at__isnull=False))
    return list(found.order_by("published_at", "pk").values_list("pk", flat=True))


def cards_by_id(article_ids: Collection[int], at: str = "/") -> dict[int, Card]:
    """{id: card} of those that anybody may read in the edition of `at`."""
    where = place(at) if article_ids else None
    if where is None:
        return {}
    return {card.id: card for card in cards_from(where, public_articles(where).filter(pk__in=list(article_ids)))}
