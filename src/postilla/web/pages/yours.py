"""What a reader wrote in this browser."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.rules import may_edit, may_move
from postilla.discussion.values import HELD, PUBLISHED, REJECTED, SPAM, WITHDRAWN
from postilla.identity.receipts import receipt_for
from postilla.moderation import reads as moderation
from postilla.moderation.reasons import secret_of
from postilla.web.pages import answers
from postilla.web.pages.receipts import sanction_said
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
            (view, may_edit(view.state, view.created_at, now), may_move(view.state, WITHDRAWN), _state(view.state),
             f"/held/{receipt_for(view.id)}" if view.state in (HELD, REJECTED, SPAM) else "")
            for view, subject in found
            if subject in cards
        ]  # fmt: skip
        told = moderation.sanctions_of(guest_id, now) if guest_id is not None else []
        notices = [(sanction_said(line, now), f"/appeal/{secret_of(line.id)}") for line in told]
        return answers.page("yours.html", gettext("Your comments"), comments=listed, notices=notices)
