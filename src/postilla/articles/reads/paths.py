"""Which public addresses there are, and on which lists an article stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.utils import timezone

from postilla.articles.models import ArticleByline, ArticlePage, ArticleTag, HomePage, StandardPage
from postilla.articles.reads.cards import keys_of, public_articles
from postilla.articles.reads.lists import pages_of, years
from postilla.articles.reads.place import Place, place


def lists_showing(subject: str, at: str = "/") -> list[str]:
    """Page 1 of every list of the edition of `at` on which the article stands, and its feeds' folder.

    Everything below each is to be dropped with it. An article that is not public is looked up too: its lists are those
    it stood on.
    """
    where = place(at)
    keys = keys_of([subject])
    if where is None or not keys:
        return []
    known = ArticlePage.objects.filter(translation_key__in=keys, path__startswith=where.tree_path)
    page = known.defer("body").order_by("pk").first()
    return _lists_of(where, page) if page else []


def _lists_of(where: Place, page: Any) -> list[str]:
    top = f"{where.mount}/"
    parent = where.path(page)[: -len(page.slug) - 1]
    published = page.published_at or page.first_published_at
    archive = [f"{top}archive/{timezone.localtime(published).year}/"] if published else []
    authors = ArticleByline.objects.filter(page_id=page.pk).values_list("author__slug", flat=True)
    tags = ArticleTag.objects.filter(content_object_id=page.pk).values_list("tag__slug", flat=True)
    named = [f"{top}authors/{slug}/" for slug in sorted(authors)] + [f"{top}tags/{slug}/" for slug in sorted(tags)]
    return [top, *([parent] if parent != top else []), *named, f"{top}archive/", *archive, f"{top}feeds/"]


def all_paths() -> Iterator[str]:
    """Every public address of this room once: lists with all their pages, articles, pages, in all editions."""
    first = place()
    if first is None:
        return
    for where in editions_of(first):
        for path, articles in _lists(where):
            yield path
            for number in range(2, pages_of(articles) + 1):
                yield f"{path}page/{number}/"
        for pages in (public_articles(where), where.public(StandardPage.objects.all())):
            for page in pages.only("url_path").order_by("pk").iterator(2000):
                yield where.path(page)


def editions_of(first: Place) -> list[Place]:
    return [first.at(root) for root in first.roots] or [first]


@dataclass(frozen=True)
class Entry:
    """One address worth finding. `key` is the same in all translations of a page."""

    path: str
    changed: datetime | None = None
    key: str = ""
    language: str = ""


def sitemap_entries() -> list[Entry]:
    """Everything worth finding: home, sections, articles newest first, pages, authors; edition by edition."""
    first = place()
    return [entry for where in editions_of(first) for entry in _entries(where)] if first else []


def _entries(where: Place) -> Iterator[Entry]:
    code = where.code
    yield Entry(f"{where.mount}/", None, "home", code)
    for section in where.sections.values():
        yield Entry(where.path(section), None, str(section.translation_key), code)
    fields = ("url_path", "published_at", "updated_at", "last_published_at", "translation_key")
    for page in public_articles(where).only(*fields).order_by("-published_at", "-pk").iterator(2000):
        times = (page.published_at, page.last_published_at, page.updated_at)
        changed = max(time for time in times if time is not None)
        yield Entry(where.path(page), changed, str(page.translation_key), code)
    standing = StandardPage.objects.only("url_path", "last_published_at", "translation_key")
    for page in where.public(standing).order_by("path"):
        yield Entry(where.path(page), page.last_published_at, str(page.translation_key), code)
    for path, _ in _authors(where):
        yield Entry(path, None, path[len(where.mount) :], code)


def _lists(where: Place) -> Iterator[tuple[str, int]]:
    """(path, articles) of every list."""
    total = public_articles(where).count()
    top = f"{where.mount}/"
    if HomePage.objects.filter(pk=where.root_id, live=True).exists():
        yield top, total
    for section in where.sections.values():
        yield where.path(section), public_articles(where).filter(path__startswith=section.path).count()
    yield f"{top}archive/", total
    for year, articles in years(where):
        yield f"{top}archive/{year}/", articles
    yield from _authors(where)
    tagged = ArticleTag.objects.filter(content_object__in=public_articles(where).values("pk")).values("tag__slug")
    for row in tagged.annotate(n=Count("pk")).order_by("tag__slug"):
        yield f"{top}tags/{row['tag__slug']}/", row["n"]


def _authors(where: Place) -> Iterator[tuple[str, int]]:
    """Authors of at least one public article."""
    bylines = ArticleByline.objects.filter(page__in=public_articles(where).values("pk")).values("author__slug")
    for row in bylines.annotate(n=Count("pk")).order_by("author__slug"):
        yield f"{where.mount}/authors/{row['author__slug']}/", row["n"]
