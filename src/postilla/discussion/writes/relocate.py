"""Moving a branch to another place: under another comment, or into another conversation.

The comments keep their ids, so their addresses lead on. Their old ordinals are given to nobody else, so that no other
comment's address changes, and the branch can be put back exactly where it was.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet

from postilla.discussion import rules
from postilla.discussion.counts import count_marked, recount_page, recount_up
from postilla.discussion.events import ThreadChanged
from postilla.discussion.models import Comment, Page, Thread
from postilla.discussion.refusals import CannotGoThere, NoSuchComment, UnknownParent
from postilla.discussion.writes.change import locked_comment
from postilla.discussion.writes.place import give_place, locked_thread
from postilla.discussion.writes.store import GRACE
from postilla.outbox.statements import run
from postilla.outbox.writes import telling
from postilla.vocabulary import Refusal


@dataclass(frozen=True)
class Spot:
    """Where a branch stands. `ordinal`: among its siblings; None for the next that is free, or for no place yet.

    `answers_revision`: which revision of its parent it answers, where that is known.
    """

    subject: str
    parent_id: int | None
    ordinal: int | None = None
    answers_revision: int | None = None


def spot_of(comment_id: int) -> Spot:
    """Where a comment stands now. Raises NoSuchComment."""
    row = Comment.objects.select_related("thread").filter(id=comment_id).first()
    if row is None:
        raise NoSuchComment
    return Spot(row.thread.subject, row.parent_id, row.ordinal, row.answers_revision)


def relocate(comment_id: int, spot: Spot, now: datetime) -> Spot:
    """Move a comment with all its answers; where it stands then. Tells ThreadChanged of both conversations.

    Raises NoSuchComment, UnknownParent, CannotGoThere.
    """
    with telling(now, GRACE) as tell:
        comment, old = locked_comment(comment_id, now, [spot.subject])
        new = old if spot.subject == old.subject else locked_thread(spot.subject, now)
        parent = _parent_there(new, spot, comment)
        _must_fit(comment, parent)
        _carry(comment, (old, new), parent, spot)
        recount_up(new, comment)
        for thread in {old.id: old, new.id: new}.values():
            count_marked(thread)
            tell(ThreadChanged(thread.subject))
    return Spot(new.subject, comment.parent_id, comment.ordinal, comment.answers_revision)


def may_go(comment_id: int, spot: Spot) -> bool:
    """Whether a comment could be moved there as things are."""
    comment = Comment.objects.select_related("parent").filter(id=comment_id).first()
    thread = Thread.objects.filter(subject=spot.subject).first()
    if comment is None or thread is None:
        return False
    try:
        _must_fit(comment, _parent_there(thread, spot, comment))
    except Refusal:
        return False
    return True


def _parent_there(thread: Thread, spot: Spot, comment: Comment) -> Comment | None:
    if spot.parent_id is None:
        return None
    parent = Comment.objects.select_related("parent").filter(thread=thread, id=spot.parent_id).first()
    if parent is None or parent.path is None:
        raise UnknownParent
    if parent.thread_id == comment.thread_id and comment.path and parent.path.startswith(comment.path):
        raise CannotGoThere(why="it would stand below itself.")
    return parent


def _must_fit(comment: Comment, parent: Comment | None) -> None:
    """Would the deepest answer still be within the depths that are stored?"""
    depth = parent.depth + 1 if parent else 0
    deepest = _placed(comment).aggregate(depth=Max("depth"))["depth"] if comment.path else None
    longest = len(parent.path or "") + 10 * ((deepest or comment.depth) - comment.depth + 1) if parent else 0
    if depth + (deepest or comment.depth) - comment.depth >= rules.DEEPEST or longest > rules.LONGEST_PATH:
        raise CannotGoThere(why="its answers would be nested too deeply.")


def _placed(comment: Comment) -> QuerySet[Comment]:
    path = comment.path or ""
    return Comment.objects.filter(thread_id=comment.thread_id, path__gte=path, path__lt=rules.after(path))


def _carry(comment: Comment, threads: tuple[Thread, Thread], parent: Comment | None, spot: Spot) -> None:
    """Give the branch its new paths, and count what it left. `threads`: from which and to which."""
    (old, new), old_parent = threads, comment.parent
    old_path, old_ordinal, old_depth = comment.path, comment.ordinal, comment.depth
    comment.thread, comment.parent = new, parent
    comment.answers_revision = spot.answers_revision
    if old_path is not None:
        if spot.ordinal is None:
            give_place(new, comment)
        else:
            comment.ordinal, comment.depth = spot.ordinal, parent.depth + 1 if parent else 0
            comment.path = rules.path_under((parent.path or "") if parent else "", spot.ordinal)
        deeper = comment.depth - old_depth
        run(_CARRY, new.id, comment.path, len(old_path) + 1, deeper, old.id, old_path, rules.after(old_path))
    comment.save(update_fields=["thread", "parent", "answers_revision", "ordinal", "path", "depth"])
    if old_path is None or comment.path is None:
        return
    branch = Comment.objects.filter(thread=new, path__gte=comment.path, path__lt=rules.after(comment.path))
    ids = branch.values("id")
    Comment.objects.filter(thread=old, path=None, parent_id__in=ids).update(thread=new)
    Page.objects.filter(thread=old, parent__in=ids).update(thread=new)
    recount_page(old, old_parent, old_ordinal or 1)


_CARRY = """
    UPDATE discussion_comment SET thread_id = %s, path = %s || SUBSTR(path, %s), depth = depth + %s
    WHERE thread_id = %s AND path > %s AND path < %s"""
