"""Questions to notifications."""

from collections.abc import Collection

from django.conf import settings
from django.db.models import Count, F, QuerySet

from postilla.notifications.mailbox import of_mailbox
from postilla.notifications.models import Call, Letter, StaffWish, Subscription
from postilla.notifications.rules import ANSWERS
from postilla.notifications.values import (
    CLAIMED,
    DROPPED,
    FAILED,
    HANDING,
    UNSURE,
    WAITING,
    CallView,
    LetterView,
    Wanted,
    Wishes,
)  # fmt: skip

_FIELDS = ("id", "kind", "to", "state", "due_at", "attempts", "last_error", "created_at", "sent_at")


def mail_is_on() -> bool:
    """Whether this site sends mail at all (POSTILLA_MAIL). Where it does not, nothing may promise a letter."""
    return settings.POSTILLA_MAIL is not None


def letters(states: Collection[str] = (), limit: int = 100) -> list[LetterView]:
    """Letters in these states (all where none is named), newest first."""
    rows = Letter.objects.filter(state__in=states) if states else Letter.objects.all()
    return [LetterView(*row) for row in rows.order_by("-id").values_list(*_FIELDS)[:limit]]


def staff_wish(user_id: int) -> Wishes:
    """What somebody of the newsroom gets."""
    row = StaffWish.objects.filter(user_id=user_id).first()
    return Wishes(row.held_every, row.appeals, row.digest, row.weekly, row.promises) if row else Wishes()


def calls(limit: int = 100) -> list[CallView]:
    """Calls to other systems, newest first."""
    rows = Call.objects.select_related("endpoint").order_by("-id")[:limit]
    return [
        CallView(
            row.id, row.endpoint.name, row.fact, row.state, row.attempts, row.status, row.last_error, row.created_at
        )
        for row in rows
    ]


def answers_waiting(guest_id: int) -> list[int]:
    """What a guest ticked about answers and has not confirmed: a subscription, or none."""
    rows = Subscription.objects.filter(guest_id=guest_id, kind=ANSWERS, confirmed_at=None, ended_at=None)
    return list(rows.values_list("id", flat=True))


def subscriptions_of(guest_id: int) -> list[Wanted]:
    """What the mailbox of a guest follows, confirmed or not yet, but not what was ended; the oldest first.

    What was asked for from several browsers is one; its `id` is that of one of them.
    """
    return _once_each(of_mailbox(guest_id))


def subscriptions_asked_by(guest_id: int) -> list[Wanted]:
    """What was asked for in the browsers of a guest, whatever their mailbox follows otherwise."""
    return _once_each(Subscription.objects.filter(guest_id=guest_id))


def _once_each(asked: QuerySet[Subscription]) -> list[Wanted]:
    rows = asked.filter(ended_at=None).order_by(F("confirmed_at").asc(nulls_last=True), "id")
    found: dict[tuple[str, str], Wanted] = {}
    for row in rows:
        found.setdefault((row.kind, row.target), _wanted(row))
    return sorted(found.values(), key=lambda one: one.id)


def subscription(subscription_id: int, guest_id: int) -> Wanted | None:
    """One subscription of a guest; None if there is none. It has ended when its mailbox gets none of it any more."""
    row = Subscription.objects.filter(id=subscription_id, guest_id=guest_id).first()
    if row is None:
        return None
    lasting = of_mailbox(guest_id).filter(kind=row.kind, target=row.target, ended_at=None)
    return _wanted(lasting.first() or row)


def _wanted(row: Subscription) -> Wanted:
    hours = (row.quiet_from, row.quiet_until)
    quiet = None if hours[0] is None or hours[1] is None else (hours[0], hours[1])
    return Wanted(
        row.id, row.kind, row.target, row.rhythm, quiet, row.confirmed_at is not None, row.ended_at is not None
    )


def numbers() -> dict[str, int]:
    """How many letters there are by state, but for those that were sent, which are many; states without one are left
    out."""
    unsent = Letter.objects.filter(state__in=(WAITING, CLAIMED, HANDING, FAILED, DROPPED, UNSURE))
    return dict(unsent.values_list("state").annotate(n=Count("id")).order_by())
