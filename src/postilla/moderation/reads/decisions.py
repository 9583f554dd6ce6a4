"""What waits on the desk, what rules said, what was decided."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db import models

from postilla.discussion import reads as discussion
from postilla.discussion.values import HELD, PUBLISHED, CommentView
from postilla.moderation.models import Decision, Finding, Reason, Report
from postilla.moderation.rules import STATE, standing
from postilla.moderation.undoing import can_be_undone
from postilla.moderation.values import Card, Done, ReasonLine, Seen, Verdict


def verdicts_on(comment_ids: Collection[int]) -> dict[int, tuple[Verdict, ...]]:
    """What rules said of comments when they were posted."""
    found: dict[int, list[Verdict]] = defaultdict(list)
    for row in Finding.objects.filter(comment_id__in=comment_ids).order_by("id"):
        found[row.comment_id].append(Verdict(row.action, row.rule, row.reason, tuple(row.words.splitlines())))
    return {comment_id: tuple(verdicts) for comment_id, verdicts in found.items()}


def reason_for(comment_id: int) -> str:
    """The reason that a person gave for a comment's being shown or taken out, as it is now; empty for none."""
    found = standing_on(comment_id, STATE)
    return found.reason if found is not None else ""


def standing_on(comment_id: int, facet: str) -> Decision | None:
    """The decision by which this of a comment is as it is: takings back are no decisions of their own."""
    made = [row for row in _decisions().filter(comment_id=comment_id) if facet in row.changes]
    counts = standing((row.id, row.undoes_id) for row in made)
    return next((row for row in made if row.id == counts), None)


def reasons() -> tuple[ReasonLine, ...]:
    """The reasons from which a moderator chooses, in the list's order."""
    rows = Reason.objects.filter(is_offered=True).order_by("place", "id")
    return tuple(ReasonLine(*row) for row in rows.values_list("key", "label", "text", "ground", "category"))


def seen(views: Collection[CommentView]) -> dict[int, Seen]:
    """What a moderator sees of comments now, to be sent back with a decision."""
    rows = Decision.objects.filter(comment_id__in=[view.id for view in views]).values_list("comment_id")
    last = dict(rows.annotate(last=models.Max("id")))
    return {view.id: Seen(last.get(view.id, 0), view.state, view.revision) for view in views}


def held(limit: int = 100) -> list[Card]:
    """Comments that wait for a decision, oldest first."""
    found = discussion.in_state(HELD, limit)
    verdicts = verdicts_on([view.id for view, _ in found])
    return [Card(view, subject, 0, (), (), verdicts.get(view.id, ())) for view, subject in found]


def reported(limit: int = 100) -> list[Card]:
    """Published comments with unsettled reports, the longest waiting first."""
    by_comment: dict[int, list[Report]] = defaultdict(list)
    open_reports = Report.objects.filter(settled_at=None, comment__state=PUBLISHED).order_by("created_at", "id")
    for row in open_reports[: limit * 10]:
        by_comment[row.comment_id].append(row)
    cards = []
    for comment_id, reports in list(by_comment.items())[:limit]:
        found = discussion.comment(comment_id, whole=True)
        if found is not None:
            reasons = tuple(sorted({row.reason for row in reports}))
            notes = tuple(row.note for row in reports if row.note)
            voices = sum(row.voice for row in reports)
            cards.append(Card(found[0], found[1], voices or 1, reasons, notes))
    return cards


def decided(now: datetime, limit: int = 50) -> list[Done]:
    """What was decided lately, newest first, with whether it can be taken back now."""
    made = list(_decisions()[:limit])
    undone = set(Decision.objects.filter(undoes__in=made).values_list("undoes_id", flat=True))
    found: list[Done] = []
    since: dict[int, list[Decision]] = defaultdict(list)
    for row in made:
        comment = discussion.comment(row.comment_id, whole=True)
        if comment is not None:
            found.append(
                Done(row.id, comment[0], comment[1], row.verb, row.before, row.state, row.by, row.reason,
                     row.decided_at, row.id in undone, can_be_undone(row, since[row.comment_id], comment[0], now))
            )  # fmt: skip
        since[row.comment_id].append(row)
    return found


def _decisions() -> "models.QuerySet[Decision]":
    return Decision.objects.order_by("-id")


def waiting() -> int:
    """How many comments wait for a decision: held ones, and those with unsettled reports."""
    open_ones = Report.objects.filter(settled_at=None, comment__state=PUBLISHED)
    reported = open_ones.values("comment_id").distinct().count()
    return discussion.number_in(HELD) + reported
