"""What an article says, in plain text, and its card by its id: for who compares articles and looks for them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import override

from postilla.articles.body import text_of
from postilla.articles.models import ArticlePage
from postilla.articles.reads.cards import cards_from, keys_of, public_articles
from postilla.articles.reads.place import place
from postilla.articles.values import Card


@dataclass(frozen=True)
class Said:
    """The words of a public article."""

    language: str
    title: str
    standfirst: str
    text: str


@dataclass(frozen=True)
class Everything:
    """All words by which a public article may be looked for. `since`: when it was published as it reads."""

    subject: str
    language: str
    title: str
    standfirst: str
    rest: str  # its text with captions, its authors, its tags
    since: datetime | None


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


def everything_in(article_id: int) -> Everything | None:
    """All words of a public article of any edition; None for any other."""
    said = said_in(article_id)
    page = ArticlePage.objects.filter(pk=article_id).prefetch_related("bylines__author", "tags").first()
    if said is None or page is None:
        return None
    within = page._meta.get_field("body").get_searchable_content(page.body)  # captions, too
    named = [page.author_names(), *(tag.name for tag in page.tags.all())]
    rest = "\n".join([said.text, page.lead_caption, *map(str, within), *named])
    return Everything(page.subject, said.language, said.title, said.standfirst, rest, page.last_published_at)


def published_since(article_id: int) -> datetime | None:
    """When an article was last published, whether it is public now or not."""
    return ArticlePage.objects.filter(pk=article_id).values_list("last_published_at", flat=True).first()


class Public(NamedTuple):
    """Which of some articles anybody may read: {id: when it was published} in one edition, and how many in each of the
    others, by where it begins (“/fr/”)."""

    here: dict[int, datetime]
    elsewhere: dict[str, int]


def public_among(article_ids: Collection[int], at: str = "/") -> Public:
    """Those of these articles that anybody may read in the edition of `at`, and the numbers of the other editions: one
    query, however many there are."""
    where = place(at) if article_ids else None
    found = Public({}, {})
    if where is None:
        return found
    pages = where.everywhere(ArticlePage.objects.filter(published_at__isnull=False, pk__in=list(article_ids)))
    for pk, published, path in pages.order_by().values_list("pk", "published_at", "path"):
        if path.startswith(where.tree_path):
            found.here[pk] = published
        else:
            begin = next(f"{root.mount}/" for root in where.roots if path.startswith(root.tree_path))
            found.elsewhere[begin] = found.elsewhere.get(begin, 0) + 1
    return found


def ids_of(subjects: Collection[str]) -> list[int]:
    """All articles of these subjects, in whatever edition, whether they are public or not."""
    return list(
        ArticlePage.objects.filter(translation_key__in=keys_of(subjects)).order_by("pk").values_list("pk", flat=True)
    )


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
