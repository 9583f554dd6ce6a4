"""The door for who speaks for an organisation that is written about: the right of reply under its own name."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from postilla.identity import reads as identity, writes
from postilla.identity.refusals import SpeaksAlready
from postilla.identity.values import (
    P_ASKED,
    P_CONFIRMED,
    P_PROVEN,
    P_REFUSED,
    P_REVOKED,
    PARTY,
    PartyLine,
    Profile,
)  # fmt: skip
from postilla.insights import reads as insights
from postilla.insights.routing import OPEN
from postilla.intake import Visit, mailbox
from postilla.intake.names import sends_mail
from postilla.vocabulary import Refusals
from postilla.vocabulary.sentences import filled
from postilla.web.pages import answers
from postilla.web.pages.me.frame import REFERRER, mine, part, see
from postilla.web.pages.speaking import speaking_to
from postilla.web.pages.visit import deed, visit_of

COMPLAINTS, EXCERPT = 20, 200  # shown on the page; characters of each


@mine
def party(request: HttpRequest, profile: Profile, visit: Visit, now: datetime) -> HttpResponse:
    """GET: what came of earlier ones, and the form. POST: a link is sent to an address at its domain."""
    said = {name: request.POST.get(name, "") for name in ("organisation", "email")}
    problems: list[tuple[str, str]] = []
    if request.method == "POST":
        try:
            mailbox.ask_party(said["organisation"], said["email"], visit, now)
            text = gettext("A link is on its way to this address. Follow it in this browser, within a week.")
            return answers.message(gettext("Look into your mail"), text, 200, ((gettext("My page"), "/me/"),))
        except Refusals as refusals:
            problems = [(problem.field or "email", answers.said(problem)) for problem in refusals.problems]
    return _form(said, problems, profile)


def _form(said: dict[str, str], problems: list[tuple[str, str]], profile: Profile) -> HttpResponse:
    title = gettext("Speak for an organisation")
    if not sends_mail():
        text = gettext("This magazine sends no mail, so no link can be sent to you. Write to the editors instead.")
        return answers.page("message.html", title, message=text)
    text = gettext(
        "Is your company, authority or association written about here? Write your answer as a comment, then name the "
        "organisation and an address at its domain. When you have followed the link that we send there, the editors "
        "look at it; what you wrote is then marked with the organisation’s name."
    )
    asked = identity.parties_of(profile.guest_id)
    lines = [
        {
            "organisation": line.organisation,
            "state": state_of_party(line.state),
            "reason": _reason(line),
            "complaints": _complaints(line),
        }
        for line in asked
    ]
    marked = next((line.organisation for line in asked if line.state == P_CONFIRMED), "")
    if marked:  # another one would be refused
        text = answers.said(SpeaksAlready(organisation=marked))
    return part(
        "party.html", "/me/party/", title, profile, 422 if problems else 200, text=text, lines=lines,
        fields=[] if marked else _fields(said, dict(problems)), problem_list=problems,
    )  # fmt: skip


def _fields(said: dict[str, str], problems: dict[str, str]) -> list[dict[str, str]]:
    return [
        {
            "name": "organisation", "kind": "text", "label": gettext("Organisation"), "value": said["organisation"],
            "autocomplete": "organization", "problem": problems.get("organisation", ""),
        },
        {
            "name": "email", "kind": "email", "label": gettext("Your email at its domain"), "value": said["email"],
            "problem": problems.get("email", ""),
            "help": gettext("The editors see the domain alone; readers see neither."),
        },
    ]  # fmt: skip


def _complaints(line: PartyLine) -> list[tuple[str, str]]:
    """What readers complain of to a confirmed organisation and nobody answered: the beginnings, as they may be read,
    each with the way to it."""
    if line.state != P_CONFIRMED:
        return []
    found = [one for one in insights.routes_to(line.organisation, COMPLAINTS) if one.state in OPEN]
    texts = insights.quotable([one.comment_id for one in found])
    told = []
    for one in found:
        if text := texts.get(one.comment_id, ""):
            short = text if len(text) <= EXCERPT else f"{text[:EXCERPT].rstrip()}…"
            told.append((short, f"/c/{one.comment_id}"))
    return told


def _reason(line: PartyLine) -> str:
    """What the editors say of it, where it is not as they asked."""
    said = {"reason": line.reason}
    return gettext("The reason they gave: %(reason)s") % said if line.reason and line.state != P_CONFIRMED else ""


def state_of_party(state: str) -> str:
    """What became of somebody's wish to speak for an organisation."""
    return {
        P_ASKED: gettext("the link was not followed yet"),
        P_PROVEN: gettext("the editors look at it"),
        P_CONFIRMED: gettext("confirmed; your comments are marked"),
        P_REFUSED: gettext("the editors did not confirm it"),
        P_REVOKED: gettext("no longer marked"),
    }[state]


@deed
def party_by(request: HttpRequest, token: str, now: datetime) -> HttpResponse:
    """GET: a button, in the browser that asked. POST: the address is shown to be theirs, and the editors are asked."""
    guest_id = visit_of(request).guest_id
    if request.method == "POST":
        writes.prove_party(token, guest_id, now)
        return see("/me/party/")
    proved = identity.look_here(token, PARTY, guest_id, now)
    found = identity.party(proved.payload or 0)
    with speaking_to(request):
        text = filled(
            gettext("You say that you speak for %(organisation)s. The editors are then asked to confirm it."),
            organisation=found.organisation if found else "–",
        )
        response = answers.page(
            "deed.html", gettext("Speak for an organisation"), message=text, form_action=request.path,
            button=gettext("Yes, that is so"), fields=[],
        )  # fmt: skip
    response["Referrer-Policy"] = REFERRER
    return response
