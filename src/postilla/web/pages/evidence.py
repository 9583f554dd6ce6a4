"""Evidence for or against a promise, offered from a comment: the form, and the thanks."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from postilla import intake
from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.ledger import reads as ledger
from postilla.vocabulary import Refusal, Refusals
from postilla.web.pages import answers
from postilla.web.pages.comments import way_to
from postilla.web.pages.visit import deed, visit_of

SENT = ("promise", "stance", "link", "value", "period", "picture")


@deed
def evidence(request: HttpRequest, comment_id: int, now: datetime) -> HttpResponse:
    """The form to offer a comment as evidence. POST: it is put before the editors."""
    view = intake.reachable(comment_id)
    with translation.override(articles.magazine().language):
        sent = {name: request.POST.get(name, "")[:500] for name in SENT}
        sent["promise"] = sent["promise"] or request.GET.get("promise", "")[:20]
        problems: tuple[Refusal, ...] = ()
        status = 200
        if request.method == "POST":
            try:
                intake.offer_evidence(comment_id, sent, visit_of(request), now)
                return _thanks(request, comment_id)
            except Refusals as refusals:
                if answers.wants_json(request):
                    raise
                problems, status = refusals.problems, refusals.status
        promises = _promises(comment_id)
        way = f"{articles.mount()}/c/{comment_id}"
        if not promises:
            text = gettext(
                "Nothing that this article reports is kept in the ledger, so there is nothing to prove here."
            )
            return answers.message(gettext("No promise here"), text, 404, ((gettext("Back to the conversation"), way),))
        said = [(problem.field, answers.said(problem)) for problem in problems]
        return answers.page(
            "deed.html", gettext("Offer evidence"), status, comment=mark_safe(view.html),
            fields=_fields(sent, promises, dict(said)), problem_list=said, form_action=f"{way}/evidence", back=way,
            button=gettext("Offer it to the editors"),
            message=gettext(
                "The editors look at the source. If it holds, it counts for the verdict, and the author of the comment "
                "is named beside it."
            ),
        )  # fmt: skip


def _promises(comment_id: int) -> list[tuple[str, str]]:
    """The promises for which a comment may be offered: (id, title)."""
    found = discussion.comment(comment_id)
    cards = ledger.cards(intake.provable(found[1])) if found else []
    return [(str(card.id), f"{card.subject.name}: {card.title}") for card in cards]


def _fields(sent: dict[str, str], promises: list[tuple[str, str]], problems: dict[str | None, str]) -> list[Any]:
    only = promises[0][0] if len(promises) == 1 else ""
    fields: list[dict[str, Any]] = [
        {"name": "promise", "kind": "radio", "required": True, "choices": promises, "value": sent["promise"] or only,
         "label": gettext("Which promise is it about?")},
        {"name": "stance", "kind": "radio", "required": True, "value": sent["stance"],
         "choices": [("kept", gettext("that it was kept")), ("not", gettext("that it was not kept"))],
         "label": gettext("What does it show?")},
        {"name": "link", "kind": "url", "value": sent["link"], "label": gettext("Link to the source"),
         "help": gettext("A report, a register, an announcement: what the editors can look at.")},
        {"name": "value", "kind": "text", "value": sent["value"], "label": gettext("The number, if it is about one")},
        {"name": "period", "kind": "text", "value": sent["period"], "label": gettext("The period of that number"),
         "help": gettext("2024, 2024-Q3, 2024-05 or 2024-05-31")},
        {"name": "picture", "kind": "url", "value": sent["picture"], "label": gettext("Link to a picture")},
    ]  # fmt: skip
    return [{**field, "problem": problems.get(field["name"], "")} for field in fields]


def _thanks(request: HttpRequest, comment_id: int) -> HttpResponse:
    text = gettext("Thank you. The editors will look at it; what becomes of it is said under the comment.")
    if answers.wants_json(request):
        return answers.json({"message": text})
    links = ((gettext("Back to the conversation"), way_to(comment_id) or "/"),)
    return answers.message(gettext("Offered"), text, 200, links)
