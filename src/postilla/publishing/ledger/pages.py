"""The ledger's pages: its front, promises by verdict, a subject, a promise. None stands there while nothing is kept."""

from re import Match
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.articles.blocks.promises import card_html
from postilla.articles.values import Magazine
from postilla.ledger import reads, words
from postilla.ledger.shown import Card, Entry
from postilla.ledger.values import STATES
from postilla.publishing import json_ld
from postilla.publishing.layout import FORMS, absolute, render_page, site_feeds
from postilla.publishing.ledger import figures, structured
from postilla.publishing.values import Head

ROOT = "/ledger/"


def front(_path: str, _found: Match[str]) -> bytes | None:
    """What comes due, what is overdue, what was decided lately, and whose promises they are."""
    if not reads.is_kept():
        return None
    site = articles.magazine()
    with translation.override(site.language):
        shown = reads.overview()
        title = gettext("Promises")
        return page(
            "front.html", site, title, ROOT, overview=shown, record=words.record(shown.record),
            parts=[
                (gettext("Decided lately"), [line_of(card) for card in shown.lately], ""),
                (gettext("Overdue"), [line_of(card) for card in shown.overdue], f"{ROOT}verdict/overdue/"),
                (gettext("Due next"), [line_of(card) for card in shown.next_due], f"{ROOT}verdict/open/"),
            ],
            subjects=[(name, record, words.record(record)) for name, record in shown.subjects],
            filters=_filters(shown.record.by_state, ROOT, ""),
        )  # fmt: skip


def verdict(_path: str, found: Match[str]) -> bytes | None:
    """All promises with one verdict, of everybody or of one subject, page by page."""
    state, number = found["state"], int(found["number"] or 1)
    about = reads.about(found["slug"]) if found["slug"] else None
    if state not in STATES or (found["slug"] and about is None) or found["number"] == "1":
        return None
    subject = about.name.id if about else None
    cards = reads.by_state(state, number, subject)
    if cards is None:
        return None
    site, base = articles.magazine(), about.name.path if about else ROOT
    with translation.override(site.language):
        title = words.state(state)
        if about:
            title = f"{about.name.name} – {title}"
        own = f"{base}verdict/{state}/"
        counts = (about.record if about else reads.overview().record).by_state
        return page(
            "verdict.html", site, title, own if number == 1 else f"{own}page/{number}/", parent=base,
            parent_title=about.name.name if about else gettext("Promises"), lines=[line_of(card) for card in cards],
            number=number, pages=reads.pages_of(state, subject), own=own, filters=_filters(counts, base, state),
        )  # fmt: skip


def subject(_path: str, found: Match[str]) -> bytes | None:
    """Everything of one subject. At the address of a merged one stands the page of what it was merged into."""
    about = reads.about(found["slug"])
    if about is None:
        return None
    site = articles.magazine()
    first, others = figures.chosen(about)
    with translation.override(site.language):
        title = gettext("%(name)s: promises and figures") % {"name": about.name.name}
        return page(
            "subject.html", site, title, about.name.path, about=about, record=words.record(about.record),
            lines=[line_of(card) for card in about.promises],
            drawn=figures.drawn(about, first), others=[(one, figures.path_of(about, one.slug)) for one in others],
            filters=_filters(about.record.by_state, about.name.path, ""), feed=about.name.path,
            json_ld=mark_safe(json_ld.safe(structured.dataset(about, site))),
        )  # fmt: skip


def metric(_path: str, found: Match[str]) -> bytes | None:
    """One metric of a subject: its newest figures, more than the subject's page has room for."""
    about = reads.about(found["slug"])
    known = {one.slug: one for one in about.measured} if about else {}
    if about is None or found["metric"] not in known:
        return None
    site, of = articles.magazine(), known[found["metric"]]
    with translation.override(site.language):
        return page(
            "metric.html", site, f"{about.name.name}: {of.metric}", figures.path_of(about, of.slug), about=about, of=of,
            drawn=figures.drawn(about, [of], reads.SHOWN), shown=reads.SHOWN,
        )  # fmt: skip


def card(_path: str, found: Match[str]) -> bytes | None:
    """A promise's card alone, to be shown within pages of other sites: no scripts, no menu, no cookies."""
    cards = reads.cards([int(found["id"])])
    if not cards:
        return None
    site = articles.magazine()
    with translation.override(site.language):
        title = f"{cards[0].subject.name}: {cards[0].title}"
        head = Head(title=f"{title} – {site.name}", robots="noindex")
        return render_page("ledger/card.html", head, site.language, site=site, card=card_html(cards[0]), title=title)


def page(template: str, site: Magazine, title: str, path: str, **context: Any) -> bytes:
    feeds: tuple[tuple[str, str, str], ...] = ((gettext("Promises"), FORMS["atom"], f"{site.base_url}{ROOT}feed.atom"),)
    if own := context.pop("feed", ""):
        feeds += ((title, FORMS["atom"], f"{site.base_url}{own}feed.atom"),)
    feeds = site_feeds(site, *context.pop("talk", ())) + feeds
    head = Head(
        title=f"{title} – {site.name}", canonical=absolute(site, path), feeds=feeds,
        description=context.get("aim") or title,
    )  # fmt: skip
    return render_page(
        f"ledger/{template}",
        head,
        site.language,
        site=site,
        title=title,
        in_ledger=True,
        mail=settings.POSTILLA_MAIL is not None,
        **context,
    )


def line_of(card: Card) -> dict[str, Any]:
    """A promise as it stands in a list."""
    return {
        "card": card,
        "state": words.state(card.state),
        "sign": words.SIGNS[card.state],
        "by": words.by_line(card),
        "why": words.why(card.verdict, card.unit) if card.verdict else "",
        "contested": bool(card.verdict and card.verdict.contested),
        "by_editor": bool(card.verdict and card.verdict.by),
    }


def _filters(counts: dict[str, int], base: str, current: str) -> list[tuple[str, str, int, bool]]:
    """(word, path, how many, whether it is this one) for each verdict that was given."""
    return [
        (words.state(state), f"{base}verdict/{state}/", counts[state], state == current)
        for state in STATES
        if counts.get(state)
    ]


def entry_row(entry: Entry) -> dict[str, Any]:
    """An observation as a row of a table."""
    happened = gettext("yes") if entry.holds else gettext("no")
    return {
        "entry": entry,
        "period": words.period(entry.period),
        "figure": words.figure(entry) if entry.metric else happened,
        "day": words.day(entry.source_on),
    }
