"""What could be done to a comment as things are: asked before it is offered, and by who does it, of locked rows."""

from django.db.models import Max

from postilla.discussion import rules
from postilla.discussion.models import Comment, Thread
from postilla.discussion.refusals import (
    CannotGoThere,
    NoSuchComment,
    NotThatWay,
    PartyPinned,
    TooManyPinned,
    UnknownParent,
)
from postilla.discussion.values import PARTY, PUBLISHED, Spot
from postilla.vocabulary import Refusal

LOOKED = 400  # comments of a branch looked at to say what could be done


def may_pin(comment_id: int) -> bool:
    """Whether a comment that is not pinned could be now."""
    comment = Comment.objects.select_related("thread").filter(id=comment_id).first()
    try:
        if comment is not None:
            ensure_may_pin(comment, comment.thread)
    except Refusal:
        return False
    return comment is not None


def ensure_may_pin(comment: Comment, thread: Thread) -> None:
    """Raises NotThatWay, TooManyPinned, PartyPinned."""
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


def spot_of(comment_id: int) -> Spot:
    """Where a comment stands now. Raises NoSuchComment."""
    row = Comment.objects.select_related("thread").filter(id=comment_id).first()
    if row is None:
        raise NoSuchComment
    return Spot(row.thread.subject, row.parent_id, row.ordinal, row.answers_revision)


def may_go(comment_id: int, spot: Spot) -> bool:
    """Whether a comment could be moved there as things are. Of a long branch the first `LOOKED` are looked at: who
    moves it looks at all, and may be refused where one that comes later is nested as deeply as can be."""
    comment = Comment.objects.select_related("parent").filter(id=comment_id).first()
    thread = Thread.objects.filter(subject=spot.subject).first()
    if comment is None or thread is None:
        return False
    try:
        _ensure_fits(comment, parent_there(thread, spot, comment), _deepest(comment, LOOKED))
    except Refusal:
        return False
    return True


def parent_there(thread: Thread, spot: Spot, comment: Comment) -> Comment | None:
    """What it would answer there; None for a root. Raises UnknownParent, CannotGoThere."""
    if spot.parent_id is None:
        return None
    parent = Comment.objects.select_related("parent").filter(thread=thread, id=spot.parent_id).first()
    if parent is None or parent.path is None:
        raise UnknownParent
    if parent.thread_id == comment.thread_id and comment.path and parent.path.startswith(comment.path):
        raise CannotGoThere(why="it would stand below itself.")
    return parent


def must_fit(comment: Comment, parent: Comment | None) -> None:
    """Would the deepest answer still be within the depths that are stored? Walks the branch. Raises CannotGoThere."""
    _ensure_fits(comment, parent, _deepest(comment))


def _ensure_fits(comment: Comment, parent: Comment | None, deepest: int) -> None:
    depth, levels = parent.depth + 1 if parent else 0, deepest - comment.depth
    longest = len(parent.path or "") + 10 * (levels + 1) if parent else 0
    if depth + levels >= rules.DEEPEST or longest > rules.LONGEST_PATH:
        raise CannotGoThere(why="its answers would be nested too deeply.")


def _deepest(comment: Comment, most: int | None = None) -> int:
    """The depth of the deepest in its branch, of which `most` are looked at in the order in which it is read."""
    if not comment.path:
        return comment.depth
    end = rules.after(comment.path)
    branch = Comment.objects.filter(thread_id=comment.thread_id, path__gte=comment.path, path__lt=end)
    if most is not None:
        return max(branch.order_by("path").values_list("depth", flat=True)[:most], default=comment.depth)
    return int(branch.aggregate(depth=Max("depth"))["depth"] or comment.depth)
