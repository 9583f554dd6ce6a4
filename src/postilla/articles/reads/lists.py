"""Lists of articles: home, sections, authors, tags, the archive and its years, twelve to a page."""

import re
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Case, Count, QuerySet, Value, When
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext
from taggit.models import Tag

from postilla.articles.models import ArticlePage, Author, HomePage, SectionPage
from postilla.articles.reads.article import author_value
from postilla.articles.reads.cards import NEWEST_FIRST, cards_from, public_articles
from postilla.articles.reads.place import Place, place
from postilla.articles.values import Listing

PER_PAGE = 12
LAST_YEAR = 9999

_PAGE = re.compile(r"page/([1-9][0-9]{0,6})/\Z", re.ASCII)
_NAMED = re.compile(r"/(authors|tags|archive)/(?:([^/]+)/)?\Z")


@dataclass(frozen=True)
class Found:
    """A list before its articles are fetched: what stands over them, and the query."""

    head: Listing
    pages: "QuerySet[ArticlePage]"
    may_be_empty: bool = True
    owner: Any = None  # the home or section, whose editors may have put some articles first


def listing_at(path: str, *, picked: bool = True) -> Listing | None:
    """One page of a list. Page 1 stands at the list's own path alone; a page beyond the last is None.

    `picked`: first those that its editors put there, as on the page; else the newest first, as in a feed.
    """
    where = place(path)
    if where is None or not path.startswith("/") or not path.endswith("/"):
        return None
    number = 1
    match = _PAGE.search(path)
    if match:
        path, number = path[: match.start()], int(match[1])
    found = _find(where, path)
    if found is None or (match and number == 1):
        return None
    filled = _fill(where, found if picked else replace(found, owner=None), number)
    return replace(filled, editions=_editions(where, path, found)) if filled and where.roots else filled


def listing_of_page(page: Any) -> Listing | None:
    """For a preview alone: the first page of the list that a home or section page shows, as Wagtail holds it now."""
    first = place()
    if first is None or not isinstance(page, HomePage | SectionPage):
        return None
    where = first.of(page)
    kind = "home" if isinstance(page, HomePage) else "section"
    pages = public_articles(where)
    if kind == "section":
        pages = pages.filter(path__startswith=page.path) if page.pk else pages.none()
    return _fill(where, Found(Listing(page.title, where.path(page), kind, (), intro=page.intro), pages, owner=page), 1)


def years(where: Place) -> tuple[tuple[int, int], ...]:
    """(year, public articles), newest first, in the magazine's time zone."""
    counted = public_articles(where).annotate(year=ExtractYear("published_at")).values("year")
    return tuple((row["year"], row["n"]) for row in counted.annotate(n=Count("pk")).order_by("-year"))


def pages_of(articles: int) -> int:
    """How many pages a list of so many articles has; an empty one has one."""
    return max(1, -(-articles // PER_PAGE))


def _fill(where: Place, found: Found, number: int) -> Listing | None:
    total = found.pages.count()
    if number > pages_of(total) or (total == 0 and not found.may_be_empty):
        return None
    start = (number - 1) * PER_PAGE
    order: list[str | Case] = [*_picked(where, found.owner), *NEWEST_FIRST]
    cards = cards_from(where, found.pages.order_by(*order)[start : start + PER_PAGE])
    return replace(found.head, cards=tuple(cards), number=number, pages=pages_of(total))


def _picked(where: Place, owner: Any) -> "tuple[Case, ...]":
    """The order that the editors of a home or a section gave to some of its articles: to their translations here."""
    ids = [pick.article_id for pick in owner.picks.all()] if owner is not None else []
    if not ids:
        return ()
    keys = dict(ArticlePage.objects.filter(pk__in=ids).values_list("pk", "translation_key"))
    here = dict(public_articles(where).filter(translation_key__in=keys.values()).values_list("translation_key", "pk"))
    first = [here[keys[pk]] for pk in ids if pk in keys and keys[pk] in here]
    cases = (When(pk=pk, then=Value(place)) for place, pk in enumerate(dict.fromkeys(first)))
    return (Case(*cases, default=Value(len(ids))),) if first else ()


def _editions(where: Place, path: str, found: Found) -> tuple[tuple[str, str], ...]:
    """(language, path) of the same list in every edition that has it: an author without articles there is not in it."""
    local = path[len(where.mount) :]
    there = []
    for root in where.roots:
        at = where.at(root)
        same = found if at is where else _same(at, where, path, local)
        if same is not None and (same.head.kind in ("home", "section") or same.pages.exists()):
            there.append((root.code, same.head.path))
    own = (where.code, path) in there
    return tuple(there) if own and len(there) > 1 else ()


def _same(at: Place, where: Place, path: str, local: str) -> Found | None:
    """The list of another edition that is the one at `path` in this one."""
    own = next((page for page in where.sections.values() if where.path(page) == path), None)
    if own is None:
        return _find(at, at.mount + local)
    there = (page for page in at.sections.values() if page.translation_key == own.translation_key)
    return next((_find(at, at.path(page)) for page in there), None)


def _find(where: Place, path: str) -> Found | None:
    if path == f"{where.mount}/":
        home = HomePage.objects.filter(pk=where.root_id, live=True).first()
        if home is None or not where.is_public(home):
            return None
        return Found(Listing(home.title, path, "home", (), intro=home.intro), public_articles(where), owner=home)
    named = _NAMED.match(path[len(where.mount) :])
    if named is None:
        return _section(where, path)
    match named[1], named[2]:
        case "archive", None:
            head = Listing(gettext("Archive"), path, "archive", (), years=years(where))
            return Found(head, public_articles(where))
        case "archive", year:
            return _year(where, path, year)
        case "authors", str(slug):
            return _author(where, path, slug)
        case "tags", str(slug):
            return _tag(where, path, slug)
    return None


def _section(where: Place, path: str) -> Found | None:
    section = next((page for page in where.sections.values() if where.path(page) == path), None)
    if section is None:
        return None
    head = Listing(section.title, path, "section", (), intro=section.intro)
    return Found(head, public_articles(where).filter(path__startswith=section.path), owner=section)


def _year(where: Place, path: str, year: str) -> Found | None:
    if not (len(year) == 4 and year.isascii() and year.isdigit() and 1 <= int(year) < LAST_YEAR):
        return None
    head = Listing(gettext("Archive: %(year)s") % {"year": year}, path, "archive", (), years=years(where))
    return Found(head, public_articles(where).filter(published_at__year=int(year)), may_be_empty=False)


def _author(where: Place, path: str, slug: str) -> Found | None:
    author = Author.objects.select_related("portrait").filter(slug=slug).first()
    if author is None:
        return None
    head = Listing(author.name, path, "author", (), intro=author.role, author=author_value(where, author))
    return Found(head, public_articles(where).filter(bylines__author=author))


def _tag(where: Place, path: str, slug: str) -> Found | None:
    tag = Tag.objects.filter(slug=slug).first()
    if tag is None:
        return None
    head = Listing(tag.name, path, "tag", ())
    return Found(head, public_articles(where).filter(tagged_items__tag=tag), may_be_empty=False)
