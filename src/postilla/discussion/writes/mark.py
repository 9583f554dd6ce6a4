"""What the editors set on a comment: pinned to the top of the conversation, its branch locked."""

from datetime import datetime

from postilla.discussion import rules
from postilla.discussion.counts import count_marked
from postilla.discussion.events import CommentChanged
from postilla.discussion.refusals import NotThatWay, TooManyPinned
from postilla.discussion.values import PUBLISHED
from postilla.discussion.writes.change import locked_comment
from postilla.discussion.writes.store import GRACE
from postilla.outbox.writes import telling


def pin(comment_id: int, pinned: bool, now: datetime) -> None:
    """Show a comment before all others on the first page, or no longer. Its place and address stay.

    Raises NoSuchComment, NotThatWay for one that is not published, TooManyPinned.
    """
    with telling(now, GRACE) as tell:
        comment, thread = locked_comment(comment_id, now)
        if (comment.pinned_at is not None) == pinned:
            return
        if pinned and comment.state != PUBLISHED:
            raise NotThatWay(state=comment.state)
        if pinned and thread.pinned >= rules.PINNED:
            raise TooManyPinned(most=rules.PINNED)
        comment.pinned_at = now if pinned else None
        comment.save(update_fields=["pinned_at"])
        count_marked(thread)
        tell(CommentChanged(thread.subject, comment.id, comment.path or "", "pinned"))


def lock(comment_id: int, locked: bool, now: datetime) -> None:
    """Take no new answers anywhere in the branch of a comment, or take them again. Raises NoSuchComment, NotThatWay."""
    with telling(now, GRACE) as tell:
        comment, thread = locked_comment(comment_id, now)
        if comment.locked == locked:
            return
        if comment.path is None:
            raise NotThatWay(state=comment.state)
        comment.locked = locked
        comment.save(update_fields=["locked"])
        count_marked(thread)
        tell(CommentChanged(thread.subject, comment.id, comment.path, "locked"))
