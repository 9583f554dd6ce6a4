"""Receipts: what became of a comment and why, at an address that only its author knows, and the way to appeal."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.values import HELD, PUBLISHED, REJECTED, SPAM, WITHDRAWN, CommentView
from postilla.grounds import reads as grounds
from postilla.identity.receipts import comment_of_receipt
from postilla.intake import deeds as intake
from postilla.ledger.shown import Brought
from postilla.ledger.values import ACCEPTED, DECLINED
from postilla.moderation import reads as moderation
from postilla.moderation.reasons import REPORT, of_secret, plain, secret_of
from postilla.moderation.values import BAN, MUTE, WARN, AppealLine, SanctionLine
from postilla.publishing.phrases import moment
from postilla.vocabulary import Refusal, Refusals
from postilla.web.pages import answers
from postilla.web.pages.comments import path_for_reader, way_to
from postilla.web.pages.posting import waiting
from postilla.web.pages.speaking import speaking_to
from postilla.web.pages.visit import deed, visit_of


@deed
def held(request: HttpRequest, secret: str, now: datetime) -> HttpResponse:
    """The receipt of a comment. POST: an appeal."""
    comment_id = comment_of_receipt(secret)
    found = discussion.comment(comment_id, whole=True) if comment_id is not None else None
    wrote = (found[0].guest_id, discussion.edition_of(found[0].id)) if found else (None, "")
    with speaking_to(request, *wrote) as language:
        if found is None:
            return no_receipt(language)
        view, subject = found
        sent = _appealed(request, lambda text: intake.appeal(view.id, text, now))
        if isinstance(sent, HttpResponse):
            return sent
        made = moderation.appeal_about(view.id)
        back = f"{articles.mount()}/c/{view.id}" if view.state == PUBLISHED else _path_of(subject)
        return answers.page(
            "deed.html", gettext("Receipt for your comment"), sent.status, language, message=_became(view),
            reasons=reasons_for(view), lines=[*_lines(view), *_outcome(made)], comment=mark_safe(view.html), back=back,
            notices=notices_of(moderation.sanctions_over([view.id])[view.id], now),
            keep=gettext("Keep this address: what becomes of your comment is said here, and nobody else has it."),
            **(sent.form if view.state in (REJECTED, SPAM) and made is None else {}),
        )  # fmt: skip


def _path_of(subject: str) -> str | None:
    standing = grounds.standing_of(subject)
    return path_for_reader(standing) if standing else None


@deed
def sanction(request: HttpRequest, secret: str, now: datetime) -> HttpResponse:
    """What somebody is told who was warned, muted or banned. POST: an appeal."""
    sanction_id = of_secret(secret)
    line = moderation.sanction(sanction_id) if sanction_id is not None else None
    met = (line.guest_id, discussion.edition_of(line.comment_id)) if line else (None, "")
    with speaking_to(request, *met) as language:
        if line is None:
            return no_receipt(language)
        sent = _appealed(request, lambda text: intake.appeal_sanction(line.id, text, now))
        if isinstance(sent, HttpResponse):
            return sent
        made = moderation.appeal_against(line.id)
        over = line.lifted_at is not None or (line.until is not None and line.until <= now)
        others = moderation.others_over(line.id, now) if over else []
        return answers.page(
            "deed.html", gettext("A decision of the editors about you"), sent.status, language,
            message=sanction_said(line, now, free=not others), notices=notices_of(others, now), comment=_warned(line),
            reasons=[gettext(line.reason)] if line.reason else [],
            lines=_outcome(made), back=f"{articles.mount()}/",
            **(sent.form if not over and made is None else {}),
        )  # fmt: skip


def reported(request: HttpRequest, secret: str) -> HttpResponse:
    """What came of a report, for whoever sent it."""
    report_id = of_secret(secret, REPORT)
    found = moderation.came_of_report(report_id) if report_id is not None else None
    with speaking_to(request, visit_of(request).guest_id) as language:
        if found is None:
            return no_receipt(language)
        comment_id, outcome = found
        text = {
            "open": gettext("The editors have not looked at it yet."),
            "kept": gettext("The editors looked at it, and left the comment as it is."),
            "removed": gettext("The editors looked at it, and took the comment out."),
        }[outcome]
        way = way_to(comment_id)
        links = (
            ((gettext("Back to the conversation"), way),)
            if way
            else ((gettext("The front page"), f"{articles.mount()}/"),)
        )
        return answers.message(gettext("Your report"), text, 200, links, language)


def no_receipt(language: str) -> HttpResponse:
    """What an address says at which there is no receipt."""
    text = gettext("There is no receipt at this address.")
    return answers.message(gettext("No such receipt"), text, 404, language=language)


def evidence_said(offer: Brought) -> str:
    """What became of a comment as evidence for a promise, whose title follows."""
    if offer.state == DECLINED:
        return gettext("Offered as evidence, and declined: %(reason)s") % {"reason": offer.reason}
    if offer.state == ACCEPTED:
        return gettext("Brought evidence:")
    return gettext("Offered as evidence; the editors have not looked at it yet:")


class _Sent:
    """The form of an appeal, with what was sent and what was wrong with it."""

    def __init__(self, action: str, text: str = "", problems: tuple[Refusal, ...] = (), status: int = 200) -> None:
        said = [(problem.field, answers.said(problem)) for problem in problems]
        field = {
            "name": "text", "kind": "textarea", "rows": 3, "value": text, "required": True,
            "label": gettext("Why should it be looked at again?"),
            "help": gettext("One sentence is enough; at most 500 characters. You can appeal once."),
            "problem": dict(said).get("text", ""),
        }  # fmt: skip
        self.status = status
        self.form: dict[str, Any] = {
            "form_action": action, "fields": [field], "problem_list": said, "button": gettext("Send the appeal"),
            "form_title": gettext("Appeal"),
            "form_text": gettext("Another editor decides about it, where there is one."),
        }  # fmt: skip


def _appealed(request: HttpRequest, appeal: Callable[[str], object]) -> HttpResponse | _Sent:
    """Take an appeal and come back to the page, or the form as it is to be shown."""
    if request.method != "POST":
        return _Sent(request.path)
    text = request.POST.get("text", "")
    try:
        appeal(text)
    except Refusals as refusals:
        if not any(problem.field for problem in refusals.problems):
            return answers.refused(request, refusals, translation.get_language() or "")
        return _Sent(request.path, text, refusals.problems, refusals.status)
    response = HttpResponseRedirect(request.path)
    response.status_code = 303
    return response


def _became(view: CommentView) -> str:
    rules = [verdict.rule for verdict in moderation.verdicts_on([view.id]).get(view.id, ())]
    ended = gettext("The editors decided not to publish your comment.")
    if view.path is not None:  # it had a place, so it was read
        ended = gettext("This comment was removed by the editors.")
    return {
        HELD: waiting(rules),
        PUBLISHED: gettext("Your comment is published."),
        REJECTED: ended,
        SPAM: ended,
        WITHDRAWN: gettext("You withdrew this comment."),
    }[view.state]


def reasons_for(view: CommentView) -> list[str]:
    """Why a comment waits or was not published, in plain words."""
    if view.state == HELD:
        found = moderation.verdicts_on([view.id]).get(view.id, ())
        return list(dict.fromkeys(gettext(text) for text in map(plain, found) if text))
    reason = moderation.reason_for(view.id) if view.state in (REJECTED, SPAM) else ""
    return [gettext(reason)] if reason else []


def notices_of(lines: Iterable[SanctionLine], now: datetime) -> list[tuple[str, str]]:
    """(what they are told, where it says why and can be appealed) of warnings, mutes and bans that still hold."""
    return [
        (sanction_said(line, now), f"/appeal/{secret_of(line.id)}")
        for line in lines
        if line.lifted_at is None and (line.until is None or line.until > now)
    ]


def _lines(view: CommentView) -> list[str]:
    """What else its author must know: who decided, and what the law lets them do."""
    lines = []
    if view.note:
        lines.append(gettext("Edited by the editors: %s") % view.note)
    if view.state in (REJECTED, SPAM):
        lines.append(gettext("A person decided this, no program."))
        lines.append(gettext("Whatever the editors answer, the courts are open to you, and in the European Union the "
                             "certified bodies that settle such disputes."))  # fmt: skip
    return lines


def _outcome(made: AppealLine | None) -> list[str]:
    """What became of an appeal."""
    if made is None:
        return []
    language = translation.get_language() or "en"
    sent = gettext("You appealed on %(when)s: “%(text)s”") % {"when": moment(made.made_at, language), "text": made.text}
    if made.granted is None:
        return [sent, gettext("The editors have not decided about your appeal yet.")]
    said = gettext("Your appeal was granted.") if made.granted else gettext("Your appeal was not granted.")
    who = gettext("The same editor decided, because nobody else may decide here.") if made.alone else ""
    return [line for line in (sent, said, gettext(made.answer) if made.answer else "", who) if line]


def _warned(line: SanctionLine) -> str:
    """The comment for which somebody was warned. Of mutes and bans others may have the page, from the same network."""
    found = discussion.comment(line.comment_id, whole=True) if line.kind == WARN else None
    return mark_safe(found[0].html) if found else ""


def sanction_said(line: SanctionLine, now: datetime, *, free: bool = True) -> str:
    """A warning, mute or ban, as whom it meets is told. `free`: no other keeps them from posting."""
    free = free and line.kind != WARN
    if line.lifted_at is not None:
        taken = gettext("The editors took this back.")
        return gettext("The editors took this back: you can post again.") if free else taken
    if line.until is not None and line.until <= now:
        return gettext("This is over: you can post again.") if free else gettext("This is over.")
    if line.kind == WARN:
        return gettext("The editors warn you because of a comment of yours.")
    assert line.kind in (MUTE, BAN)
    if line.until is None:
        return gettext("The editors do not let you post here any more.")
    until = moment(line.until, translation.get_language() or "en")
    return gettext("The editors do not let you post here until %(until)s.") % {"until": until}
