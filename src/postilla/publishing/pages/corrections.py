"""All corrections of the magazine, newest first."""

from re import Match

from django.utils import translation
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.publishing.corrections import credited
from postilla.publishing.layout import absolute, render_page, site_feeds
from postilla.publishing.quoting import excerpt
from postilla.publishing.values import Head

PATH = "/corrections/"


def page(_path: str, found: Match[str]) -> bytes | None:
    """Page n; the first stands at the address without a number, and is there also while nothing was corrected."""
    number = int(found["number"] or 1)
    listed, pages = articles.corrections(number)
    if number > pages or (found["number"] and number == 1):
        return None
    site = articles.magazine()
    with translation.override(site.language):
        title = gettext("Corrections")
        about = gettext("Where we were wrong, what is right, and who told us. Nothing is corrected without a note.")
    head = Head(
        title=f"{title} – {site.name}",
        description=about,
        canonical=absolute(site, PATH if number == 1 else f"{PATH}page/{number}/"),
        feeds=site_feeds(site, (title, f"{PATH}feed")),
    )
    shown = [
        {"note": one, "card": card, "passage": excerpt(one.quote.exact) if one.quote else "", "credit": credited(one)}
        for one, card in listed
    ]
    return render_page(
        "corrections.html", head, site.language, site=site, title=title, corrections=shown, number=number, pages=pages
    )
