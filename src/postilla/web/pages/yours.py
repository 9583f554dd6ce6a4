"""What a reader wrote in this browser, and the receipt of a comment that is held."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.rules import may_edit, may_move
from postilla.discussion.values import HELD, PUBLISHED, REJECTED, SPAM, WITHDRAWN, CommentView
from postilla.identity.receipts import comment_of_receipt
from postilla.moderation import reads as moderation
from postilla.moderation.reasons import plain
from postilla.web.pages import answers
from postilla.web.pages.visit import visit_of


def _state(state: str) -> str:
    names = {
        PUBLISHED: gettext("published"),
        HELD: gettext("held for the editors"),
        REJECTED: gettext("removed by the editors"),
        SPAM: gettext("removed by the editors"),
        WITHDRAWN: gettext("withdrawn"),
    }
    return names[state]


def yours(request: HttpRequest) -> HttpResponse:
    """The comments posted in this browser, newest first, with what can still be done to each."""
    guest_id = visit_of(request).guest_id
    now = timezone.now()
    found = discussion.by_guest(guest_id) if guest_id is not None else []
    cards = articles.cards_of([subject for _, subject in found])
    with translation.override(articles.magazine().language):
        listed = [
            (view, may_edit(view.state, view.created_at, now), may_move(view.state, WITHDRAWN), _state(view.state))
            for view, subject in found
            if subject in cards
        ]
        return answers.page("yours.html", gettext("Your comments"), comments=listed)


def held(request: HttpRequest, secret: str) -> HttpResponse:
    """The receipt of a held comment, at an address only its author knows."""
    comment_id = comment_of_receipt(secret)
    found = discussion.comment(comment_id, whole=True) if comment_id is not None else None
    with translation.override(articles.magazine().language):
        if found is None:
            return answers.message(gettext("No such receipt"), gettext("There is no receipt at this address."), 404)
        view, subject = found
        text = {
            HELD: gettext("Your comment was received. It appears when the editors have looked at it."),
            PUBLISHED: gettext("Your comment is published."),
            REJECTED: gettext("The editors decided not to publish your comment."),
            SPAM: gettext("The editors decided not to publish your comment."),
            WITHDRAWN: gettext("You withdrew this comment."),
        }[view.state]
        back = f"/c/{view.id}" if view.state == PUBLISHED else articles.path_of(subject)
        return answers.page(
            "deed.html", gettext("Receipt for your comment"), message=text, reasons=_reasons(view),
            comment=mark_safe(view.html), back=back,
        )  # fmt: skip


def _reasons(view: CommentView) -> list[str]:
    """Why a comment waits or was not published, in plain words."""
    if view.state == HELD:
        found = moderation.verdicts_on([view.id]).get(view.id, ())
        return list(dict.fromkeys(gettext(text) for text in map(plain, found) if text))
    reason = moderation.reason_for(view.id) if view.state in (REJECTED, SPAM) else ""
    return [gettext(reason)] if reason else []
