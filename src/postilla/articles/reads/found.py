"""What is looked for: by words, by an old address, by the frame of an advertisement."""

import re
from datetime import date
from typing import Any

from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect

from postilla.articles import advertising
from postilla.articles.models import ArticlePage
from postilla.articles.reads.cards import cards_from, public_articles
from postilla.articles.reads.place import place
from postilla.articles.values import Card

LONGEST_QUERY = 200
MOST_WORDS = 8  # of a query, each of which costs Wagtail's search 30 ms of Python
_WORDS = re.compile(r"\w+")


def search(query: str, limit: int = 20, offset: int = 0, at: str = "/") -> tuple[list[Card], int]:
    """The articles that have all these words, best first, and how many there are in all: of the edition of `at`.

    Each word is asked for once, and the first `MOST_WORDS` alone.
    """
    said = _WORDS.findall(query[:LONGEST_QUERY].lower())  # no signs or upper case: they are operators
    words = " ".join(list(dict.fromkeys(said))[:MOST_WORDS])
    where = place(at)
    if where is None or not words:
        return [], 0
    pages: Any = where.public(ArticlePage.objects.all())  # Wagtail's own kind of query, which can search
    results = pages.search(words)
    ids = [page.pk for page in results[offset : offset + limit]]
    found = {card.id: card for card in cards_from(where, public_articles(where).filter(pk__in=ids))}
    return [found[pk] for pk in ids if pk in found], results.count()


def redirect_of(path: str) -> tuple[str, bool] | None:
    """Where an old address leads, and whether for good. `path` may carry a query ("/?p=12").

    The exact address is tried first, then the one without its query. Never leads to a page that is not public.
    """
    where = place()
    wanted = Redirect.normalise_path(path)
    if where is None:
        return None
    tried = list(dict.fromkeys([wanted, wanted.partition("?")[0]]))
    known = Redirect.objects.select_related("redirect_page").filter(Q(site=None) | Q(site_id=where.site_id))
    found = {redirect.old_path: redirect for redirect in known.filter(old_path__in=tried).order_by("-pk")}
    for old_path in tried:
        redirect = found.get(old_path)
        if redirect is None:
            continue
        if redirect.redirect_page is None:
            return (redirect.redirect_link, redirect.is_permanent) if redirect.redirect_link else None
        if where.is_public(redirect.redirect_page):
            return where.path(redirect.redirect_page), redirect.is_permanent
    return None


def foreign_code(creative_id: int) -> str | None:
    """The code of an advertising network that a creative holds, for a sandboxed frame alone."""
    return advertising.code_of(creative_id)


def advertised_at(creative_id: int) -> str | None:
    """Where an advertisement leads: as the newsroom typed it, never as a request says."""
    return advertising.link_of(creative_id)


def ads_txt() -> bytes:
    """What the newsroom wrote for /ads.txt; empty for nothing."""
    where = place()
    lines = where.settings.ads_txt.splitlines() if where else []
    return "".join(f"{line.rstrip()}\n" for line in lines).encode() if any(lines) else b""


def advertising_changes(today: date) -> date | None:
    """The next day after `today` on which articles look different by their advertising."""
    return advertising.next_change(today)
