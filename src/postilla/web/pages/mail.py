"""Mail that readers asked for: follow, confirm, change, stop. A link in a letter shows a page; its button does it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import wraps
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone, translation
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.discussion.text import clean_line
from postilla.grounds import reads as grounds
from postilla.identity.reads import look
from postilla.identity.rules import is_address
from postilla.identity.values import SUBSCRIBE, Profile
from postilla.intake import Visit
from postilla.intake.refusals import NoSuchThread
from postilla.intake.rules import address_problems
from postilla.notifications import keys, reads, refusals as r, rules
from postilla.notifications.letters.wishes import described, rhythm_names, wish_in_words
from postilla.notifications.values import Wanted
from postilla.notifications.writes import subscriptions as writes
from postilla.notifications.writes.subscriptions import Wish
from postilla.publishing.phrases import back_to
from postilla.vocabulary import Refusals
from postilla.vocabulary.sentences import filled
from postilla.web.pages import answers
from postilla.web.pages.me.frame import mine, part
from postilla.web.pages.visit import deed, visit_of

View = Callable[..., HttpResponse]
QUIET = ("quiet_from", "quiet_until")


def keyed(view: View) -> View:
    """A view for whoever holds a key from a letter, also a mail provider's machine: no cookie counts, no origin."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD", "POST"):
            return answers.takes("GET", "POST")
        try:
            with translation.override(articles.magazine().language):
                return view(request, *args, now=timezone.now(), **kwargs)
        except Refusals as refusals:
            return answers.refused(request, refusals)
        except OperationalError as error:
            return answers.unavailable(request, error)

    guarded.csrf_exempt = True  # type: ignore[attr-defined]  # the key in the address is the right to do it
    return guarded


@deed
def follow(request: HttpRequest, article: str, now: datetime) -> HttpResponse:
    """POST: follow this conversation, its author or its section by mail."""
    path = f"/{article}"
    standing = grounds.standing_at(path)
    if standing is None:
        raise NoSuchThread
    if request.method != "POST":
        return HttpResponseRedirect(f"{path}#follow")
    with translation.override(standing.language):
        visit = visit_of(request)
        address = typed_address(request.POST.get("email", ""), request.POST.get("url2", ""))
        what = request.POST.get("what", rules.CONVERSATION)
        wish = Wish(what, _target(what, standing.subject), request.POST.get("rhythm", rules.INSTANT), visit.network)
        proven = writes.follow_by_mail(address, visit.guest_id, wish, now, language=standing.language)
        return asked(wish, (back_to(standing.subject), path), proven=proven)


def typed_address(email: str, trap: str) -> str:
    """The mailbox, as it was typed."""
    email = clean_line(email)
    if not reads.mail_is_on():
        raise r.NoMail
    if trap.strip() or not is_address(email):
        raise r.MailboxWrong
    for problem in address_problems(email):
        raise problem
    return email


def _target(what: str, subject: str) -> str:
    card = articles.card_of(subject)
    if what == rules.CONVERSATION:
        return subject
    if card is not None and what == rules.SECTION and card.section:
        return card.section.path
    if card is not None and what == rules.AUTHOR and card.authors:
        return card.authors[0].path
    raise r.NothingToFollow


def asked(wish: Wish, back: tuple[str, str], *, proven: bool) -> HttpResponse:
    """What is said to whoever asked for letters: they come, or a letter asks to confirm. `back`: words and path."""
    links = (back,)
    if proven:
        text = filled(gettext("From now on you get mail about %(wish)s."), wish=wish_in_words(wish.kind, wish.target))
        return answers.message(gettext("You follow this"), text, 200, links)
    text = gettext(
        "If this address does not get such mail yet, a letter is on its way to it. Follow the link in it to confirm; "
        "nothing else is sent before."
    )
    return answers.message(gettext("Look into your mail"), text, 202, links)


@keyed
def confirm(request: HttpRequest, token: str, now: datetime) -> HttpResponse:
    """Whoever follows the link sees what they would confirm; the button does it."""
    proved = look(token, SUBSCRIBE, now)
    wish = described(proved.payload)
    if not wish:
        raise r.NoSuchSubscription
    if request.method == "POST":
        writes.confirm_by(token, now)
        manage = f"/mail/manage/{keys.key_for(keys.MANAGE, proved.guest_id)}"
        text = filled(gettext("From now on you get mail about %(wish)s."), wish=wish)
        return answers.message(gettext("Confirmed"), text, 200, ((gettext("All your letters"), manage),))
    return _button(
        request, gettext("Do you want this mail?"),
        filled(gettext("You would get mail about %(wish)s."), wish=wish), gettext("Yes, send it"),
    )  # fmt: skip


@keyed
def stop(request: HttpRequest, key: str, now: datetime) -> HttpResponse:
    """GET shows a button; POST, from the button or a mail program's own (RFC 8058), ends the subscription."""
    guest_id, subscription_id = keys.read_key(key, keys.STOP)
    found = reads.subscription(subscription_id, guest_id)
    if found is None:
        raise r.NoSuchSubscription
    wish = wish_in_words(found.kind, found.target)
    if request.method != "POST" and not found.ended:
        text = filled(gettext("You get mail about %(wish)s."), wish=wish)
        return _button(request, gettext("Stop these letters?"), text, gettext("Stop them"))
    if request.method == "POST":
        writes.end(subscription_id, guest_id, now)
    manage = f"/mail/manage/{keys.key_for(keys.MANAGE, guest_id)}"
    text = filled(gettext("You get no more mail about %(wish)s."), wish=wish)
    return answers.message(gettext("These letters are stopped"), text, 200, ((gettext("All your letters"), manage),))


@keyed
def manage(request: HttpRequest, key: str, now: datetime) -> HttpResponse:
    """All that one mailbox gets, by the key in its letters."""
    guest_id, _ = keys.read_key(key, keys.MANAGE)
    refused = _settle(request, guest_id, now) if request.method == "POST" else None
    if request.method == "POST" and refused is None:
        return _saved(request)
    status = refused.status if refused else 200
    return answers.page("letters.html", gettext("Your letters"), status, **_letters(request, guest_id, now, refused))


@mine
def my_letters(request: HttpRequest, profile: Profile, visit: Visit, now: datetime) -> HttpResponse:
    """All that a reader gets who has shown, in this browser, that the mailbox is theirs."""
    if not profile.confirmed:
        return part("letters.html", "/me/subscriptions/", gettext("Letters"), profile)
    refused = _settle(request, profile.guest_id, now) if request.method == "POST" else None
    if request.method == "POST" and refused is None:
        return _saved(request)
    context = _letters(request, profile.guest_id, now, refused)
    return part(
        "letters.html", "/me/subscriptions/", gettext("Letters"), profile, refused.status if refused else 200, **context
    )  # fmt: skip


def _settle(request: HttpRequest, guest_id: int, now: datetime) -> r.QuietHoursUnclear | None:
    """Change what a mailbox gets as the form says, or nothing where its quiet hours are not clear: what was wrong."""
    rhythms = {one.id: one.rhythm for one in _as_said(request, guest_id)}
    try:
        writes.settle(guest_id, rhythms, _quiet(request), now)
    except r.QuietHoursUnclear as refused:
        return refused
    return None


def _saved(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(f"{request.path}?saved=1")
    response.status_code = 303
    return response


def _as_said(request: HttpRequest, guest_id: int) -> list[Wanted]:
    """What a mailbox gets, each at the rhythm that the form says; "" for no more."""
    return [
        replace(one, rhythm=request.POST.get(f"rhythm-{one.id}", one.rhythm))
        for one in reads.subscriptions_of(guest_id)
    ]


def _letters(
    request: HttpRequest, guest_id: int, now: datetime, refused: r.QuietHoursUnclear | None
) -> dict[str, Any]:  # fmt: skip
    """The form as it is kept, or as it was sent where it was `refused`."""
    wanted = _as_said(request, guest_id)
    quiet = next((one.quiet for one in wanted if one.quiet), None)
    hours = [str(hour) for hour in quiet or ("", "")]
    if refused is not None:
        hours = [request.POST.get(name, "") for name in QUIET]
    problem = answers.said(refused) if refused else ""
    return {
        "action": request.path, "saved": "saved" in request.GET and refused is None, "rhythms": rhythm_names(),
        "wanted": [(one, wish_in_words(one.kind, one.target)) for one in wanted],
        "hours": [(str(hour), f"{hour:02}:00") for hour in range(24)], "quiet_from": hours[0], "quiet_until": hours[1],
        "problem": problem, "problem_list": [(refused.field, problem)] if refused else [],
        "zone": timezone.get_current_timezone_name().replace("_", " "), "time_there": timezone.localtime(now),
    }  # fmt: skip


def _quiet(request: HttpRequest) -> tuple[int, int] | None:
    """The quiet hours that were typed, None for none. Raises QuietHoursUnclear."""
    said = [request.POST.get(name, "") for name in QUIET]
    if not any(said):
        return None
    hours = [int(text) for text in said if text.isascii() and text.isdigit() and len(text) < 3]
    if len(hours) < 2 or hours[0] == hours[1] or max(hours) > 23:
        raise r.QuietHoursUnclear(QUIET[1] if said[0] else QUIET[0])
    return hours[0], hours[1]


def _button(request: HttpRequest, title: str, text: str, label: str) -> HttpResponse:
    return answers.page("deed.html", title, message=text, form_action=request.path, button=label)
