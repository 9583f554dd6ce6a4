"""Changing a comment that is there: its text, its state, its counts."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from postilla.discussion import rules
from postilla.discussion.counts import count_marked, recount_all, recount_up
from postilla.discussion.events import (
    CommentChanged,
    CommentHeld,
    CommentPublished,
    CommentRejected,
    CommentRemoved,
    ThreadChanged,
)
from postilla.discussion.models import Comment, Revision, Thread
from postilla.discussion.reads.view import FIELDS, whole_view
from postilla.discussion.refusals import EditedByEditors, LockedWithBranch, NoSuchComment, NotThatWay, TooLateToEdit
from postilla.discussion.values import ENDED, HELD, PUBLISHED, REJECTED, SPAM, CommentView
from postilla.discussion.writes.place import begins_page, give_place, locked_thread, locked_threads
from postilla.discussion.writes.store import GRACE, is_locked
from postilla.outbox.writes import Telling, telling
from postilla.vocabulary import Event

Allowed = Callable[[int | None], None]  # given the author's guest id; raises where the deed is not theirs to do


def edit(
    comment_id: int, source: str, html: str, now: datetime, allowed: Allowed, language: str | None = None
) -> tuple[Event, ...]:
    """Replace a comment's text within the edit window, keeping what it said.

    `language`: the one it is in; None: the same as before. Another language alone is no revision.

    Raises NoSuchComment, TooLateToEdit, EditedByEditors, LockedWithBranch.
    """
    with telling(now, GRACE) as tell:
        comment, thread = locked_comment(comment_id, now)
        allowed(comment.guest_id)
        if not rules.may_edit(comment.state, comment.created_at, now):
            raise TooLateToEdit
        if comment.note:
            raise EditedByEditors
        if thread.locked and _stands_locked(thread, comment):
            raise LockedWithBranch
        language = comment.language if language is None else language
        if comment.source == source and comment.language == language:
            return ()
        if comment.source != source:
            _say(comment, source, html, now)
            comment.edited_at = now
        comment.html, comment.language = html, language
        comment.save(update_fields=["source", "html", "language", "edited_at", "revision"])
        _bump(thread)
        _tell_changed(tell, thread, comment)
    return tell.told


@dataclass(frozen=True)
class Wording:
    """How a comment reads to be: its text, the note of the editors' edit, when it was last edited."""

    source: str
    html: str
    note: str
    edited_at: datetime | None


def reword(comment_id: int, wording: Wording, now: datetime) -> int:
    """Let a comment say something else by the editors' decision; what it said is kept. The revision it has then.

    Raises NoSuchComment, and NotThatWay for one that its author took back.
    """
    with telling(now, GRACE) as tell:
        comment, thread = locked_comment(comment_id, now)
        if comment.state in ENDED:
            raise NotThatWay(state=comment.state)
        _say(comment, wording.source, wording.html, now)
        comment.note, comment.edited_at = wording.note, wording.edited_at
        comment.save(update_fields=["source", "html", "edited_at", "revision", "note"])
        _bump(thread)
        _tell_changed(tell, thread, comment)
    return comment.revision


def restate(comment_id: int, language: str, now: datetime) -> None:
    """Say in which language a comment is, by the editors' decision: what it says stays, and is no revision.

    Paragraphs that are marked as being in another stay marked. Raises NoSuchComment, and NotThatWay for one that its
    author took back.
    """
    with telling(now, GRACE) as tell:
        comment, thread = locked_comment(comment_id, now)
        if comment.state in ENDED:
            raise NotThatWay(state=comment.state)
        comment.language = language
        comment.save(update_fields=["language"])
        _bump(thread)
        _tell_changed(tell, thread, comment)


def _stands_locked(thread: Thread, comment: Comment) -> bool:
    """Also of one that waits: it has no place yet, and stands where its parent does."""
    place = comment if comment.path else comment.parent
    return place is not None and is_locked(thread, place)


def _say(comment: Comment, source: str, html: str, now: datetime) -> None:
    """Another text, and a revision of what it said. The caller saves."""
    Revision.objects.create(
        comment=comment, number=comment.revision, source=comment.source, html=comment.html, replaced_at=now
    )
    comment.source, comment.html = source, html
    comment.revision += 1


def _tell_changed(tell: Telling, thread: Thread, comment: Comment) -> None:
    if comment.state == PUBLISHED:
        tell(CommentChanged(thread.subject, comment.id, comment.path or "", "text"))
        _tell_pinned(tell, thread, comment)


def _tell_pinned(tell: Telling, thread: Thread, comment: Comment) -> None:
    """A pinned comment stands on the first page too, wherever its place is."""
    if comment.pinned_at is not None:
        tell(CommentChanged(thread.subject, comment.id, comment.path or "", "pinned"))


def move(comment_id: int, state: str, now: datetime, allowed: Allowed) -> tuple[Event, ...]:
    """Move a comment to another state, along `rules.MOVES`; the same state again changes nothing.

    Raises NoSuchComment, NotThatWay, and what `allowed` raises.
    """
    with telling(now, GRACE) as tell:
        comment, thread = locked_comment(comment_id, now)
        allowed(comment.guest_id)
        if comment.state == state:
            return ()
        if not rules.may_move(comment.state, state):
            raise NotThatWay(state=comment.state)
        was_public, comment.state = comment.state == PUBLISHED, state
        if state == PUBLISHED and comment.ordinal is None:
            give_place(thread, comment)
        comment.save(update_fields=["state", "ordinal", "path", "depth"])
        recount_up(thread, comment)
        if comment.pinned_at is not None:
            count_marked(thread)
        if state == PUBLISHED:
            tell(CommentPublished(thread.subject, comment.id, comment.path or "", begins_page(comment)))
        elif was_public or comment.path is not None:  # a tombstone may say something else now
            tell(CommentRemoved(thread.subject, comment.id, comment.path or ""))
        _tell_pinned(tell, thread, comment)
        if state == HELD:
            tell(CommentHeld(thread.subject, comment.id))
        elif state in (REJECTED, SPAM):
            tell(CommentRejected(thread.subject, comment.id, state))
    return tell.told


def hold_still(comment_id: int, now: datetime, also: Collection[str] = ()) -> tuple[CommentView, str]:
    """A comment with its words, and its thread's subject: nobody else changes it until the open transaction ends.

    `also`: subjects of other conversations that are to be changed with it; all are locked in the one order. To be
    called within `telling`. Raises NoSuchComment.
    """
    _, thread = locked_comment(comment_id, now, also)
    return whole_view(Comment.objects.values_list(*FIELDS).get(id=comment_id)), thread.subject


def recount(subject: str, now: datetime) -> int:
    """Count a thread again from its rows, for a repair; the number of comments readers can reach."""
    with telling(now) as tell:
        thread = locked_thread(subject, now)
        recount_all(thread)
        _bump(thread)
        tell(ThreadChanged(subject))
    return thread.count


def locked_comment(comment_id: int, now: datetime, also: Collection[str] = ()) -> tuple[Comment, Thread]:
    """A comment with its thread locked, and the threads of the subjects `also` with it. The comment is read after that.

    Raises NoSuchComment.
    """
    while True:
        subject = Thread.objects.filter(comments=comment_id).values_list("subject", flat=True).first()
        if subject is None:
            raise NoSuchComment
        thread = locked_threads({subject, *also}, now)[subject] if also else locked_thread(subject, now)
        comment = Comment.objects.select_related("parent").get(id=comment_id)
        if comment.thread_id == thread.id:
            return comment, thread
        # It was moved into another conversation while this one's lock was waited for: now wait for that one's.


def _bump(thread: Thread) -> None:
    thread.version += 1
    thread.save(update_fields=["roots", "count", "version"])
