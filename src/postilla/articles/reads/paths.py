"""Which public addresses there are, and on which lists an article stands."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.utils import timezone

from postilla.articles.models import ArticleByline, ArticlePage, ArticleTag, HomePage, StandardPage
from postilla.articles.reads.cards import keys_of, public_articles
from postilla.articles.reads.lists import pages_of, years
from postilla.articles.reads.place import Place, place


def lists_showing(subject: str) -> list[str]:
    """Page 1 of every list on which the article stands, and "/feeds/". Everything below each is to be dropped with it.

    An article that is not public is looked up too: its lists are those it stood on.
    """
    where = place()
    keys = keys_of([subject])
    if where is None or not keys:
        return []
    page = ArticlePage.objects.filter(translation_key__in=keys).defer("body").order_by("pk").first()
    return _lists_of(where, page) if page else []


def _lists_of(where: Place, page: Any) -> list[str]:
    parent = where.path(page)[: -len(page.slug) - 1]
    published = page.published_at or page.first_published_at
    archive = [f"/archive/{timezone.localtime(published).year}/"] if published else []
    authors = ArticleByline.objects.filter(page_id=page.pk).values_list("author__slug", flat=True)
    tags = ArticleTag.objects.filter(content_object_id=page.pk).values_list("tag__slug", flat=True)
    named = [f"/authors/{slug}/" for slug in sorted(authors)] + [f"/tags/{slug}/" for slug in sorted(tags)]
    return ["/", *([parent] if parent != "/" else []), *named, "/archive/", *archive, "/feeds/"]


def all_paths() -> Iterator[str]:
    """Every public address of this room once: lists with all their pages, articles, pages."""
    where = place()
    if where is None:
        return
    for path, articles in _lists(where):
        yield path
        for number in range(2, pages_of(articles) + 1):
            yield f"{path}page/{number}/"
    for pages in (public_articles(where), where.public(StandardPage.objects.all())):
        for page in pages.only("url_path").order_by("pk").iterator(2000):
            yield where.path(page)


def sitemap_entries() -> list[tuple[str, datetime | None]]:
    """(path, last change) of everything worth finding: home, sections, articles newest first, pages, authors."""
    where = place()
    if where is None:
        return []
    entries: list[tuple[str, datetime | None]] = [("/", None)]
    entries += [(where.path(section), None) for section in where.sections.values()]
    fields = ("url_path", "published_at", "updated_at", "last_published_at")
    for page in public_articles(where).only(*fields).order_by("-published_at", "-pk").iterator(2000):
        times = (page.published_at, page.last_published_at, page.updated_at)
        entries.append((where.path(page), max(time for time in times if time is not None)))
    for page in where.public(StandardPage.objects.only("url_path", "last_published_at")).order_by("path"):
        entries.append((where.path(page), page.last_published_at))
    return entries + [(path, None) for path, _ in _authors(where)]


def _lists(where: Place) -> Iterator[tuple[str, int]]:
    """(path, articles) of every list."""
    total = public_articles(where).count()
    if HomePage.objects.filter(pk=where.root_id, live=True).exists():
        yield "/", total
    for section in where.sections.values():
        yield where.path(section), public_articles(where).filter(path__startswith=section.path).count()
    yield "/archive/", total
    for year, articles in years(where):
        yield f"/archive/{year}/", articles
    yield from _authors(where)
    tagged = ArticleTag.objects.filter(content_object__in=public_articles(where).values("pk")).values("tag__slug")
    for row in tagged.annotate(n=Count("pk")).order_by("tag__slug"):
        yield f"/tags/{row['tag__slug']}/", row["n"]


def _authors(where: Place) -> Iterator[tuple[str, int]]:
    """Authors of at least one public article."""
    bylines = ArticleByline.objects.filter(page__in=public_articles(where).values("pk")).values("author__slug")
    for row in bylines.annotate(n=Count("pk")).order_by("author__slug"):
        yield f"/authors/{row['author__slug']}/", row["n"]
