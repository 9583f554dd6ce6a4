"""What became of the letters: what waits, what a mail server would not take, and whether mail works at all."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from postilla.notifications import reads
from postilla.notifications.values import (
    CLAIMED,
    DROPPED,
    FAILED,
    HANDING,
    SENT,
    UNSURE,
    URGENT,
    WAITING,
    Order,
    Wishes,
)
from postilla.notifications.writes import calls, desk
from postilla.notifications.writes.letters import again, queue

PERMISSION = "notifications.change_letter"
STATES = {
    WAITING: "waiting",
    CLAIMED: "being sent",
    HANDING: "being sent",
    SENT: "sent",
    FAILED: "given up",
    DROPPED: "not needed any more",
    UNSURE: "perhaps sent",
}
LETTERS = {
    "appeal": "an appeal waits", "asks": "an organisation asks to be confirmed", "comments": "new comments, answers",
    "desk": "what waits at the desk", "due": "what is due in the ledger", "evidence": "what became of evidence",
    "factor": "a change of a second factor", "held": "a comment waits",
    "news": "news of the ledger", "notice": "a notice, or its outcome", "party": "an organisation was confirmed or not",
    "password": "a link to set a password", "proof": "a link to confirm an address or sign in",
    "receipt": "what became of a comment", "route": "what became of a question", "saying": "what readers say, weekly",
    "trial": "a test letter",
}  # fmt: skip
SIDES = {
    "user": "one of the newsroom",
    "guest": "a reader",
    "proof": "a reader",
    "party": "an organisation",
    "notice": "who gave a notice",
    "decision": "a reader",
}
WEBHOOKS = "notifications.change_endpoint"
EVERY = {0: "never", 15: "every 15 minutes", 60: "every hour", 240: "every 4 hours", 1440: "once a day"}
STUCK = (FAILED, UNSURE)


def _may_see(request: HttpRequest) -> None:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied


@login_required
def mail(request: HttpRequest) -> HttpResponse:
    """How many letters there are in which state, and the newest; with `?stuck`, those that did not go."""
    _may_see(request)
    stuck = "stuck" in request.GET
    rows = [
        {
            "letter": letter,
            "state": STATES[letter.state],
            "stuck": letter.state in STUCK,
            "kind": LETTERS.get(letter.kind, letter.kind),
            "whom": _whom(letter.to),
        }
        for letter in reads.letters(STUCK if stuck else ())
    ]
    counted = reads.numbers()
    numbers = [(name, sum(n for state, n in counted.items() if STATES[state] == name)) for name in _names()]
    context = {"page_title": "Mail", "on": reads.mail_is_on(), "rows": rows, "numbers": numbers, "stuck": stuck}
    return render(request, "postilla_staff/mail.html", context)


def _whom(to: str) -> str:
    """("user:3") → "one of the newsroom, 3": no address is told here, and who asks can still tell two apart."""
    side, _, number = to.partition(":")
    return f"{SIDES.get(side, side)}, {number}"


def _names() -> list[str]:
    return list(dict.fromkeys(STATES.values()))


@login_required
@require_POST
def try_again(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Send a letter once more that was given up, or of which nobody knows whether it arrived."""
    _may_see(request)
    if again(letter_id, timezone.now()):
        messages.success(request, "The letter is in the queue again.")
    else:
        messages.error(request, "This letter need not be sent again: it waits, or it was sent.")
    return HttpResponseRedirect(f"{reverse('postilla_mail')}?stuck=1")


@login_required
def wishes(request: HttpRequest) -> HttpResponse:
    """What somebody of the newsroom wants mail about; of what waits, whoever decides about comments."""
    if not request.user.has_perm(desk.MAY_COME_IN) or request.user.pk is None:
        raise PermissionDenied
    if request.method == "POST":
        every = request.POST.get("held_every", "0")
        chosen = Wishes(
            int(every) if every.isascii() and every.isdigit() and len(every) < 6 else 0,
            *(name in request.POST for name in ("appeals", "digest", "weekly", "promises")),
        )
        desk.settle(request.user.pk, chosen, timezone.now())
        messages.success(request, "Saved.")
        return HttpResponseRedirect(reverse("postilla_mail_wishes"))
    context = {
        "page_title": "Mail to you", "on": reads.mail_is_on(), "address": getattr(request.user, "email", ""),
        "every": [(minutes, EVERY[minutes]) for minutes in desk.EVERY], "wishes": reads.staff_wish(request.user.pk),
        "decides": request.user.has_perm(desk.MAY_DECIDE), "keeps": request.user.has_perm(desk.MAY_KEEP),
    }  # fmt: skip
    return render(request, "postilla_staff/wishes.html", context)


@login_required
def webhooks(request: HttpRequest) -> HttpResponse:
    """The newest calls to other systems and what became of them."""
    if not request.user.has_perm(WEBHOOKS):
        raise PermissionDenied
    rows = [{"call": call, "state": STATES[call.state]} for call in reads.calls()]
    return render(request, "postilla_staff/calls.html", {"page_title": "Calls to webhooks", "rows": rows})


@login_required
@require_POST
def call_again(request: HttpRequest, call_id: int) -> HttpResponse:
    """Send a call once more, whatever became of it."""
    if not request.user.has_perm(WEBHOOKS):
        raise PermissionDenied
    if calls.again(call_id, timezone.now()):
        messages.success(request, "The call is in the queue again.")
    else:
        messages.error(request, "There is no such call any more.")
    return HttpResponseRedirect(reverse("postilla_calls"))


@login_required
@require_POST
def trial(request: HttpRequest) -> HttpResponse:
    """A letter to oneself."""
    _may_see(request)
    now = timezone.now()
    if not reads.mail_is_on():
        messages.error(
            request, "This site sends no mail. Set POSTILLA_MAIL and POSTILLA_MAIL_FROM, and start it again."
        )
    elif not getattr(request.user, "email", ""):
        messages.error(request, "Your account has no e-mail address. Add it under Account, and try again.")
    else:
        who = f"user:{request.user.pk}"
        queue(Order(f"trial:{who}:{now.isoformat()}", "trial", who, rank=URGENT), now)
        messages.success(request, "A letter to you is on its way. Look here for what became of it.")
    return HttpResponseRedirect(reverse("postilla_mail"))
