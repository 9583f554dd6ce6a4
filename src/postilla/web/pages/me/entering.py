"""Signing in and out by links in mails. Opening a link changes nothing: mail scanners open them all."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.html import escape
from django.utils.translation import gettext

from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.identity import reads as identity, writes
from postilla.identity.values import SIGN_IN, Proved
from postilla.intake import people
from postilla.intake.names import sends_mail
from postilla.intake.values import Entered
from postilla.notifications import reads as mail
from postilla.notifications.letters.proof import ALSO
from postilla.notifications.letters.wishes import wish_in_words
from postilla.notifications.rules import ANSWERS
from postilla.publishing.handlers import now as publish_now
from postilla.vocabulary import Refusals
from postilla.web.pages import answers
from postilla.web.pages.comments import EXCERPT
from postilla.web.pages.me.frame import REFERRER, language_of, see
from postilla.web.pages.signon import choices
from postilla.web.pages.speaking import speaking_to
from postilla.web.pages.visit import deed, forget, remember, visit_of


@deed
def sign_in(request: HttpRequest, now: datetime) -> HttpResponse:
    """GET: a form that asks for an address. POST: a link is sent there if somebody has it; the answer is the same."""
    visit = visit_of(request)
    with speaking_to(request):
        address, refused = request.POST.get("email", ""), None
        if request.method == "POST":
            try:
                people.ask_to_sign_in(address, visit, language_of(visit), now)
                return answers.message(gettext("Look into your mail"), _sent(), 200)
            except Refusals as refusals:
                refused = refusals
        return _address_form(address, refused, known=visit.guest_id is not None)


def _sent() -> str:
    return gettext(
        "If somebody here has this address, a link is on its way to it. Follow it within half an hour, in the browser "
        "that shall be signed in."
    )


def _address_form(address: str, refused: Refusals | None, *, known: bool) -> HttpResponse:
    problem = answers.said(refused.problems[0]) if refused else ""
    field = {
        "name": "email", "kind": "email", "label": gettext("Email"), "value": address, "required": True,
        "autocomplete": "email", "problem": problem,
    }  # fmt: skip
    text = gettext("Give the address under which you wrote. We send you a link by mail; there is no password.")
    if not sends_mail():
        text = gettext(
            "This magazine sends no mail, so it cannot know you in another browser than the one in which you wrote. "
            "Write a comment, and you will find it here."
        )
        return answers.page("message.html", gettext("Sign in"), message=text, signon=choices())
    said = [("email", problem)] if problem else []
    response = answers.page(
        "deed.html", gettext("Sign in"), refused.status if refused else 200, message=text, fields=[field],
        problem_list=said, form_action="/me/sign-in/", button=gettext("Send me a link"),
        back="/me/" if known else "/", signon=choices(), also=(gettext("I only want to be deleted"), "/me/erase/"),
    )  # fmt: skip
    return answers.with_wait(response, refused) if refused else response


@deed
def sign_in_by(request: HttpRequest, token: str, now: datetime) -> HttpResponse:
    """GET: a button. POST: this browser is signed in."""
    if request.method == "POST":
        return _entered(people.sign_in(token, visit_of(request), now))
    identity.look(token, SIGN_IN, now)
    with speaking_to(request):
        text = gettext("This browser will know you as the owner of the address to which the link was sent.")
        return _button(gettext("Sign in"), text, f"/me/sign-in/{token}")


@deed
def confirm(request: HttpRequest, token: str, now: datetime) -> HttpResponse:
    """GET: what was written, and a button. POST: the name is theirs, and what waited for this is published."""
    if request.method == "POST":
        return _entered(people.confirm(token, visit_of(request), now, also=bool(request.POST.get("also"))))
    proved = people.to_confirm(token, now)
    speaker = identity.speaker(proved.guest_id)
    with speaking_to(request):
        text = gettext(
            "This was written here as “%(name)s” with your address. If it was you, confirm it: the name is then yours "
            "on this site, and this browser is signed in. If it was not you, close this page; nothing will happen."
        ) % {"name": speaker.name if speaker else ""}
        if mail.answers_waiting(proved.guest_id):
            text = f"{text} {gettext(ALSO) % {'wish': wish_in_words(ANSWERS, '')}}"
        elsewhere = visit_of(request).guest_id != proved.guest_id
        title, action = gettext("Is this you?"), f"/me/claim/{token}"
        return _button(title, text, action, _said(proved), [_also()] if elsewhere else [])


def _also() -> dict[str, Any]:
    """Whoever wrote with somebody's address must not become them because they press a button."""
    label = gettext(
        "Sign in the browser in which it was written, too. Tick this only if you wrote it: whoever has that browser "
        "then sees your page here, with your address."
    )
    return {"name": "also", "kind": "checkbox", "label": label}


def _said(proved: Proved) -> str:
    """The beginning of the comment after which the link was sent."""
    found = discussion.comment(proved.payload, whole=True) if proved.payload is not None else None
    if found is None or found[0].guest_id != proved.guest_id:
        return ""
    text = to_plain(found[0].html)
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rstrip()}…"


def _button(
    title: str, text: str, action: str, quoted: str = "", fields: Sequence[dict[str, Any]] = ()
) -> HttpResponse:
    button = gettext("Yes, that is me") if quoted else gettext("Sign in")
    response = answers.page(
        "deed.html", title, message=text, comment=escape(quoted), form_action=action, button=button, fields=fields
    )
    response["Referrer-Policy"] = REFERRER
    return response


def _entered(entered: Entered) -> HttpResponse:
    publish_now(entered.told)
    return remember(see("/me/"), entered.ticket)


@deed
def sign_out(request: HttpRequest, now: datetime) -> HttpResponse:
    """This browser is nobody's from now on."""
    if request.method != "POST":
        return answers.takes("POST")
    visit = visit_of(request)
    if visit.known is not None and visit.known.ticket is not None:
        writes.end(visit.known.ticket.session_id, visit.known.guest_id, now)
    return forget(see("/me/sign-in/"))
