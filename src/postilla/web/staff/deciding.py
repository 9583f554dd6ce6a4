"""Decisions as they come from the desk: a form's one, or many from the script, each answered for itself."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from postilla.discussion.text import to_plain
from postilla.grounds import reads as grounds
from postilla.moderation import reads
from postilla.moderation.desk.cards import cards_of
from postilla.moderation.desk.rights import SEE, Person, may
from postilla.moderation.desk.settle import Deed, settle, settle_many
from postilla.moderation.desk.since import last_by
from postilla.moderation.rules import done, worded
from postilla.moderation.values import Outcome
from postilla.publishing.handlers import now as publish_now
from postilla.vocabulary import Refusals
from postilla.web.staff.desks import for_the_desk
from postilla.web.staff.presenting import html_of
from postilla.web.staff.queue import card_page
from postilla.web.staff.templatetags.postilla_desk import ago

MOST = 200  # deeds in one request
SO_ALREADY = "It is so already: nothing was changed."
# After these the card stands there still, or again.
STAY = (
    "undo",
    "pin",
    "unpin",
    "lock",
    "unlock",
    "warn",
    "mute",
    "ban",
    "edit",
    "language",
    "move",
    "lift",
    "party",
    "noparty",
    "unparty",
)
NAMED = {"mute": "a mute", "ban": "a ban"}
OF_AUTHOR = ("warn", "mute", "ban")
TYPED = ("reject", "edit", "move", *OF_AUTHOR)  # what was typed comes back where it is refused
NUMBERS = ("comment", "decision", "days", "appeal", "sanction", "party")
TEXTS = ("verb", "seen", "kind", "text", "note", "words", "to")


@for_the_desk
@require_POST
def decide(request: HttpRequest, person: Person) -> HttpResponse:
    """One decision from a form, or a list of them in JSON."""
    if request.content_type == "application/json":
        return _many(request, person)
    deed = _deed({name: request.POST.get(name, "") for name in (*TEXTS, *NUMBERS, "address", "network")})
    try:
        made = settle(deed, person, timezone.now())
        publish_now(made.told)
    except Refusals as refusals:
        messages.error(request, _said(refusals))
        if deed.verb in TYPED and not any(problem.status == 403 for problem in refusals.problems):
            stands = next((one.params.get("sanction") for one in refusals.problems if "sanction" in one.params), 0)
            return card_page(request, person, deed.comment_id, {**request.POST.dict(), "stands": str(stands or "")})
    else:
        messages.success(request, worded(deed.verb).to_them if made.decision_id else SO_ALREADY)
        if others := _others_stand(deed):
            messages.warning(request, others)
    return HttpResponseRedirect(_back(request))


def _others_stand(deed: Deed) -> str:
    """To who took a sanction back: what keeps the same reader from posting still. Empty where nothing does."""
    made = reads.appeal(deed.appeal) if deed.verb == "grant" else None
    number = deed.sanction if deed.verb == "lift" else made.sanction_id if made else None
    kinds = sorted({NAMED[one.kind] for one in reads.others_over(number, timezone.now())}) if number else []
    return f"Still in force for this reader: {' and '.join(kinds)}. They cannot post." if kinds else ""


def _many(request: HttpRequest, person: Person) -> HttpResponse:
    """What became of each deed, in order. Those that were not done come with the card as it is now."""
    try:
        asked = json.loads(request.body)["deeds"]
        deeds = [_deed(one) for one in asked]
    except (ValueError, KeyError, TypeError, AttributeError):
        return JsonResponse({"message": "That is no list of decisions."}, status=400)
    if len(deeds) > MOST:
        return JsonResponse({"message": f"No more than {MOST} decisions at once."}, status=413)
    outcomes, told = settle_many(deeds, person, timezone.now())
    publish_now(told)
    shown = [
        outcome.comment_id if outcome.decided is None else outcome.decided.comment_id
        for deed, outcome in zip(deeds, outcomes, strict=True)
        if outcome.decided is None or deed.verb in STAY
    ]
    seen_by = [card for card in cards_of(list(dict.fromkeys(shown)), person) if may(person, SEE, card.section)]
    markup = {card["id"]: card["html"] for card in html_of(seen_by, person)} if seen_by else {}
    return JsonResponse({"results": [_result(outcome, markup) for outcome in outcomes]})


def _result(outcome: Outcome, markup: dict[int, str]) -> dict[str, Any]:
    if outcome.decided is not None:
        made = outcome.decided
        return {
            "comment": made.comment_id, "decision": made.decision_id, "state": made.state,
            "html": markup.get(made.comment_id, ""), "message": "" if made.decision_id else SO_ALREADY,
        }  # fmt: skip
    problem = outcome.refused.problems[0] if outcome.refused else None
    return {
        "comment": outcome.comment_id,
        "code": problem.code if problem else "",
        "sanction": problem.params.get("sanction", 0) if problem else 0,
        "message": _said(outcome.refused) if outcome.refused else "",
        "html": markup.get(outcome.comment_id, ""),
    }


@for_the_desk
def decided(request: HttpRequest, person: Person) -> HttpResponse:
    """What was decided lately, with a button to take back what can be taken back."""
    made = reads.decided(timezone.now())
    cards = grounds.headings_of([one.subject for one in made])
    sections = grounds.sections_of([one.subject for one in made])
    rows = [
        {
            "done": one,
            "what": done(one.verb),
            "article": cards.get(one.subject),
            "text": to_plain(one.comment.html),
            "may_undo": one.may_be_undone and may(person, "undo", sections.get(one.subject)),
        }
        for one in made
        if may(person, SEE, sections.get(one.subject))
    ]
    return render(request, "postilla_staff/decided.html", {"page_title": "Decided lately", "rows": rows})


@for_the_desk
def last(request: HttpRequest, person: Person) -> HttpResponse:
    """The last that this person decided and can take back, whenever and wherever that was, for the script to take it
    back; null for none."""
    told = None
    if found := last_by(person, timezone.now()):
        view, decision = found
        what = f"{view.author_name} ({done(decision.verb)}, {ago(decision.at)})"
        told = {"comment": view.id, "decision": decision.id, "what": what}
    answer = JsonResponse({"last": told})
    answer["Cache-Control"] = "private, no-store"
    return answer


def _deed(said: dict[str, Any]) -> Deed:
    """A deed as it was sent; what is missing is empty. What is no number is 0."""
    fields: dict[str, Any] = {name: str(said.get(name) or "").replace("\0", "") for name in TEXTS}
    fields |= {name: _number(said.get(name)) for name in NUMBERS[1:]}
    fields |= {name: bool(said.get(name)) for name in ("address", "network")}
    return Deed(_number(said.get("comment")), **fields)


def _number(said: Any) -> int:
    text = str(said or 0)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _said(refusals: Refusals) -> str:
    return " ".join(problem.english() for problem in refusals.problems)


def _back(request: HttpRequest) -> str:
    """Where the form stood, on this site; else the queue."""
    back = request.POST.get("back", "")
    safe = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if safe else reverse("postilla_queue")
