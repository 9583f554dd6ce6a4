from datetime import datetime

from postilla.discussion.models import Comment
from postilla.discussion.reads.view import FIELDS, public_view, whole_view
from postilla.discussion.values import PUBLISHED, CommentView


def comment(comment_id: int, *, whole: bool = False) -> tuple[CommentView, str] | None:
    """A comment with its thread's subject; None if there is no such id. `whole`: with its words whatever its state."""
    row = Comment.objects.filter(id=comment_id).values_list(*FIELDS, "thread__subject").first()
    if row is None:
        return None
    view = whole_view if whole else public_view
    return view(row[:-1]), row[-1]


def source_of(comment_id: int) -> str:
    """The text of a comment as its author wrote it; empty if there is no such comment."""
    return Comment.objects.filter(id=comment_id).values_list("source", flat=True).first() or ""


def latest(limit: int, subject: str | None = None) -> list[tuple[CommentView, str]]:
    """The newest published comments with their subjects, for feeds."""
    rows = Comment.objects.filter(state=PUBLISHED)
    if subject is not None:
        rows = rows.filter(thread__subject=subject)
    found = rows.order_by("-created_at", "-id").values_list(*FIELDS, "thread__subject")[:limit]
    return [(public_view(row[:-1]), row[-1]) for row in found]


def by_guest(guest_id: int, limit: int = 50) -> list[tuple[CommentView, str]]:
    """A reader's own comments with their subjects, newest first, whatever their state."""
    rows = Comment.objects.filter(guest_id=guest_id).order_by("-created_at").values_list(*FIELDS, "thread__subject")
    return [(whole_view(row[:-1]), row[-1]) for row in rows[:limit]]


def in_state(state: str, limit: int = 100) -> list[tuple[CommentView, str]]:
    """Comments in a state with their subjects, oldest first, for the desk."""
    rows = Comment.objects.filter(state=state).order_by("created_at", "id").values_list(*FIELDS, "thread__subject")
    return [(whole_view(row[:-1]), row[-1]) for row in rows[:limit]]


def number_in(state: str) -> int:
    """How many comments are in a state."""
    return Comment.objects.filter(state=state).count()


def sent_since(since: datetime, *, guest_id: int | None = None, network: str = "") -> list[datetime]:
    """When a guest, or a network, sent comments since then; newest first."""
    rows = Comment.objects.filter(created_at__gt=since)
    rows = rows.filter(guest_id=guest_id) if guest_id is not None else rows.filter(network=network)
    return list(rows.order_by("-created_at").values_list("created_at", flat=True)[:200])
