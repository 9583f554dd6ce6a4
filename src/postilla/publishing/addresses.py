"""Which address is made by what: the one table of public pages."""

import re
from collections.abc import Callable
from re import Match

from django.utils import translation

from postilla.articles import reads as articles
from postilla.publishing import feeds, sitemaps
from postilla.publishing.ledger import api, files, pages as ledger
from postilla.publishing.pages import (
    comments,
    conversing,
    corrections,
    lists,
    log,
    passages,
    translated,
    versions,
)

Make = Callable[[str, Match[str]], bytes | None]

EDITION = r"(?P<edition>/[a-z]{2})?"  # an address that no edition has is known by what stands before the rest

LEDGER_LIST = r"/ledger/((?P<slug>[-\w]{1,80})/)?verdict/(?P<state>[a-z-]{4,12})/(page/(?P<number>[1-9]\d{0,5})/)?"

API_LIST = r"/ledger/api/(?P<kind>subjects|promises|observations|verdicts)-(?P<number>[1-9]\d{0,7})\.(?P<form>csv|json)"

TABLE: list[tuple[re.Pattern[str], Make]] = [
    (re.compile(pattern), make)
    for pattern, make in (
        (EDITION + r"/moderation-log/", log.page),
        (r"/ledger/", ledger.front),
        (r"/ledger/promise/(?P<id>[1-9]\d{0,17})/", conversing.page),
        (r"/ledger/promises\.(?P<form>csv|json)", files.promises),
        (r"/ledger/((?P<slug>[-\w]{1,80})/)?feed\.(?P<form>rss|atom|json)", files.feed),
        (r"/ledger/promise/(?P<id>[1-9]\d{0,17})/card/", ledger.card),
        (r"/ledger/api/index\.json", api.index),
        (r"/ledger/api/metrics\.(?P<form>csv|json)", api.metrics),
        (r"/ledger/api/promise-(?P<id>[1-9]\d{0,17})\.json", api.promise),
        (API_LIST, api.listing),
        (LEDGER_LIST, ledger.verdict),
        (r"/ledger/(?P<slug>[-\w]{1,80})/", ledger.subject),
        (r"/ledger/(?P<slug>[-\w]{1,80})/figures/(?P<metric>[-\w]{1,80})/", ledger.metric),
        (r"/ledger/(?P<slug>[-\w]{1,80})/figures\.(?P<form>csv|json)", files.figures),
        (r"/sitemap\.xml", sitemaps.sitemap),
        (r"/sitemap-(?P<part>\d{1,5})\.xml", sitemaps.part),
        (r"/news-sitemap\.xml", sitemaps.news),
        (r"/robots\.txt", sitemaps.robots),
        (r"/ads\.txt", sitemaps.ads_txt),
        (r"/corrections/(page/(?P<number>[1-9]\d{0,5})/)?", corrections.page),
        (r"/corrections/feed\.(?P<form>rss|atom|json)", feeds.corrections),
        (EDITION + r"/feeds/articles\.(?P<form>rss|atom|json)", feeds.articles),
        (EDITION + r"/feeds/comments\.(?P<form>rss|atom|json)", feeds.comments),
        (r"(?P<article>/.+/)comments/feed\.(?P<form>rss|atom|json)", feeds.thread),
        (r"(?P<list>/.+/)feed\.(?P<form>rss|atom|json)", feeds.listing),
        (r"(?P<article>/.+/)comments/branch/(?P<branch>[1-9]\d{0,17})/((?P<number>[1-9]\d{0,8})/)?", comments.branch),
        (r"(?P<article>/.+/)comments/passages/", passages.page),
        (r"(?P<article>/.+/)comments/translated/(?P<comment>[1-9]\d{0,17})/", translated.page),
        (
            r"(?P<article>/.+/)comments/in/(?P<codes>[a-z]{2}(?:-[a-z]{2})*)/((?P<number>[1-9]\d{0,8})/)?",
            comments.chosen,
        ),
        (r"(?P<article>/.+/)comments/((?P<order>newest|agreed)/)?((?P<number>[1-9]\d{0,8})/)?", comments.page),
        (r"(?P<article>/.+/)versions/((?P<number>[1-9]\d{0,5})/)?", versions.page),
        (r"/(.*/)?", conversing.page),
        (r"/(.*/)?", lists.page),
        (r"/(.*/)?", lists.standard),
    )
]


def render(path: str) -> bytes | None:
    """A fresh page for a path, from the database; None where nothing stands.

    The table is tried from the top; a maker that knows nothing of the path gives None and the next is asked.
    """
    # In the edition's language unless a page says otherwise, whoever asks: a page may not depend on who made it.
    with translation.override(articles.language_at(path)):
        for pattern, make in TABLE:
            found = pattern.fullmatch(path)
            body = make(path, found) if found is not None else None
            if body is not None:
                return body
    return None
