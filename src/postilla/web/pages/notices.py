"""Notices of illegal content, as Article 16 of the EU's Digital Services Act has them: the form, the outcome."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from postilla import intake
from postilla.articles import reads as articles
from postilla.intake.notices import Notified
from postilla.moderation import reads as moderation
from postilla.moderation.reasons import NOTICE, of_secret, secret_of
from postilla.publishing.phrases import moment
from postilla.vocabulary import Refusal, Refusals
from postilla.web.pages import answers
from postilla.web.pages.comments import way_to
from postilla.web.pages.receipts import no_receipt
from postilla.web.pages.speaking import speaking_to
from postilla.web.pages.visit import deed, visit_of


@deed
def notice(request: HttpRequest, comment_id: int, now: datetime) -> HttpResponse:
    """The form of a notice. POST: the notice."""
    view = intake.reachable(comment_id)
    with translation.override(articles.magazine().language):
        given = request.POST.get
        sent = Notified(
            given("explanation", ""), given("author", ""), given("email", ""), bool(given("minors", "")),
            bool(given("faith", "")),
        )  # fmt: skip
        problems: tuple[Refusal, ...] = ()
        status = 200
        if request.method == "POST":
            try:
                made = intake.give_notice(comment_id, sent, visit_of(request, articles.magazine().language), now)
                response = HttpResponseRedirect(f"/notice/{secret_of(made, NOTICE)}")
                response.status_code = 303
                return response
            except Refusals as refusals:
                problems, status = refusals.problems, refusals.status
        said = [(problem.field, answers.said(problem)) for problem in problems]
        way = f"{articles.mount()}/c/{comment_id}"
        return answers.page(
            "deed.html", gettext("Notice of illegal content"), status, comment=mark_safe(view.html),
            fields=_fields(sent, dict(said)), problem_list=said, form_action=f"{way}/notice",
            button=gettext("Send the notice"), back=way,
            message=gettext("For what is against the law. For everything else, report the comment."),
            lines=[gettext("Your notice is about the comment at %(address)s, shown below.")
                   % {"address": f"{articles.magazine().base_url}/c/{comment_id}"}],
        )  # fmt: skip


def _fields(sent: Notified, problems: dict[str | None, str]) -> list[dict[str, Any]]:
    fields: list[dict[str, Any]] = [
        {"name": "explanation", "kind": "textarea", "rows": 5, "required": True, "value": sent.explanation,
         "label": gettext("Why is it illegal?"),
         "help": gettext("If you can, name the law. At most 2,000 characters.")},
        {"name": "minors", "kind": "checkbox", "value": sent.minors,
         "label": gettext("It is about the sexual abuse of children; then name and address may be left out.")},
        {"name": "author", "kind": "text", "value": sent.name, "label": gettext("Name"), "autocomplete": "name"},
        {"name": "email", "kind": "email", "value": sent.email, "label": gettext("Email"), "autocomplete": "email",
         "help": gettext("Kept encrypted, and seen by the editors alone.")},
        {"name": "faith", "kind": "checkbox", "value": sent.good_faith, "required": True,
         "label": gettext("I believe in good faith that what I say here is accurate and complete.")},
    ]  # fmt: skip
    return [{**field, "problem": problems.get(field["name"], "")} for field in fields]


def given(request: HttpRequest, secret: str) -> HttpResponse:
    """The receipt of a notice, with what was decided and what can be done about it."""
    notice_id = of_secret(secret, NOTICE)
    found = moderation.came_of_notice(notice_id) if notice_id is not None else None
    written = moderation.language_of_notice(notice_id) if notice_id is not None else ""
    with speaking_to(request, visit_of(request).guest_id, written) as language:
        if found is None:
            return no_receipt(language)
        comment_id, made_at, outcome = found
        when = moment(made_at, language)
        lines = [gettext("Received on %(when)s.") % {"when": when}]
        if outcome != "open":
            lines.append(gettext("A person decided this, no program."))
            lines.append(
                gettext(
                    "Whatever the editors answer, the courts are open to you, and in the European Union the certified "
                    "bodies that settle such disputes."
                )
            )
        text = {
            "open": gettext("The editors have not looked at it yet."),
            "kept": gettext("The editors looked at it, and left the comment as it is."),
            "removed": gettext("The editors looked at it, and took the comment out."),
        }[outcome]
        keep = gettext("Keep this address: what the editors decide is said here.")
        return answers.page(
            "deed.html", gettext("Your notice"), language=language, message=text, lines=lines, keep=keep,
            back=way_to(comment_id) or f"{articles.mount()}/",
        )  # fmt: skip
