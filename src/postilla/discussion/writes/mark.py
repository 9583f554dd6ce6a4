"""What the editors set on a comment: pinned to the top of the conversation, its branch locked."""

from datetime import datetime

from django.db.models import Value
from django.db.models.functions import Concat, Replace, Trim

from postilla.discussion.counts import count_marked
from postilla.discussion.events import CommentChanged, ThreadChanged
from postilla.discussion.models import Comment, Thread
from postilla.discussion.reads.fitting import ensure_may_pin
from postilla.discussion.refusals import NotThatWay
from postilla.discussion.values import BY_AUTHOR, BY_STAFF, PARTY
from postilla.discussion.writes.change import locked_comment
from postilla.discussion.writes.store import GRACE
from postilla.outbox.writes import telling


def pin(comment_id: int, pinned: bool, now: datetime) -> None:
    """Show a comment before all others on the first page, or no longer. Its place and address stay.

    Raises NoSuchComment, NotThatWay for one that is not published, TooManyPinned; PartyPinned, for of the
    answers of named parties one is pinned in a branch.
    """
    with telling(now, GRACE) as tell:
        comment, thread = locked_comment(comment_id, now)
        if (comment.pinned_at is not None) == pinned:
            return
        if pinned:
            ensure_may_pin(comment, thread)
        comment.pinned_at = now if pinned else None
        comment.save(update_fields=["pinned_at"])
        count_marked(thread)
        tell(CommentChanged(thread.subject, comment.id, comment.path or "", "pinned"))


def mark_party(guest_id: int, organisation: str, named: bool, now: datetime) -> int:
    """Put an organisation's name beside a guest's in all that they wrote, or take it away, but for what stands there
    as the editors'; how many. What else they were when they wrote stays, and shows again without the name."""
    mark = f"{PARTY}{organisation}"
    with telling(now, GRACE) as tell:
        theirs = Comment.objects.filter(guest_id=guest_id).exclude(badge__in=(BY_AUTHOR, BY_STAFF))
        other = theirs.exclude(badge__contains=PARTY) if named else theirs.filter(badge__contains=mark)
        threads = list(Thread.objects.filter(id__in=other.values("thread_id")).values_list("subject", flat=True))
        bare, marked = Replace("badge", Value(mark)), Concat("badge", Value(f" {mark}"))
        count = other.update(badge=Trim(marked if named else bare))
        for subject in threads:
            tell(ThreadChanged(subject))
    return count


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
