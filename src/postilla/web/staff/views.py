"""The moderation queue, in its first form: what is held, what was reported, and a button for each decision."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.moderation import reads, writes
from postilla.moderation.reasons import plain
from postilla.moderation.values import Card, Why
from postilla.publishing.handlers import now as publish_now
from postilla.vocabulary import Refusals

PERMISSION = "moderation.add_decision"
REASON = 200  # characters
DECISIONS = {"publish": "published", "reject": "rejected", "keep": "kept as it is"}  # and how each is said afterwards


def _may_decide(request: HttpRequest) -> None:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied


@login_required
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for a decision: first what is held, then what was reported, the oldest first."""
    _may_decide(request)
    held, reported = reads.held(), reads.reported()
    cards = articles.cards_of([card.subject for card in (*held, *reported)])
    context = {
        "page_title": "Moderation queue",
        "held": [_row(card, cards) for card in held],
        "reported": [_row(card, cards) for card in reported],
    }
    return render(request, "postilla_staff/queue.html", context)


def _row(card: Card, cards: dict[str, Any]) -> dict[str, Any]:
    # Made safe when it was written.
    html, why = mark_safe(card.comment.html), [(plain(verdict), verdict.words) for verdict in card.verdicts]
    found = discussion.comment(card.comment.parent_id, whole=True) if card.comment.parent_id else None
    return {
        "card": card,
        "html": html,
        "article": cards.get(card.subject),
        "why": why,
        "parent": found[0] if found else None,
        "parent_text": to_plain(found[0].html) if found else "",
    }


@login_required
def decided(request: HttpRequest) -> HttpResponse:
    """What was decided lately, with a button to take the last decision on each comment back."""
    _may_decide(request)
    done = reads.decided()
    cards = articles.cards_of([one.subject for one in done])
    rows = [{"done": one, "article": cards.get(one.subject), "text": to_plain(one.comment.html)} for one in done]
    return render(request, "postilla_staff/decided.html", {"page_title": "Decided lately", "rows": rows})


@login_required
@require_POST
def undo(request: HttpRequest, decision_id: int) -> HttpResponse:
    """Take a decision back."""
    _may_decide(request)
    try:
        publish_now(writes.undo(decision_id, request.user.get_username(), timezone.now()).told)
    except Refusals as refusals:
        messages.error(request, " ".join(problem.english() for problem in refusals.problems))
    else:
        messages.success(request, "Taken back: the comment is as it was before.")
    return HttpResponseRedirect(reverse("postilla_decided"))


@login_required
@require_POST
def decide(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Publish, reject or keep one comment."""
    _may_decide(request)
    decision = request.POST.get("decision", "")
    by = request.user.get_username()
    try:
        if decision in DECISIONS:
            why = Why(text=request.POST.get("reason", "")[:REASON])
            publish_now(writes.decide(comment_id, decision, by, timezone.now(), why).told)
        else:
            messages.error(request, "Choose to publish, to reject or to keep.")
            return HttpResponseRedirect(reverse("postilla_queue"))
    except Refusals as refusals:
        messages.error(request, " ".join(problem.english() for problem in refusals.problems))
    else:
        messages.success(request, f"Comment {comment_id} was {DECISIONS[decision]}.")
    return HttpResponseRedirect(reverse("postilla_queue"))
