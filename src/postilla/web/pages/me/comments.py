"""What a reader wrote, with what became of it."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from postilla.discussion import reads as discussion
from postilla.discussion.rules import may_edit, may_move
from postilla.discussion.values import HELD, PUBLISHED, REJECTED, SPAM, WITHDRAWN, CommentView
from postilla.grounds import reads as grounds
from postilla.identity import reads as identity
from postilla.identity.receipts import receipt_for
from postilla.identity.values import Profile
from postilla.intake import Visit
from postilla.ledger import reads as ledger
from postilla.moderation import reads as moderation
from postilla.web.pages.me.frame import mine, part
from postilla.web.pages.receipts import evidence_said, notices_of, reasons_for

SHOWN = 100


@mine
def comments(request: HttpRequest, profile: Profile, visit: Visit, now: datetime) -> HttpResponse:
    """All of a reader's comments, newest first, each with its state, the reason for it, and what can be done."""
    guests = identity.selves(profile.guest_id)
    found = sorted(
        (pair for guest_id in guests for pair in discussion.by_guest(guest_id, SHOWN)),
        key=lambda pair: (pair[0].created_at, pair[0].id),
        reverse=True,
    )[:SHOWN]
    cards = grounds.headings_of([subject for _, subject in found])
    offered = ledger.offers_from([view.id for view, _ in found])
    listed = [
        {
            "comment": view,
            "card": cards.get(subject),
            "state": state_name(view.state),
            "reasons": reasons_for(view),
            "evidence": [(evidence_said(one), one.promise) for one in offered.get(view.id, ())],
            "receipt": f"/held/{receipt_for(view.id)}" if view.state in (HELD, REJECTED, SPAM) else "",
            "removed": view.state in (REJECTED, SPAM),
            "can_edit": _own(view, visit) and _may_edit(view, subject, now),
            "can_withdraw": may_move(view.state, WITHDRAWN),
        }
        for view, subject in found
    ]
    told = [line for guest_id in guests for line in moderation.sanctions_of(guest_id, now)]
    notices = notices_of(told, now)
    return part("comments.html", "/me/", gettext("My page"), profile, comments=listed, notices=notices)


def _may_edit(view: CommentView, subject: str, now: datetime) -> bool:
    return may_edit(view.state, view.created_at, now) and not discussion.in_locked_branch(view, subject)


def _own(view: CommentView, visit: Visit) -> bool:
    return view.guest_id == visit.guest_id


def state_name(state: str) -> str:
    names = {
        PUBLISHED: gettext("published"),
        HELD: gettext("held for the editors"),
        REJECTED: gettext("removed by the editors"),
        SPAM: gettext("removed by the editors"),
        WITHDRAWN: gettext("withdrawn"),
    }
    return names[state]
