"""Agreeing with a comment, once a reader."""

from datetime import datetime

from postilla.discussion.events import CommentChanged
from postilla.discussion.models import Agreement, Comment
from postilla.discussion.refusals import NoSuchComment, OwnComment
from postilla.discussion.values import PUBLISHED
from postilla.discussion.writes.store import GRACE
from postilla.outbox.writes import telling
from postilla.vocabulary import Event


def agree(comment_id: int, voter: str, guest_id: int | None, now: datetime) -> tuple[int, tuple[Event, ...]]:
    """Count a reader's agreement; a second one by the same voter changes nothing.

    Returns the number that agree and the facts told. Raises NoSuchComment, OwnComment.
    """
    with telling(now, GRACE) as tell:
        # The comment alone, and without its key: posts lock the thread first and then refer to the comment.
        locked = Comment.objects.select_for_update(of=("self",), no_key=True).select_related("thread")
        comment = locked.filter(id=comment_id).first()
        if comment is None or comment.state != PUBLISHED:
            raise NoSuchComment
        if guest_id is not None and comment.guest_id == guest_id:
            raise OwnComment
        _, new = Agreement.objects.get_or_create(comment=comment, voter=voter, defaults={"created_at": now})
        if not new:
            return comment.agreements, ()
        # An imported comment brings agreements without rows of their own: they stay below the counted ones.
        comment.agreements += 1
        comment.save(update_fields=["agreements"])
        tell(CommentChanged(comment.thread.subject, comment.id, comment.path or "", "agreements"))
    return comment.agreements, tell.told
