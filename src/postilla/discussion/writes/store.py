"""Storing a new comment: lock the thread, find a repeat, give a place, count, tell."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from postilla.discussion import rules
from postilla.discussion.counts import count_new
from postilla.discussion.events import CommentHeld, CommentPosted, CommentPublished
from postilla.discussion.models import Comment, Thread
from postilla.discussion.refusals import BranchLocked, ParentGone, UnknownParent
from postilla.discussion.values import PUBLISHED, WITHDRAWN, Writing
from postilla.discussion.writes.place import begins_page, give_place, locked_thread
from postilla.outbox.statements import aware, first, insert, new_row, rows
from postilla.outbox.writes import before_commit, telling
from postilla.vocabulary import Event

REPEAT_WINDOW = timedelta(minutes=10)
GRACE = 3.0  # seconds in which the door makes the poster's own pages before a drain would


Compose = Callable[[], tuple[Writing, str]]


@dataclass(frozen=True)
class Stored:
    """What became of a writing. `repeated`: it was there already, and this is the first one."""

    comment_id: int
    subject: str
    state: str
    path: str | None
    created_at: datetime
    network: str
    guest_id: int | None
    repeated: bool = False
    told: tuple[Event, ...] = ()


@dataclass(frozen=True)
class Target:
    """Where a writing goes and how a repeat of it is known."""

    subject: str
    parent_id: int | None
    fingerprint: str


def store(target: Target, compose: Compose, now: datetime) -> Stored:
    """Store a comment, published or held, or find the same one sent within ten minutes.

    `compose` is called inside the transaction once it is known not to be a repeat, and gives the writing and its state;
    what it raises undoes everything. Raises UnknownParent, ParentGone, BranchLocked, and what `compose` raises.
    """
    with telling(now, GRACE) as tell:
        thread = locked_thread(target.subject, now)
        earlier = _same(thread, target.fingerprint, now)
        if earlier is not None:
            return earlier
        parent = _parent(thread, target.parent_id)
        writing, state = compose()
        comment = _new(thread, parent, writing, now)
        comment.state = state
        comment.fingerprint = target.fingerprint
        if state == PUBLISHED:
            give_place(thread, comment)
            comment.reach = 1
        insert(comment)
        tell(CommentPosted(target.subject, comment.id, state))  # before what became of it
        if state == PUBLISHED:
            before_commit(count_new, (thread.id, comment.path))
            tell(CommentPublished(target.subject, comment.id, comment.path or "", begins_page(comment)))
        else:
            tell(CommentHeld(target.subject, comment.id))
    return Stored(
        comment.id, thread.subject, comment.state, comment.path, now, comment.network, comment.guest_id, told=tell.told
    )


def _same(thread: Thread, fingerprint: str, now: datetime) -> Stored | None:
    """The comment that the same draft became when it was sent before. One since withdrawn may be meant once more."""
    for number, state, path, created_at, network, guest_id in rows(
        _SAME, fingerprint, now - REPEAT_WINDOW, thread.id, WITHDRAWN
    ):
        return Stored(number, thread.subject, state, path, aware(created_at), network, guest_id, repeated=True)
    return None


_SAME = """
    SELECT id, state, path, created_at, network, guest_id FROM discussion_comment
    WHERE fingerprint = %s AND created_at > %s AND thread_id = %s AND state <> %s ORDER BY created_at LIMIT 1"""


def _parent(thread: Thread, parent_id: int | None) -> Comment | None:
    if parent_id is None:
        return None
    parent = first(Comment, "thread_id = %s AND id = %s AND path IS NOT NULL", thread.id, parent_id)
    if parent is None:
        raise UnknownParent
    if parent.state != PUBLISHED:
        raise ParentGone
    if thread.locked and is_locked(thread, parent):
        raise BranchLocked
    return parent if parent.depth < rules.DEEPEST - 1 else parent.parent


def is_locked(thread: Thread, comment: Comment) -> bool:
    """Whether a comment, or an answer to it, stands in a branch that the editors have closed."""
    paths = rules.prefixes(comment.path or "")
    places = ", ".join(["%s"] * len(paths))
    return first(Comment, f"thread_id = %s AND locked AND path IN ({places})", thread.id, *paths) is not None


def _new(thread: Thread, parent: Comment | None, writing: Writing, now: datetime) -> Comment:
    comment = new_row(
        Comment,
        thread_id=thread.id,
        parent_id=parent.id if parent else None,
        answers_revision=parent.revision if parent else None,
        source=writing.source,
        html=writing.html,
        author_name=writing.author_name,
        website=writing.website,
        guest_id=writing.guest_id,
        network=writing.network,
        language=writing.language,
        avatar=writing.avatar,
        badge=writing.badge,
        edition=writing.edition,
        created_at=now,
    )
    if parent is not None:
        comment.parent = parent
    return comment
