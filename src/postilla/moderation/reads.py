from collections import defaultdict

from postilla.discussion import reads as discussion
from postilla.discussion.values import HELD, PUBLISHED
from postilla.moderation.models import Report
from postilla.moderation.values import Card


def held(limit: int = 100) -> list[Card]:
    """Comments that wait for a decision, oldest first."""
    return [Card(view, subject, 0, (), ()) for view, subject in discussion.in_state(HELD, limit)]


def reported(limit: int = 100) -> list[Card]:
    """Published comments with unsettled reports, the longest waiting first."""
    by_comment: dict[int, list[Report]] = defaultdict(list)
    open_reports = Report.objects.filter(settled_at=None, comment__state=PUBLISHED).order_by("created_at", "id")
    for row in open_reports[: limit * 10]:
        by_comment[row.comment_id].append(row)
    cards = []
    for comment_id, rows in list(by_comment.items())[:limit]:
        found = discussion.comment(comment_id, whole=True)
        if found is not None:
            reasons = tuple(sorted({row.reason for row in rows}))
            cards.append(Card(found[0], found[1], len(rows), reasons, tuple(row.note for row in rows if row.note)))
    return cards


def waiting() -> int:
    """How many comments wait for a decision: held ones, and those with unsettled reports."""
    open_ones = Report.objects.filter(settled_at=None, comment__state=PUBLISHED)
    reported = open_ones.values("comment_id").distinct().count()
    return discussion.number_in(HELD) + reported
