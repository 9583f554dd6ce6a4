"""The doors of a reader's mailbox: another address, and being forgotten by a link alone. Opening one changes nothing:
mail scanners open them all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from gettext import NullTranslations
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext

from postilla.identity import reads as identity, writes
from postilla.identity.values import CHANGE_ADDRESS, OLD_ADDRESS, WISHED, Profile
from postilla.intake import Visit, mailbox
from postilla.intake.names import sends_mail
from postilla.publishing.phrases import moment
from postilla.vocabulary import Refusals
from postilla.web.pages import answers
from postilla.web.pages.me.data import KEEP, REMOVE
from postilla.web.pages.me.frame import REFERRER, language_of, mine, see
from postilla.web.pages.speaking import speaking_to
from postilla.web.pages.visit import deed, forget, visit_of

STAY = "stay"
_ = NullTranslations().gettext  # marks a string for translation; `_taken_back` translates it


@mine
def address(request: HttpRequest, profile: Profile, visit: Visit, now: datetime) -> HttpResponse:
    """GET: a form that asks for another address. POST: a link is sent there."""
    typed, refused = request.POST.get("email", ""), None
    if request.method == "POST":
        try:
            mailbox.ask_to_change_address(typed, visit, profile.language or language_of(visit), now)
            text = gettext("A link is on its way to the new address. Follow it in this browser, within a day.")
            return answers.message(gettext("Look into your mail"), text, 200, ((gettext("My page"), "/me/"),))
        except Refusals as refusals:
            refused = refusals
    text = gettext("Mail goes to %(address)s now. A link that we send to the new address changes it.") % {
        "address": profile.hint or "–"
    }
    return _address_form(gettext("Another address"), text, "/me/address/", typed, refused, back="/me/name/")


@deed
def address_by(request: HttpRequest, token: str, now: datetime) -> HttpResponse:
    """GET: a button, in the browser that asked. POST: the address is that to which the link was sent; the old one is
    told."""
    visit = visit_of(request)
    if request.method == "POST":
        writes.change_address(token, visit.guest_id, now)
        return see("/me/name/")
    identity.look_here(token, CHANGE_ADDRESS, visit.guest_id, now)
    with speaking_to(request):
        text = gettext("From now on your mail from here goes to the address to which this link was sent.")
        return _button(gettext("Your new address"), text, gettext("Use this address"), request.path)


@dataclass(frozen=True)
class _WayBack:
    """A link to whoever reads an address, by which something that another may have done in their name is taken back."""

    purpose: str
    do: Callable[[str, datetime], None]
    title: str
    text: str
    done_title: str
    done: str


_ADDRESS_BACK = _WayBack(
    OLD_ADDRESS, writes.restore_address,
    _("Was your address changed by somebody else?"),
    _(
        "Your address here was changed to another one. If that was not you, take it back: your address is then as it "
        "was, and all browsers are signed out."
    ),
    _("Taken back"),
    _("Your address is as it was, and all browsers are signed out."),
)  # fmt: skip
_STAY = _WayBack(
    WISHED, writes.stay_by_link,
    _("Did somebody else ask to have you deleted?"),
    _(
        "You are to be deleted here. If you did not ask for it, take it back: nothing is deleted then, and all "
        "browsers are signed out."
    ),
    _("Nothing is deleted"),
    _("All stays as it is, and all browsers are signed out."),
)  # fmt: skip


@deed
def address_back(request: HttpRequest, token: str, now: datetime) -> HttpResponse:
    """GET: a button. POST: the address is the old one again, and every browser is signed out."""
    return _taken_back(request, token, _ADDRESS_BACK, now)


@deed
def stay_by(request: HttpRequest, token: str, now: datetime) -> HttpResponse:
    """GET: a button. POST: the wish to be forgotten, which another may have had, is taken back."""
    return _taken_back(request, token, _STAY, now)


def _taken_back(request: HttpRequest, token: str, way: _WayBack, now: datetime) -> HttpResponse:
    with speaking_to(request):
        if request.method == "POST":
            way.do(token, now)
            ways = ((gettext("Sign in"), "/me/sign-in/"),)
            return forget(answers.message(gettext(way.done_title), gettext(way.done), 200, ways))
        identity.look(token, way.purpose, now)
        return _button(gettext(way.title), gettext(way.text), gettext("Take it back"), request.path)


@deed
def erase(request: HttpRequest, now: datetime) -> HttpResponse:
    """GET: a form that asks for an address. POST: a link is sent there if somebody has it; the answer is the same."""
    visit = visit_of(request)
    with speaking_to(request):
        typed, refused = request.POST.get("email", ""), None
        if request.method == "POST":
            try:
                mailbox.ask_to_erase(typed, visit, language_of(visit), now)
                text = gettext(
                    "If somebody here has this address, a link is on its way to it. Follow it within an hour."
                )
                return answers.message(gettext("Look into your mail"), text, 200)
            except Refusals as refusals:
                refused = refusals
        text = gettext(
            "Give the address under which you wrote. The link that we send there deletes what is kept about you, in "
            "whichever browser you open it."
        )
        return _address_form(gettext("Delete me"), text, "/me/erase/", typed, refused, back="/me/sign-in/")


@deed
def erase_by(request: HttpRequest, token: str, now: datetime) -> HttpResponse:
    """GET: what can be chosen. POST: it is noted, and done a day later; or a wish noted earlier is taken back."""
    wished = identity.wished(token, now)
    with speaking_to(request):
        problem = ""
        if request.method == "POST":
            chosen = request.POST.get("words", "")
            if chosen in (KEEP, REMOVE, STAY):
                writes.forget_by_link(token, None if chosen == STAY else chosen == REMOVE, now)
                return _done(chosen)
            problem = gettext("Choose what becomes of your comments.")
        choices = [
            (KEEP, gettext("They stay, as those of “a former reader”")),
            (REMOVE, gettext("They are removed; answers to them stay")),
        ]
        text = gettext("Your name, your address, your browsers and subscriptions are deleted in 24 hours.")
        if wished is not None:
            choices.append((STAY, gettext("I have changed my mind: delete nothing")))
            text = gettext("You asked for it already: you are deleted after %(time)s.") % {"time": _moment(wished)}
        field = {
            "name": "words", "kind": "radio", "label": gettext("What becomes of your comments?"), "required": True,
            "choices": choices, "problem": problem,
        }  # fmt: skip
        return _button(
            gettext("Delete me"), text, gettext("Delete me") if wished is None else gettext("Save"), request.path,
            422 if problem else 200, fields=[field], problem_list=[("words", problem)] if problem else [],
        )  # fmt: skip


def _moment(at: datetime) -> str:
    return moment(at, translation.get_language() or "en")


def _done(chosen: str) -> HttpResponse:
    if chosen == STAY:
        return answers.message(gettext("Nothing is deleted"), gettext("All stays as it is."), 200)
    text = gettext(
        "You are deleted in 24 hours. If you change your mind until then, ask for another link; it lets you take this "
        "back."
    )
    return answers.message(gettext("It is noted"), text, 200, ((gettext("Ask for another link"), "/me/erase/"),))


def _address_form(
    title: str, text: str, action: str, typed: str, refused: Refusals | None, back: str
) -> HttpResponse:  # fmt: skip
    if not sends_mail():
        text = gettext("This magazine sends no mail, so no link can be sent to you. Write to the editors instead.")
        return answers.page("message.html", title, message=text)
    problem = answers.said(refused.problems[0]) if refused else ""
    field = {
        "name": "email", "kind": "email", "label": gettext("Email"), "value": typed, "required": True,
        "autocomplete": "email", "problem": problem,
    }  # fmt: skip
    said = [("email", problem)] if problem else []
    response = answers.page(
        "deed.html", title, refused.status if refused else 200, message=text, fields=[field], problem_list=said,
        form_action=action, button=gettext("Send me a link"), back=back,
    )  # fmt: skip
    return answers.with_wait(response, refused) if refused else response


def _button(title: str, text: str, label: str, action: str, status: int = 200, **more: Any) -> HttpResponse:
    response = answers.page("deed.html", title, status, message=text, form_action=action, button=label, **more)
    response["Referrer-Policy"] = REFERRER
    return response
