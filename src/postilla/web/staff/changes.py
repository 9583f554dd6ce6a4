"""The log of what was settled otherwise: modes, pace, closing, lists, rules, reasons, desks, the installation."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from postilla.articles import reads as articles
from postilla.moderation import reads
from postilla.moderation.desk.rights import Person
from postilla.moderation.values import (
    CLOSING,
    DESK,
    MODE,
    PACE,
    REASON,
    RULES,
    SCREENING,
    SETTLED,
    START,
    WORDS,
    ChangeLine,
)  # fmt: skip
from postilla.web.staff.desks import LARGEST, for_the_desk

PER_PAGE = 50
KINDS = {
    MODE: "What is held",
    PACE: "Pace",
    CLOSING: "Open or closed",
    WORDS: "Word lists",
    RULES: "Rules",
    SCREENING: "Screening",
    REASON: "Reasons",
    DESK: "Section desks",
    START: "Installation",
}


@for_the_desk
def page(request: HttpRequest, person: Person) -> HttpResponse:
    """The newest changes first. Whoever is limited to sections reads theirs, and those of the whole magazine."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in SETTLED else ""
    place, before = request.GET.get("place", "")[:120].replace("\0", ""), request.GET.get("before", "")[:20]
    lines = reads.changes(
        kind,
        _place(place),
        sections=person.sections if person.is_limited else None,
        before=min(int(before), LARGEST) if before.isascii() and before.isdigit() else None,
        limit=PER_PAGE + 1,
    )
    shown = lines[:PER_PAGE]
    older = {"kind": kind, "place": place, "before": shown[-1].id} if len(lines) > PER_PAGE else {}
    context = {
        "page_title": "Changes of rules",
        "rows": [_row(line) for line in shown],
        "kind": kind,
        "kinds": KINDS.items(),
        "place": place,
        "places": [("0", "the whole magazine"), *((str(pk), title) for pk, title in articles.sections().items())],
        "article": shown[0].change.place if shown and place.startswith("article:") else "",
        "older": f"{reverse('postilla_changes')}?{urlencode(older)}" if older else "",
    }
    return render(request, "postilla_staff/changes.html", context)


def _place(said: str) -> int | str | None:
    """A section's number, 0 for the whole, an article's subject; None for everywhere."""
    if said.isascii() and said.isdigit():
        return min(int(said), LARGEST)
    return said or None


def _row(line: ChangeLine) -> dict[str, Any]:
    change = line.change
    return {
        "line": line,
        "change": change,
        "kind": KINDS.get(change.kind, change.kind),
        "where": change.place or "everywhere",
        "at": change.subject or change.section or "",
    }
