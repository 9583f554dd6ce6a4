"""The moderation queue: what waits, and what can be done about it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from postilla.articles import reads as articles
from postilla.articles.languages import LANGUAGES
from postilla.discussion import reads as discussion
from postilla.grounds import reads as grounds
from postilla.identity import reads as identity
from postilla.moderation import reads
from postilla.moderation.desk import queue as desk
from postilla.moderation.desk.cards import cards_of
from postilla.moderation.desk.rights import SEE, Person, may, may_name
from postilla.moderation.desk.since import stamp
from postilla.moderation.desk.values import (
    ALL,
    APPEALS,
    HELD,
    MINE,
    REPORTED,
    SUSPECTS,
    Backlog,
    Filters,
    Ranking,
)
from postilla.screening import reads as screening
from postilla.web.staff.desks import address_of, filters_of, for_the_desk, is_script, tab_of
from postilla.web.staff.presenting import html_of, rows_of

TITLES = {HELD: "Held", REPORTED: "Reported", APPEALS: "Appeals", MINE: "Decided by me", ALL: "All"}
NOTHING = {
    HELD: "Nothing is held. Well done.",
    REPORTED: "Nothing was reported.",
    APPEALS: "No appeal waits.",
    MINE: "You have decided nothing yet.",
    ALL: "There are no comments.",
}
ORDERS = [("", "the longest waiting first"), (SUSPECTS, "what looks most like an attack or advertising first")]
RANKING = Ranking(screening.suspects, screening.suspected)
AGES = [
    ("newer-1h", "of the last hour"),
    ("newer-1d", "of the last day"),
    ("older-1d", "older than a day"),
    ("older-7d", "older than a week"),
]
RULES = [
    ("word", "Word list"),
    ("domain", "Domain list"),
    ("sender", "Sender list"),
    ("links", "Many links"),
    ("new_links", "Link of a newcomer"),
    ("shouting", "Shouting"),
    ("repeat", "Repeat"),
    ("together", "Came together"),
    ("disposable", "Throw-away address"),
    ("first", "First comment"),
    ("pre", "Every comment held"),
    ("screening_spam", "Looks like advertising"),
    ("screening_abuse", "Looks like an attack"),
    ("failed", "A rule failed"),
]


@for_the_desk
def queue(request: HttpRequest, person: Person) -> HttpResponse:
    """One tab of the queue; for its script, the next cards of it."""
    tab, filters = tab_of(request.GET), filters_of(request.GET)
    known = stamp()  # asked first: what comes while the page is made is told by its script
    found = desk.page(tab, filters, person, request.GET.get("after", ""), timezone.now(), RANKING)
    ranked = tab == HELD and filters.order == SUSPECTS
    if is_script(request):
        cards = html_of(found.cards, person, ranked=ranked)
        answer = JsonResponse({"cards": cards, "after": found.after, "looks_on": found.looks_on})
        answer["Cache-Control"] = "private, no-store"
        answer["Vary"] = "Accept"
        return answer
    waiting = desk.backlog(timezone.now(), person)
    context = {
        "page_title": "Moderation queue",
        "tabs": _tabs(tab, waiting),
        "tab": tab,
        "rows": rows_of(found.cards, person, ranked=ranked),
        "nothing": NOTHING[tab] if filters.let_all_through else "Nothing here matches.",
        "after": found.after,
        "known": known,
        "looks_on": found.looks_on,
        "next": address_of(tab, filters, after=found.after) if found.after else "",
        "here": address_of(tab, filters),
        "reasons": reads.reasons(),
        "may_decide": person.decides,
        "person": person,
        "has_keys": _has_keys(request.user),
        "parties": identity.parties_waiting() if may_name(person) else 0,
        **_choices(tab, filters),
    }
    return render(request, "postilla_staff/queue.html", context)


@for_the_desk
def card(request: HttpRequest, person: Person, comment_id: int) -> HttpResponse:
    """One comment with everything that is known of it, at an address that can be sent to a colleague."""
    return card_page(request, person, comment_id)


def card_page(request: HttpRequest, person: Person, comment_id: int, said: Mapping[str, str] | None = None) -> Any:
    """The same page, with what somebody `said` in a form that was refused."""
    found = [one for one in cards_of([comment_id], person) if may(person, SEE, one.section)]
    if not found:
        raise Http404
    source = discussion.source_of(comment_id)
    if is_script(request):
        return JsonResponse({"cards": html_of(found, person), "after": "", "looks_on": False, "source": source})
    context = {
        "page_title": f"Comment {comment_id}",
        "row": rows_of(found, person)[0],
        "reasons": reads.reasons(),
        "source": said["words"] if said and said.get("words") else source,
        "said": said or {},
        "languages": LANGUAGES.items(),
        "here": reverse("postilla_card", args=[comment_id]),
    }
    return render(request, "postilla_staff/comment.html", context, status=400 if said else 200)


def _has_keys(user: Any) -> bool:
    """Whether somebody wants keys of single letters; who switched the CMS's off in their account wants none here."""
    return bool(getattr(getattr(user, "wagtail_userprofile", None), "keyboard_shortcuts", True))


def _title(subject: str) -> str:
    card = grounds.heading_of(subject)
    return card.title if card else "what is not public"


def _tabs(now_on: str, waiting: Backlog) -> list[dict[str, Any]]:
    numbers = waiting.said
    return [
        {
            "key": tab,
            "title": title,
            "number": (numbers[tab] or "0") if tab in numbers else "",
            "address": reverse("postilla_queue") + address_of(tab, Filters()),
            "is_here": tab == now_on,
        }
        for tab, title in TITLES.items()
    ]


def _choices(tab: str, filters: Filters) -> dict[str, Any]:
    """The filters' fields, and what is set in them, each with the address that takes it away."""
    sections = articles.sections()
    said = {
        "section": sections.get(filters.section or 0, ""),
        "language": dict(settings.LANGUAGES).get(filters.language, filters.language),
        "reader": f"reader {filters.reader}" if filters.reader is not None else "",
        "rule": dict(RULES).get(filters.rule, filters.rule),
        "age": dict(AGES).get(filters.age, ""),
        "article": f"“{_title(filters.article)}”" if filters.article else "",
        "words": f"“{filters.words}”" if filters.words else "",
    }
    without = {name: {**vars(filters), name: Filters().__dict__[name]} for name in said}
    return {
        "filters": filters,
        "sections": sections.items(),
        "languages": settings.LANGUAGES,
        "rules": RULES,
        "ages": AGES,
        "orders": [(text, address_of(tab, replace(filters, order=key)), key == filters.order) for key, text in ORDERS]
        if tab == HELD
        else [],
        "set_filters": [(text, address_of(tab, Filters(**without[name]))) for name, text in said.items() if text],
    }
