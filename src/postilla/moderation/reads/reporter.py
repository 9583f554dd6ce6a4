from postilla.moderation.models import Report


def reports_of(guest_id: int) -> list[dict[str, object]]:
    """What a reader reported, for nobody but themselves, oldest first."""
    theirs = Report.objects.filter(reporter=f"g{guest_id}").order_by("id")
    return [dict(row) for row in theirs.values("comment_id", "reason", "note", "created_at", "settled_at")]
