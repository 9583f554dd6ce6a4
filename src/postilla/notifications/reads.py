"""Questions to notifications."""

from collections.abc import Collection

from django.conf import settings

from postilla.notifications.models import Letter
from postilla.notifications.values import LetterView

_FIELDS = ("id", "kind", "to", "state", "due_at", "attempts", "last_error", "created_at", "sent_at")


def mail_is_on() -> bool:
    """Whether this site sends mail at all (POSTILLA_MAIL). Where it does not, nothing may promise a letter."""
    return settings.POSTILLA_MAIL is not None


def letters(states: Collection[str] = (), limit: int = 100) -> list[LetterView]:
    """Letters in these states (all where none is named), newest first."""
    rows = Letter.objects.filter(state__in=states) if states else Letter.objects.all()
    return [LetterView(*row) for row in rows.order_by("-id").values_list(*_FIELDS)[:limit]]


def numbers() -> dict[str, int]:
    """How many letters there are by state; states without one are left out."""
    from django.db.models import Count

    return dict(Letter.objects.values_list("state").annotate(n=Count("id")).order_by())
