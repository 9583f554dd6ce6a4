"""The ledger's pages: its front, promises by verdict, a subject, a promise. None stands there while nothing is kept."""

from re import Match
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.articles.blocks.promises import card_html
from postilla.articles.values import Magazine
from postilla.ledger import course_words, reads, words
from postilla.ledger.shown import Card, Entry, Whole
from postilla.ledger.values import DECIDED, STATES
from postilla.publishing import json_ld
from postilla.publishing.layout import FORMS, absolute, render_page, site_feeds
from postilla.publishing.ledger import evidence, figures, structured
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
        return _page(
            "front.html", site, title, ROOT, overview=shown, record=words.record(shown.record),
            parts=[
                (gettext("Decided lately"), [_line(card) for card in shown.lately], ""),
                (gettext("Overdue"), [_line(card) for card in shown.overdue], f"{ROOT}verdict/overdue/"),
                (gettext("Due next"), [_line(card) for card in shown.next_due], f"{ROOT}verdict/open/"),
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
        return _page(
            "verdict.html", site, title, own if number == 1 else f"{own}page/{number}/", parent=base,
            parent_title=about.name.name if about else gettext("Promises"), lines=[_line(card) for card in cards],
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
        return _page(
            "subject.html", site, title, about.name.path, about=about, record=words.record(about.record),
            lines=[_line(card) for card in about.promises],
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
        return _page(
            "metric.html", site, f"{about.name.name}: {of.metric}", figures.path_of(about, of.slug), about=about, of=of,
            drawn=figures.drawn(about, [of], reads.SHOWN), shown=reads.SHOWN,
        )  # fmt: skip


def promise(_path: str, found: Match[str]) -> bytes | None:
    """The words, where they stand, the verdict and why, the observations, the history."""
    whole = reads.whole(int(found["id"]))
    if whole is None:
        return None
    card, site = whole.card, articles.magazine()
    with translation.override(site.language):
        verdict = card.verdict
        assert verdict is not None  # every promise is judged as it is recorded
        return _page(
            "promise.html", site, f"{card.subject.name}: {card.title}", card.path, whole=whole, line=_line(card),
            aim=words.aim(whole, card.kind, card.unit), certainty=words.certainty(card.certainty),
            embed=_embed(card, site), missing=words.missing(verdict), place=_place(whole), entries=_entries(whole),
            waiting=reads.number_waiting(card.id),
            used=set(verdict.used), course=figures.course(card), compared=_compared(whole), history=_history(whole),
            json_ld=mark_safe(json_ld.safe(structured.claim_review(whole, site))) if card.state in DECIDED else "",
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


def _page(template: str, site: Magazine, title: str, path: str, **context: Any) -> bytes:
    feeds: tuple[tuple[str, str, str], ...] = ((gettext("Promises"), FORMS["atom"], f"{site.base_url}{ROOT}feed.atom"),)
    if own := context.pop("feed", ""):
        feeds += ((title, FORMS["atom"], f"{site.base_url}{own}feed.atom"),)
    head = Head(
        title=f"{title} – {site.name}", canonical=absolute(site, path), feeds=site_feeds(site) + feeds,
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


def _line(card: Card) -> dict[str, Any]:
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
    unit = entry.written_unit if entry.written_unit not in ("", entry.unit) else ""
    return {
        "entry": entry,
        "period": words.period(entry.period),
        "figure": f"{words.figure(entry)} {unit}".strip() if entry.metric else happened,
        "day": words.day(entry.source_on),
    }


def _compared(whole: Whole) -> str:
    """Of a number that was decided: how far the figure is from what was promised."""
    verdict = whole.card.verdict
    known = words.figures_of(verdict) if verdict else []
    return course_words.compared(known[0], whole.aim, whole.card.kind) if len(known) == 1 else ""


def _embed(card: Card, site: Magazine) -> str:
    """What another site copies into its page."""
    return format_html(
        '<iframe src="{}" title="{}" width="100%" height="320" loading="lazy" style="border:0"></iframe>',
        f"{site.base_url}{card.path}card/", f"{card.subject.name}: {card.title}",
    )  # fmt: skip


def _entries(whole: Whole) -> list[dict[str, Any]]:
    """The observations, with who brought them where readers did."""
    named = evidence.credits_for(whole.entries)
    return [{**entry_row(one), "credit": named.get(one.id)} for one in whole.entries]


def _place(whole: Whole) -> dict[str, Any]:
    """Where it was said: an article with its passage, and whether that still stands there."""
    card = whole.card
    found: dict[str, Any] = {"link_url": card.link_url, "link_title": whole.link_title or card.link_url}
    article = articles.card_of(card.article) if card.article else None
    if article is not None:
        text = articles.text_of(card.article, article.language) if whole.passage else None
        plain = " ".join((text or "").split())
        gone = bool(whole.passage) and " ".join(whole.passage.split()) not in plain
        found |= {"article": article, "passage_gone": gone}
    return found


def _history(whole: Whole) -> list[tuple[Any, str, str, str]]:
    """(day, what, in words, link) of all that happened to a promise, oldest first."""
    card = whole.card
    told: list[tuple[Any, str, str, str]] = [(card.said_on, gettext("Promised"), card.words, card.link_url)]
    for one in whole.revisions:
        said = one.words or words.aim(one, card.kind, card.unit)
        told.append((one.on, words.change(one.change), said, one.link_url))
    for verdict in whole.verdicts:
        by = gettext("Verdict by an editor: %(verdict)s") if verdict.by else gettext("Verdict: %(verdict)s")
        what = by % {"verdict": words.state(verdict.state)}
        why = words.why(verdict, card.unit)
        if verdict.undone_at is not None:
            why = gettext("%(why)s (taken back since)") % {"why": why}
        told.append((verdict.at.date(), what, why, ""))
    return sorted(told, key=lambda one: one[0])
