"""What the editors set on a comment: pinned to the top of the conversation, its branch locked."""

from datetime import datetime

from django.db.models import Value
from django.db.models.functions import Concat, Replace, Trim

from postilla.discussion import rules
from postilla.discussion.counts import count_marked
from postilla.discussion.events import CommentChanged, ThreadChanged
from postilla.discussion.models import Comment, Thread
from postilla.discussion.refusals import NotThatWay, PartyPinned, TooManyPinned
from postilla.discussion.values import BY_AUTHOR, BY_STAFF, PARTY, PUBLISHED
from postilla.discussion.writes.change import locked_comment
from postilla.discussion.writes.store import GRACE
from postilla.outbox.writes import telling
from postilla.vocabulary import Refusal


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
            _ensure_may_pin(comment, thread)
        comment.pinned_at = now if pinned else None
        comment.save(update_fields=["pinned_at"])
        count_marked(thread)
        tell(CommentChanged(thread.subject, comment.id, comment.path or "", "pinned"))


def may_pin(comment_id: int) -> bool:
    """Whether a comment that is not pinned could be now."""
    comment = Comment.objects.select_related("thread").filter(id=comment_id).first()
    try:
        if comment is not None:
            _ensure_may_pin(comment, comment.thread)
    except Refusal:
        return False
    return comment is not None


def _ensure_may_pin(comment: Comment, thread: Thread) -> None:
    if comment.state != PUBLISHED:
        raise NotThatWay(state=comment.state)
    if thread.pinned >= rules.PINNED:
        raise TooManyPinned(most=rules.PINNED)
    if PARTY in comment.badge and _party_pinned(comment):
        raise PartyPinned


def _party_pinned(comment: Comment) -> bool:
    """Whether an answer of a named party is pinned in the branch of a root comment already."""
    root = rules.prefixes(comment.path or "")[0]
    pinned = Comment.objects.filter(thread_id=comment.thread_id, pinned_at__isnull=False)
    rows = pinned.values_list("id", "path", "badge")  # few: not by the place as well, or SQLite walks the branch
    return any(PARTY in badge and one != comment.id and (path or "").startswith(root) for one, path, badge in rows)


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
