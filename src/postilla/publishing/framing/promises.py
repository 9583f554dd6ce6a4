"""A promise as it is framed: its page without its conversation, and what that needs to know of it."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.articles.values import Magazine
from postilla.grounds import reads as grounds
from postilla.ledger import course_words, reads, words
from postilla.ledger.shown import Card, Judged, Whole
from postilla.publishing import frames, shell
from postilla.publishing.form import form_html
from postilla.publishing.frames import Facts, Framed
from postilla.publishing.ledger import evidence, figures, structured
from postilla.publishing.ledger.pages import entry_row, line_of, page

_PATH = re.compile(r"/ledger/promise/([1-9]\d{0,17})/")


def framed(path: str) -> Framed | None:
    """The promise at a path, or None."""
    found = _PATH.fullmatch(path)
    whole = reads.whole(int(found[1])) if found else None
    standing = grounds.standing_at(path) if whole else None
    heading = grounds.heading_of(standing.subject) if standing else None
    if whole is None or standing is None or heading is None:
        return None
    site = articles.magazine("/")
    with translation.override(site.language):
        data = structured.promise(whole, site, talks=standing.conversation.state != "closed")
        form = form_html(heading, standing.conversation)
        facts = frames.facts_of(heading, standing.conversation, site, form=form, json_ld=data)
    return Framed(heading, site, facts, lambda: _own(whole, site, facts))


def _own(whole: Whole, site: Magazine, facts: Facts) -> bytes:
    """The words, where they stand, the verdict and why, the observations, the history; where the conversation goes."""
    card = whole.card
    talks = facts["state"] != "closed"
    with translation.override(site.language):
        verdict = card.verdict
        assert verdict is not None  # every promise is judged as it is recorded
        talk = [(facts["title"], f"{card.path}comments/feed")] if talks else []
        return page(
            "promise.html", site, facts["title"], card.path, whole=whole, line=line_of(card), talk=talk,
            aim=words.aim(whole, card.kind, card.unit), before=_before(whole),
            certainty=words.certainty(card.certainty),
            embed=_embed(card, site), missing=words.missing(verdict), place=_place(whole), entries=_entries(whole),
            differing={"apart": figures.apart(whole.entries)},
            waiting=reads.number_waiting(card.id), used=set(verdict.used), course=figures.course(card),
            compared=_compared(whole), history=_history(whole),
            state=facts["state"], comments_label=shell.COUNT if talks else "",
            conversation=mark_safe(shell.CONVERSATION), json_ld=mark_safe(shell.JSON_LD),
        )  # fmt: skip


def _before(whole: Whole) -> tuple[str, str]:
    """(what was measured, by when) as it was first promised, each where that is another now."""
    if whole.card.changed_on is None:
        return "", ""
    card, first = whole.card, whole.first
    aim = words.aim(first, card.kind, card.unit)
    due = words.day(first.due) if first.due and first.due != card.due else ""
    return aim if aim != words.aim(whole, card.kind, card.unit) else "", due


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
        passage = whole.passage if gone or _plainly(whole.passage) != _plainly(card.words) else ""
        found |= {"article": article, "passage": passage, "passage_gone": gone, "marked": words.has_marks(passage)}
    return found


def _plainly(text: str) -> str:
    """The words alone, without how they were set."""
    return " ".join(re.findall(r"\w+", text)).casefold()


def _history(whole: Whole) -> list[tuple[Any, str, str, str]]:
    """(day, what, in words, link) of all that happened to a promise, oldest first."""
    card = whole.card
    told: list[tuple[Any, str, str, str]] = [(card.said_on, gettext("Promised"), card.words, card.link_url)]
    for one in whole.revisions:
        said = " · ".join(filter(None, [one.words, words.turned(one, card.kind, card.unit)]))
        if one.taken_back:
            said = gettext("%(said)s (taken back: %(why)s)") % {"said": said, "why": one.taken_back}
        told.append((one.on, words.change(one.change), said.strip(), one.link_url))
    for verdict in _turns(whole.verdicts):
        by = gettext("Verdict by an editor: %(verdict)s") if verdict.by else gettext("Verdict: %(verdict)s")
        what = by % {"verdict": words.state(verdict.state)}
        why = words.why(verdict, card.unit)
        if verdict.undone_at is not None:
            why = gettext("%(why)s (taken back since)") % {"why": why}
        told.append((verdict.at.date(), what, why, ""))
    return sorted(told, key=lambda one: one[0])


def _turns(verdicts: Sequence[Judged]) -> Iterator[Judged]:
    """Without those of the rules that found, of more figures, the same as the one before."""
    before = ("", "")
    for one in verdicts:
        if one.by or (one.state, one.why) != before:
            yield one
        if not one.by:
            before = one.state, one.why
