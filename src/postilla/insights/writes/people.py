"""Readers who do not want their comments analysed."""

from collections.abc import Collection
from datetime import datetime

from postilla.discussion import reads as discussion
from postilla.insights.models import LeftOut, OptedOut
from postilla.insights.writes.hearing import forget, leave_out, note
from postilla.outbox.portions import in_portions
from postilla.outbox.writes import telling


def opt_out(guest_ids: Collection[int], now: datetime) -> None:
    """What was said of these readers' comments is gone, and none of them is read any more."""
    with telling(now):
        OptedOut.objects.bulk_create([OptedOut(guest_id=one, at=now) for one in guest_ids], ignore_conflicts=True)
        theirs = discussion.ids_by(guest_ids)
        leave_out(theirs)
        forget(theirs, now)


def opt_in(guest_ids: Collection[int], now: datetime) -> None:
    """They want them analysed after all: all are read, those of earlier too."""
    with telling(now):
        OptedOut.objects.filter(guest_id__in=guest_ids).delete()
        theirs = discussion.ids_by(guest_ids)
        for some in in_portions(theirs):
            LeftOut.objects.filter(comment_id__in=some).delete()
        note(theirs, now)
