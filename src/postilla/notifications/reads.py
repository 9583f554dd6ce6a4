"""Questions to notifications."""

from collections.abc import Collection

from django.conf import settings

from postilla.notifications.models import Call, Letter, StaffWish, Subscription
from postilla.notifications.values import CallView, LetterView, Wanted

_FIELDS = ("id", "kind", "to", "state", "due_at", "attempts", "last_error", "created_at", "sent_at")


def mail_is_on() -> bool:
    """Whether this site sends mail at all (POSTILLA_MAIL). Where it does not, nothing may promise a letter."""
    return settings.POSTILLA_MAIL is not None


def letters(states: Collection[str] = (), limit: int = 100) -> list[LetterView]:
    """Letters in these states (all where none is named), newest first."""
    rows = Letter.objects.filter(state__in=states) if states else Letter.objects.all()
    return [LetterView(*row) for row in rows.order_by("-id").values_list(*_FIELDS)[:limit]]


def staff_wish(user_id: int) -> tuple[int, bool, bool]:
    """What somebody on the desk gets: minutes between letters on what waits (0: none), appeals, the daily digest."""
    row = StaffWish.objects.filter(user_id=user_id).first()
    return (row.held_every, row.appeals, row.digest) if row else (0, False, False)


def calls(limit: int = 100) -> list[CallView]:
    """Calls to other systems, newest first."""
    rows = Call.objects.select_related("endpoint").order_by("-id")[:limit]
    return [
        CallView(
            row.id, row.endpoint.name, row.fact, row.state, row.attempts, row.status, row.last_error, row.created_at
        )
        for row in rows
    ]


def subscriptions_of(guest_id: int) -> list[Wanted]:
    """What somebody follows, confirmed or not yet, but not what they ended; the oldest first."""
    rows = Subscription.objects.filter(guest_id=guest_id, ended_at=None).order_by("id")
    return [_wanted(row) for row in rows]


def subscription(subscription_id: int, guest_id: int) -> Wanted | None:
    """One subscription of a guest, ended or not; None if there is none."""
    row = Subscription.objects.filter(id=subscription_id, guest_id=guest_id).first()
    return _wanted(row) if row else None


def _wanted(row: Subscription) -> Wanted:
    hours = (row.quiet_from, row.quiet_until)
    quiet = None if hours[0] is None or hours[1] is None else (hours[0], hours[1])
    return Wanted(
        row.id, row.kind, row.target, row.rhythm, quiet, row.confirmed_at is not None, row.ended_at is not None
    )


def numbers() -> dict[str, int]:
    """How many letters there are by state; states without one are left out."""
    from django.db.models import Count

    return dict(Letter.objects.values_list("state").annotate(n=Count("id")).order_by())
