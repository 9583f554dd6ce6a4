"""Giving a comment its place, once, when it is first published."""

from collections.abc import Collection
from datetime import datetime

from postilla.discussion import rules
from postilla.discussion.models import Comment, Thread
from postilla.outbox.statements import first, run


def locked_thread(subject: str, now: datetime) -> Thread:
    """The thread of a subject with its row locked, made if it is not there yet."""
    found = first(Thread, "subject = %s", subject, lock=True)
    if found is None:
        Thread.objects.get_or_create(subject=subject, defaults={"created_at": now})
        found = Thread.objects.select_for_update().get(subject=subject)
    return found


def locked_threads(subjects: Collection[str], now: datetime) -> dict[str, Thread]:
    """Several threads by subject with their rows locked, in the order in which everybody locks several: by their ids.

    What is not there yet is made.
    """
    known = dict(Thread.objects.filter(subject__in=subjects).values_list("subject", "id"))
    for subject in sorted({*subjects} - known.keys()):
        known[subject] = Thread.objects.get_or_create(subject=subject, defaults={"created_at": now})[0].id
    return {subject: locked_thread(subject, now) for subject in sorted(known, key=lambda one: known[one])}


def give_place(thread: Thread, comment: Comment) -> None:
    """Set ordinal and path: the next among its siblings. The caller saves the comment and holds the thread's lock."""
    parent = comment.parent
    if parent is None:
        thread.roots += 1
        run("UPDATE discussion_thread SET roots = %s WHERE id = %s", thread.roots, thread.id)
        comment.ordinal = thread.roots
        comment.path = rules.path_under("", comment.ordinal)
        comment.depth = 0
        return
    parent.children_given += 1
    run("UPDATE discussion_comment SET children_given = %s WHERE id = %s", parent.children_given, parent.id)
    comment.ordinal = parent.children_given
    comment.path = rules.path_under(parent.path or "", comment.ordinal)
    comment.depth = parent.depth + 1


def begins_page(comment: Comment) -> bool:
    """Whether the comment is the first on its page, so that the page before now leads on to it."""
    return comment.ordinal is not None and comment.ordinal > 1 and (comment.ordinal - 1) % rules.PAGE == 0
