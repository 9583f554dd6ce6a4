"""Moving a branch to another place: under another comment, or into another conversation.

The comments keep their ids, so their addresses lead on. Their old ordinals are given to nobody else, so that no other
comment's address changes, and the branch can be put back exactly where it was.
"""

from datetime import datetime

from postilla.discussion import rules
from postilla.discussion.counts import count_marked, recount_page, recount_up
from postilla.discussion.events import ThreadChanged
from postilla.discussion.models import Comment, Page, Thread
from postilla.discussion.reads.fitting import must_fit, parent_there
from postilla.discussion.values import Spot
from postilla.discussion.writes.change import locked_comment
from postilla.discussion.writes.place import give_place, locked_thread
from postilla.discussion.writes.store import GRACE
from postilla.outbox.statements import run
from postilla.outbox.writes import telling


def relocate(comment_id: int, spot: Spot, now: datetime) -> Spot:
    """Move a comment with all its answers; where it stands then. Tells ThreadChanged of both conversations.

    Raises NoSuchComment, UnknownParent, CannotGoThere.
    """
    with telling(now, GRACE) as tell:
        comment, old = locked_comment(comment_id, now, [spot.subject])
        new = old if spot.subject == old.subject else locked_thread(spot.subject, now)
        parent = parent_there(new, spot, comment)
        must_fit(comment, parent)
        _carry(comment, (old, new), parent, spot)
        recount_up(new, comment)
        for thread in {old.id: old, new.id: new}.values():
            count_marked(thread)
            tell(ThreadChanged(thread.subject))
    return Spot(new.subject, comment.parent_id, comment.ordinal, comment.answers_revision)


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
