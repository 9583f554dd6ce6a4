"""What the desk keeps about one reader, for nobody but themselves."""

from collections.abc import Sequence

from postilla.moderation.models import Appeal, Report, Sanction

Row = dict[str, object]


def reports_of(guest_id: int) -> list[Row]:
    """What a reader reported, oldest first."""
    theirs = Report.objects.filter(reporter=f"g{guest_id}").order_by("id")
    return [dict(row) for row in theirs.values("comment_id", "reason", "note", "created_at", "settled_at")]


def sanctions_met(guest_ids: Sequence[int]) -> list[Row]:
    """Every warning, mute and ban that was set for a reader, oldest first; who set it is the desk's own matter."""
    rows = Sanction.objects.filter(guest_id__in=guest_ids).order_by("id")
    return [dict(row) for row in rows.values("comment_id", "kind", "reason", "since", "until", "lifted_at")]


def appeals_by(guest_ids: Sequence[int]) -> list[Row]:
    """A reader's appeals about their comments and sanctions, and what became of them, oldest first."""
    rows = Appeal.objects.filter(comment__guest_id__in=guest_ids).order_by("id")
    return [dict(row) for row in rows.values("comment_id", "text", "made_at", "granted")]
