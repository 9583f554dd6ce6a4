"""The search page: articles and comments that have all the words. What is looked for stands in the address alone."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.articles.values import Magazine
from postilla.finding import reads as finding
from postilla.finding.values import Found, FoundArticles
from postilla.grounds import reads as grounds
from postilla.publishing.layout import absolute
from postilla.publishing.pages.lists import teasers
from postilla.publishing.phrases import moment
from postilla.publishing.tongues import language_name
from postilla.publishing.values import Head
from postilla.web.pages import answers

A_PAGE, A_FEW = 20, 5  # results of one kind on its own page; on the page that shows both
LAST_PAGE = 250
LONGEST_QUERY = 200
ARTICLES, COMMENTS = "articles", "comments"


@dataclass(frozen=True)
class Asked:
    """What an address asks for. `kind`: ARTICLES, COMMENTS, or empty for both; `language`: of comments."""

    query: str
    kind: str
    language: str
    number: int


def search(request: HttpRequest) -> HttpResponse:
    """Articles and comments that answer a query. Never shows what is not public."""
    site = articles.magazine()
    asked = _asked(request)
    with translation.override(site.language):
        return answers.page("search.html", gettext("Search"), head=_head(site, asked), **_context(site, asked))


def _head(site: Magazine, asked: Asked) -> Head:
    """Search engines may know that there is a search, and not what is found by it."""
    title = f"{gettext('Search')} – {site.name}"
    about = gettext("Find articles of %(name)s, and comments on them, by their words.") % {"name": site.name}
    if not asked.query:
        mounts = tuple((one.code, f"{one.path}search/") for one in site.editions)
        return Head(title, about, absolute(site, f"{site.mount}/search/"), editions=mounts)
    said = _address(site, asked.query, asked.kind, asked.language).partition("?")[2]
    there = tuple((one.code, f"{one.path}search/?{said}") for one in site.editions)
    return Head(title, about, robots="noindex", elsewhere=there)


def _asked(request: HttpRequest) -> Asked:
    given = request.GET
    number = given.get("page", "1")
    at = int(number) if number.isascii() and number.isdigit() and len(number) < 5 else 1
    kind = given.get("in", "")
    language = given.get("language", "")
    return Asked(
        # the signs that no text has, half of a pair among them, could not be written back into the page
        given.get("q", "").replace("\0", "").encode("utf-8", "replace").decode().strip()[:LONGEST_QUERY],
        kind if kind in (ARTICLES, COMMENTS) else ARTICLES if at > 1 else "",
        language if language.isascii() and language.isalpha() and len(language) < 4 else "",
        min(max(1, at), LAST_PAGE),
    )


def _context(site: Magazine, asked: Asked) -> dict[str, Any]:
    top, many = f"{site.mount}/", A_PAGE if asked.kind else A_FEW
    offset = (asked.number - 1) * many
    written = finding.articles(asked.query, top, 0 if asked.kind == COMMENTS else many, offset)
    total = written.total
    found = finding.comments(asked.query, top, asked.language, 0 if asked.kind == ARTICLES else many, offset)
    pages = -(-(total if asked.kind == ARTICLES else found.total) // A_PAGE) if asked.kind else 1
    return {
        "query": asked.query,
        "kind": asked.kind,
        "number": asked.number,
        "pages": min(pages, LAST_PAGE),
        "total": total,
        "found": found,
        "both": total + found.total,
        "more": found.more or written.more,
        "results": teasers(written.cards, site.language),
        "remarks": _remarks(site, found) if asked.kind != ARTICLES else [],
        "tabs": _tabs(site, asked, written, found),
        "languages": _languages(site, asked, found) if asked.kind == COMMENTS else [],
        "address": _address(site, asked.query, asked.kind, asked.language),
        "all_articles": _address(site, asked.query, ARTICLES) if not asked.kind and total > A_FEW else "",
        "all_comments": _address(site, asked.query, COMMENTS) if not asked.kind and found.total > A_FEW else "",
        "archive_path": f"{site.mount}/archive/",
        "past": asked.kind != ""
        and asked.number > max(1, min(pages, LAST_PAGE))
        and bool(written.total or found.total),
        "elsewhere": _elsewhere(site, asked, written) if asked.kind != COMMENTS and asked.number == 1 else [],
    }


def _address(site: Magazine, query: str, kind: str = "", language: str = "") -> str:
    said = {"q": query, "in": kind, "language": language}
    return f"{site.mount}/search/?{urlencode({name: value for name, value in said.items() if value})}"


def _elsewhere(site: Magazine, asked: Asked, written: FoundArticles) -> list[dict[str, object]]:
    """The other editions that have articles with these words: name, code, how many, and the search there."""
    return [
        {"name": language_name(one.code), "code": one.code, "count": written.elsewhere[one.path], "more": written.more,
         "address": f"{one.path}search/?{urlencode({'q': asked.query})}"}
        for one in site.editions if one.path in written.elsewhere
    ]  # fmt: skip


def _tabs(site: Magazine, asked: Asked, written: FoundArticles, found: Found) -> list[dict[str, object]]:
    """What kinds of results there are: words, how many, address, whether it is the one shown."""
    kinds = (
        ("", gettext("All"), written.total + found.total, written.more or found.more),
        (ARTICLES, gettext("Articles"), written.total, written.more),
        (COMMENTS, gettext("Comments"), found.total, found.more),
    )
    return [
        {"name": name, "count": count, "more": more, "here": kind == asked.kind,
         "address": _address(site, asked.query, kind)}
        for kind, name, count, more in kinds
    ]  # fmt: skip


def _languages(site: Magazine, asked: Asked, found: Found) -> list[dict[str, object]]:
    """The languages of the comments found, where there are several, or one was chosen."""
    if len(found.languages) < 2 and not asked.language:
        return []
    codes = list(dict.fromkeys([*found.languages, *([asked.language] if asked.language else [])]))
    named = [
        {"name": language_name(code), "code": code, "count": found.languages.get(code, 0),
         "here": code == asked.language, "address": _address(site, asked.query, COMMENTS, code)}
        for code in codes
    ]  # fmt: skip
    every = {"name": gettext("All languages"), "code": "", "count": None, "here": not asked.language}
    return [{**every, "address": _address(site, asked.query, COMMENTS)}, *named]


def _remarks(site: Magazine, found: Found) -> list[dict[str, object]]:
    """The comments found, each with its article's card."""
    cards = grounds.headings_of([hit.subject for hit in found.hits], site.language)
    return [
        {"hit": hit, "card": cards[hit.subject], "address": f"{site.mount}/c/{hit.view.id}",
         "when": moment(hit.view.created_at, site.language)}
        for hit in found.hits if hit.subject in cards
    ]  # fmt: skip
