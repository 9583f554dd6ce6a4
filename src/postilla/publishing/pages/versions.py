"""What an article said before: its public versions, and what is different between them."""

from itertools import pairwise
from re import Match

from django.utils import translation
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.articles.versions import compare
from postilla.publishing.layout import absolute, render_page, site_feeds
from postilla.publishing.values import Head

MOST = 40  # versions compared on one page, the newest


def page(_path: str, found: Match[str]) -> bytes | None:
    """All changes, newest first; with a number, what has changed since that version. None without earlier versions."""
    known = articles.versions_at(found["article"])
    if known is None or len(known[1]) < 2:
        return None
    card, versions = known
    number = int(found["number"] or 0)
    if number >= len(versions) or (number and versions[number - 1].withheld):
        return None
    if number:
        pairs = [(versions[number - 1], versions[-1])]
    else:
        pairs = list(pairwise(versions))[-MOST:][::-1]
    steps = [
        {"before": before, "after": after, "hidden": hidden, "lines": [] if hidden else compare(before, after)}
        for before, after in pairs
        for hidden in [before.withheld or after.withheld]
    ]
    site = articles.magazine(card.path)
    with translation.override(card.language):
        title = gettext("What has changed since then") if number else gettext("What has changed")
    head = Head(title=f"{title}: {card.title} – {site.name}", robots="noindex, follow", feeds=site_feeds(site))
    return render_page(
        "versions.html", head, card.language, site=site, card=card, title=title, steps=steps, number=number,
        first=versions[0], article_address=absolute(site, card.path),
    )  # fmt: skip
