"""Readers' reports."""

from datetime import datetime

from postilla.discussion import reads as discussion
from postilla.discussion.refusals import NoSuchComment
from postilla.moderation.events import CommentReported
from postilla.moderation.models import Report
from postilla.outbox.writes import telling


def report(comment_id: int, reason: str, note: str, reporter: str, now: datetime) -> bool:
    """Keep a reader's report; a second one by the same reader changes nothing. Whether it was new.

    Raises NoSuchComment.
    """
    with telling(now) as tell:
        found = discussion.comment(comment_id)
        if found is None:
            raise NoSuchComment
        _, new = Report.objects.get_or_create(
            comment_id=comment_id, reporter=reporter, defaults={"reason": reason, "note": note, "created_at": now}
        )
        if new:
            tell(CommentReported(found[1], comment_id, reason))
    return new
