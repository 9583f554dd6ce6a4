from collections.abc import Collection

from django.db.models import Count

from postilla.discussion import rules
from postilla.discussion.models import Agreement, Comment, Revision, Thread
from postilla.discussion.reads.threads import thread
from postilla.discussion.reads.view import FIELDS, public_view, whole_view
from postilla.discussion.values import HELD, PUBLISHED, CommentView, Version
from postilla.outbox.statements import rows

LAST_BY_GUEST = (
    "SELECT * FROM (SELECT c.guest_id, c.id, c.state, t.subject FROM discussion_comment c"
    " JOIN discussion_thread t ON t.id = c.thread_id WHERE c.guest_id = %s ORDER BY c.created_at DESC LIMIT %s) AS g"
)
AT_ONCE = 200  # readers asked for in one statement; SQLite joins no more than 500


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


def revision(comment_id: int, number: int) -> tuple[str, str] | None:
    """What an earlier revision of a comment said, as source and as HTML."""
    return Revision.objects.filter(comment_id=comment_id, number=number).values_list("source", "html").first()


def network_of(comment_id: int) -> str:
    """The keyed hash of the network a comment was sent from; empty where it is not known, or no longer."""
    return Comment.objects.filter(id=comment_id).values_list("network", flat=True).first() or ""


def edition_of(comment_id: int) -> str:
    """The language of the page on which a comment was written; empty where that is not known."""
    return Comment.objects.filter(id=comment_id).values_list("edition", flat=True).first() or ""


def ids_by(guest_ids: Collection[int]) -> list[int]:
    """The ids of all that these readers wrote, whatever became of it; the oldest first."""
    return list(Comment.objects.filter(guest_id__in=list(guest_ids)).order_by("id").values_list("id", flat=True))


def answered_versions(comment_id: int) -> list[Version]:
    """The earlier versions of a comment to which a published answer was written, oldest first.

    What nobody answered before it was corrected is for the editors alone, and so is what the editors cut out: while
    their wording stands (`rules.versions_are_public`), no version is told of.
    """
    rows = list(Revision.objects.filter(comment_id=comment_id).order_by("number"))
    if not rows:
        return []
    posted, note = Comment.objects.values_list("created_at", "note").get(id=comment_id)
    if not rules.versions_are_public(note):
        return []
    answers = Comment.objects.filter(parent_id=comment_id, state=PUBLISHED, answers_revision__isnull=False)
    answered = set(answers.values_list("answers_revision", flat=True).distinct())
    began = [posted, *(row.replaced_at for row in rows)]
    return [
        Version(row.number, row.html, since, row.replaced_at)
        for row, since in zip(rows, began, strict=False)
        if row.number in answered
    ]


def latest(limit: int, without: Collection[str] = ()) -> list[tuple[CommentView, str]]:
    """The newest published comments of all threads but those of the subjects `without`, each with its subject."""
    rows = Comment.objects.filter(state=PUBLISHED)
    if without:
        rows = rows.exclude(thread_id__in=list(Thread.objects.filter(subject__in=without).values_list("id", flat=True)))
    found = rows.order_by("-created_at", "-id").values_list(*FIELDS, "thread__subject")[:limit]
    return [(public_view(row[:-1]), row[-1]) for row in found]


def latest_in(subject: str, limit: int) -> list[CommentView]:
    """The newest published comments of one thread."""
    rows = Comment.objects.filter(thread_id=thread(subject).id, state=PUBLISHED).order_by("-created_at", "-id")
    return [public_view(row) for row in rows.values_list(*FIELDS)[:limit]]


def held_in(subject: str, limit: int) -> list[CommentView]:
    """Comments of one thread that wait for a decision, oldest first, with their words, for the desk."""
    rows = Comment.objects.filter(thread_id=thread(subject).id, state=HELD).order_by("created_at", "id")
    return [whole_view(row) for row in rows.values_list(*FIELDS)[:limit]]


def states_in(subject: str) -> dict[str, int]:
    """How many comments of one thread are in each state that any is in."""
    rows = Comment.objects.filter(thread_id=thread(subject).id).values("state").annotate(n=Count("id")).order_by()
    return {row["state"]: row["n"] for row in rows}


def by_guest(guest_id: int, limit: int = 50) -> list[tuple[CommentView, str]]:
    """A reader's own comments with their subjects, newest first, whatever their state."""
    rows = Comment.objects.filter(guest_id=guest_id).order_by("-created_at").values_list(*FIELDS, "thread__subject")
    return [(whole_view(row[:-1]), row[-1]) for row in rows[:limit]]


def states_by_guest(guest_ids: Collection[int], limit: int) -> dict[int, list[tuple[int, str, str]]]:
    """The last comments of each guest without their words: id, state and subject, newest first. One statement for
    hundreds."""
    found: dict[int, list[tuple[int, str, str]]] = {guest_id: [] for guest_id in guest_ids}
    for start in range(0, len(found), AT_ONCE):
        some = list(found)[start : start + AT_ONCE]
        values = (value for guest_id in some for value in (guest_id, limit))
        for guest_id, *said in rows(" UNION ALL ".join([LAST_BY_GUEST] * len(some)), *values):
            found[guest_id].append((said[0], said[1], said[2]))
    return found


def in_state(state: str, limit: int = 100) -> list[tuple[CommentView, str]]:
    """Comments in a state with their subjects, oldest first, for the desk."""
    rows = Comment.objects.filter(state=state).order_by("created_at", "id").values_list(*FIELDS, "thread__subject")
    return [(whole_view(row[:-1]), row[-1]) for row in rows[:limit]]


def number_in(state: str) -> int:
    """How many comments are in a state."""
    return Comment.objects.filter(state=state).count()


def record_of(guest_ids: Collection[int]) -> dict[str, list[dict[str, object]]]:
    """All that readers wrote and agreed with, for nobody but themselves; oldest first, whatever became of it."""
    comments = Comment.objects.filter(guest_id__in=guest_ids).order_by("id").values(*RECORDED)
    versions = Revision.objects.filter(comment__guest_id__in=guest_ids).order_by("comment_id", "number")
    agreed = Agreement.objects.filter(voter__in=[f"g{guest_id}" for guest_id in guest_ids]).order_by("id")
    return {
        "comments": [dict(row) for row in comments],
        "earlier_versions": [dict(row) for row in versions.values("comment_id", "number", "source", "replaced_at")],
        "agreements": [dict(row) for row in agreed.values("comment_id", "created_at")],
    }


RECORDED = (
    "id", "thread__subject", "parent_id", "state", "author_name", "website", "source", "html", "language", "created_at",
    "edited_at", "agreements",
)  # fmt: skip
