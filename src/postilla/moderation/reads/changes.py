"""What was settled otherwise, by whom and when."""

from collections.abc import Collection

from django.db.models import Q

from postilla.moderation.models import Change as Row
from postilla.moderation.values import Change, ChangeLine


def changes(
    kind: str = "",
    place: int | str | None = None,
    *,
    sections: Collection[int] | None = None,
    before: int | None = None,
    limit: int = 50,
) -> list[ChangeLine]:
    """The newest first, `limit` of them, those older than the line `before`.

    `place`: 0 for the whole magazine and installation alone, a section's id for it and its articles, an article's
    subject. `sections`: whose desk is limited to these sees their changes, and those of the whole.
    """
    rows = Row.objects.order_by("-id")
    whole = Q(section=None, subject="")
    if kind:
        rows = rows.filter(kind=kind)
    if isinstance(place, str):
        rows = rows.filter(subject=place)
    elif place is not None:
        rows = rows.filter(section=place) if place else rows.filter(whole)
    if sections is not None:
        rows = rows.filter(whole | Q(section__in=sections))
    if before is not None:
        rows = rows.filter(id__lt=before)
    return [_line(row) for row in rows[:limit]]


def _line(row: Row) -> ChangeLine:
    change = Change(row.kind, row.what, row.before, row.after, row.place, row.section, row.subject)
    return ChangeLine(row.id, row.changed_at, row.by, change)
