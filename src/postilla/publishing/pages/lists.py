"""Lists of articles, and pages without a conversation."""

from collections.abc import Sequence
from html import unescape
from re import Match

from django.utils import translation
from django.utils.html import strip_tags
from django.utils.text import Truncator

from postilla.articles import reads as articles
from postilla.articles.values import Card, Listing, Magazine
from postilla.discussion import reads as discussion
from postilla.publishing.layout import absolute, hides_comments, render_page, site_feeds
from postilla.publishing.phrases import count_label
from postilla.publishing.values import Head, Teaser


def page(path: str, _found: Match[str]) -> bytes | None:
    """Home, section, author, tag or archive; None if no list stands at the path."""
    site = articles.magazine(path)
    with translation.override(site.language):
        listing = articles.listing_at(path)
    if listing is None:
        return None
    found = teasers(listing.cards, site.language)
    lead = found[0] if listing.kind == "home" and listing.number == 1 and found else None
    return render_page(
        "listing.html", _head(listing, site), site.language, site=site, listing=listing, lead=lead,
        teasers=found[1:] if lead else found,
    )  # fmt: skip


def teasers(cards: Sequence[Card], language: str) -> list[Teaser]:
    """Cards with their counts, from one query."""
    counts = discussion.counts([card.subject for card in cards])
    counts = {subject: 0 if n and hides_comments(subject) else n for subject, n in counts.items()}
    return [Teaser(card, counts[card.subject], count_label(counts[card.subject], language)) for card in cards]


def _head(listing: Listing, site: Magazine) -> Head:
    def at(number: int) -> str:
        if not 1 <= number <= listing.pages:
            return ""
        return absolute(site, listing.path if number == 1 else f"{listing.path}page/{number}/")

    title = site.name if listing.kind == "home" else f"{listing.title} – {site.name}"
    return Head(
        title=title,
        description=listing.intro or site.description,
        canonical=at(listing.number),
        prev=at(listing.number - 1),
        next=at(listing.number + 1),
        feeds=site_feeds(
            site, *([] if listing.kind in ("home", "archive") else [(listing.title, f"{listing.path}feed")])
        ),
        editions=listing.editions if listing.number == 1 else (),
    )


def standard(path: str, _found: Match[str]) -> bytes | None:
    """A page without a conversation; None if there is none at the path."""
    page = articles.standard_at(path)
    if page is None:
        return None
    site = articles.magazine(path)
    head = Head(
        title=f"{page.title} – {site.name}", description=_beginning(page.body_html),
        canonical=absolute(site, page.path), feeds=site_feeds(site), editions=page.editions,
    )  # fmt: skip
    return render_page("standard.html", head, page.language, site=site, page=page)


def _beginning(html: str) -> str:
    """The first words of a text, for who finds it elsewhere."""
    text = unescape(strip_tags(html.replace("<", " <")))
    return Truncator(" ".join(text.split())).chars(160, truncate="…")
