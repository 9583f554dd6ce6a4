"""What a reader does to one comment: edit and withdraw one's own, agree, report."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from postilla import intake
from postilla.articles import reads as articles
from postilla.articles.languages import LANGUAGES
from postilla.discussion import reads as discussion
from postilla.discussion.refusals import NoSuchComment, NotYours
from postilla.discussion.values import HELD, CommentView
from postilla.grounds import reads as grounds
from postilla.identity.receipts import receipt_for
from postilla.intake import Visit
from postilla.moderation.reasons import REPORT, secret_of
from postilla.publishing.handlers import now as publish_now
from postilla.vocabulary import Refusal, Refusals
from postilla.web.pages import answers
from postilla.web.pages.comments import way_to
from postilla.web.pages.visit import deed, visit_of


def _own(comment_id: int, visit: Visit) -> CommentView:
    found = discussion.comment(comment_id, whole=True)
    if found is None:
        raise NoSuchComment
    if visit.guest_id is None or found[0].guest_id != visit.guest_id:
        raise NotYours
    return found[0]


def _theirs(comment_id: int, visit: Visit) -> CommentView:
    """One that its reader may take back, wherever they wrote it."""
    found = discussion.comment(comment_id, whole=True)
    if found is None:
        raise NoSuchComment
    intake.is_theirs(found[0].guest_id, visit)
    return found[0]


def _seen(request: HttpRequest, comment_id: int, data: dict[str, Any]) -> HttpResponse:
    """Back to the comment, or to what its address says where it has no page, with the way to the conversation."""
    if answers.wants_json(request):
        return answers.json(data)
    response = HttpResponseRedirect(way_to(comment_id) or f"{articles.mount()}/c/{comment_id}")
    response.status_code = 303
    return response


def _form(
    title: str, status: int, problems: Sequence[Refusal], fields: list[dict[str, Any]], comment_id: int, **context: Any
) -> HttpResponse:  # fmt: skip
    """The page of a deed: its fields with what was sent, and each problem at its field."""
    said = [(problem.field, answers.shown(problem)) for problem in problems]
    for field in fields:
        field["problem"] = dict(said).get(field["name"], "")
    action, way = context.pop("action"), f"{articles.mount()}/c/{comment_id}"
    return answers.page(
        "deed.html", title, status, fields=fields, problem_list=said, form_action=f"{way}/{action}", back=way,
        **context,
    )  # fmt: skip


def _language_field(comment_id: int) -> list[dict[str, Any]]:
    """Where the magazine has several languages: in which the comment is, as it stands."""
    found = discussion.comment(comment_id)
    among = grounds.comment_languages(grounds.standing_of(found[1])) if found else ()
    if not found or not among:
        return []
    choices = [(code, LANGUAGES[code]) for code in among]
    return [
        {"name": "language", "kind": "radio", "label": gettext("Language of the comment"), "choices": choices,
         "value": found[0].language}
    ]  # fmt: skip


def _edited(request: HttpRequest, comment_id: int, visit: Visit) -> HttpResponse:
    """Back to the comment; to its receipt where it waits now because of what it says."""
    view = _own(comment_id, visit)
    data = {"id": comment_id, "state": view.state}
    if view.state != HELD:
        return _seen(request, comment_id, data)
    receipt = f"/held/{receipt_for(comment_id)}"
    if answers.wants_json(request):
        return answers.json({**data, "url": receipt}, 202)
    response = HttpResponseRedirect(receipt)
    response.status_code = 303
    return response


@deed
def edit(request: HttpRequest, comment_id: int, now: datetime) -> HttpResponse:
    visit = visit_of(request)
    with translation.override(articles.magazine().language):
        problems: tuple[Refusal, ...] = ()
        status = 200
        if request.method != "POST":
            text = intake.to_edit(comment_id, visit, now)
        else:
            _own(comment_id, visit)
            text = request.POST.get("text", "")
            try:
                publish_now(intake.edit(comment_id, text, visit, now, request.POST.get("language", "")))
                return _edited(request, comment_id, visit)
            except Refusals as refusals:
                if answers.wants_json(request):
                    raise
                problems, status = refusals.problems, refusals.status
        field = {"name": "text", "kind": "textarea", "label": gettext("Comment"), "value": text, "required": True}
        fields = [field, *_language_field(comment_id)]
        return _form(
            gettext("Edit your comment"), status, problems, fields, comment_id, action="edit", button=gettext("Save"),
            message=gettext("It can be changed for 15 minutes. What it said before is kept for the editors, and stays "
                            "readable where somebody has answered it."),
        )  # fmt: skip


@deed
def withdraw(request: HttpRequest, comment_id: int, now: datetime) -> HttpResponse:
    visit = visit_of(request)
    with translation.override(articles.magazine().language):
        view = _theirs(comment_id, visit)
        if request.method == "POST":
            publish_now(intake.withdraw(comment_id, visit, now))
            return _seen(request, comment_id, {"id": comment_id, "state": "withdrawn"})
        return _form(
            gettext("Withdraw your comment"), 200, (), [], comment_id, action="withdraw",
            message=gettext("Your words disappear from the page; answers to them stay. This cannot be undone."),
            comment=mark_safe(view.html), button=gettext("Withdraw"),
        )  # fmt: skip


@deed
def agree(request: HttpRequest, comment_id: int, now: datetime) -> HttpResponse:
    if request.method != "POST":
        return answers.takes("POST")
    agreed, told = intake.agree(comment_id, visit_of(request), now)
    publish_now(told)
    return _seen(request, comment_id, {"agreed": agreed})


@deed
def report(request: HttpRequest, comment_id: int, now: datetime) -> HttpResponse:
    view = intake.reachable(comment_id)
    with translation.override(articles.magazine().language):
        sent = {"reason": request.POST.get("reason", ""), "note": request.POST.get("note", "")}
        problems: tuple[Refusal, ...] = ()
        status = 200
        if request.method == "POST":
            try:
                made = intake.report(comment_id, sent["reason"], sent["note"], visit_of(request), now)
                return _thanks(request, comment_id, f"/reported/{secret_of(made, REPORT)}")
            except Refusals as refusals:
                if answers.wants_json(request):
                    raise
                problems, status = refusals.problems, refusals.status
        fields = [
            {"name": "reason", "kind": "radio", "label": gettext("What is wrong with it?"),
             "choices": reasons_to_report(), "value": sent["reason"], "required": True},
            {"name": "note", "kind": "textarea", "label": gettext("A note for the editors"), "value": sent["note"],
             "rows": 3},
        ]  # fmt: skip
        return _form(
            gettext("Report a comment"), status, problems, fields, comment_id, action="report",
            message=gettext("The editors will look at it. Nobody else learns who reported."),
            comment=mark_safe(view.html), button=gettext("Send the report"),
            also=(gettext("Give notice of illegal content instead"), f"{articles.mount()}/c/{comment_id}/notice"),
        )  # fmt: skip


def _thanks(request: HttpRequest, comment_id: int, receipt: str) -> HttpResponse:
    text = gettext("Thank you. The editors will look at this comment.")
    if answers.wants_json(request):
        return answers.json({"message": text, "url": receipt})
    back = way_to(comment_id) or "/"
    links = ((gettext("What comes of it is said here"), receipt), (gettext("Back to the conversation"), back))
    return answers.message(gettext("Reported"), text, 200, links)


def reasons_to_report() -> list[tuple[str, str]]:
    """(key, words) of what a reader may say is wrong with a comment."""
    return [
        ("abuse", gettext("It insults or threatens somebody")),
        ("spam", gettext("It advertises something")),
        ("off_topic", gettext("It has nothing to do with the matter")),
        ("private", gettext("It tells something private about somebody")),
        ("illegal", gettext("It may be against the law")),
        ("other", gettext("Something else")),
    ]
