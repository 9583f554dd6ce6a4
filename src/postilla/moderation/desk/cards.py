"""What one must know of a comment to decide about it, gathered for a page of cards in few queries."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from postilla.discussion import reads as discussion
from postilla.discussion.values import HELD, PUBLISHED, REJECTED, SPAM, CommentView
from postilla.grounds import reads as grounds
from postilla.moderation import reads
from postilla.moderation.desk.values import Card, History, LastDecision, Reported
from postilla.moderation.models import Appeal, Decision, Report
from postilla.moderation.rules import PARTY
from postilla.moderation.values import AppealLine

REPORTS = 20  # of one comment shown; more are counted
LATELY = 100  # comments of a reader that are looked at, the newest
OTHERS = 3  # … and shown
FIELDS = ("id", "verb", "before", "by", "reason", "decided_at", "undoes_id")  # of a LastDecision


def cards_of(comment_ids: Sequence[int]) -> list[Card]:
    """The cards of these comments, in this order."""
    found = discussion.whole(comment_ids)
    views = [view for view, _ in found.values()]
    parents = discussion.whole({view.parent_id for view in views if view.parent_id})
    sections = grounds.sections_of({subject for _, subject in found.values()})
    verdicts, reports, last = reads.verdicts_on(list(found)), _reports_on(list(found)), last_on(list(found))
    numbers = {comment_id: len(of_one) for comment_id, of_one in reports.items()}
    appeals, sanctions = appeals_on(list(found)), reads.sanctions_over(list(found))
    histories = _histories(views)
    return [
        Card(
            comment=view,
            subject=subject,
            seen=seen_of(view, last.get(view.id)),
            section=sections.get(subject),
            parent=parents[view.parent_id][0] if view.parent_id in parents else None,
            reports=tuple(reports.get(view.id, ())[:REPORTS]),
            number_of_reports=numbers.get(view.id, 0),
            verdicts=verdicts.get(view.id, ()),
            history=histories.get(view.id, History()),
            last=last.get(view.id),
            appeal=appeals.get(view.id),
            sanctions=tuple(one for one in sanctions[view.id] if one.lifted_at is None),
        )
        for view, subject in (found[comment_id] for comment_id in comment_ids if comment_id in found)
    ]


def seen_of(view: CommentView, last: LastDecision | None) -> str:
    """What stands for this comment as it is now; a decision carries it, and is refused where it no longer holds."""
    return f"{last.id if last else 0}.{view.state}.{view.revision}"


def _histories(views: Sequence[CommentView]) -> dict[int, History]:
    """The history of the reader of each comment, by comment. Of what is only counted no words are read."""
    readers = {view.id: view.guest_id for view in views if view.guest_id is not None}
    written = discussion.states_by_guest(set(readers.values()), LATELY)
    first = {guest: of_one[-1][0] for guest, of_one in written.items() if of_one}
    since = discussion.times_of(first.values())
    shown = {
        comment: [other for other, _ in written[guest][: OTHERS + 1] if other != comment][:OTHERS]
        for comment, guest in readers.items()
    }
    found = discussion.whole({other for ids in shown.values() for other in ids})
    return {
        comment: History(
            *_counted([state for other, state in written[guest] if other != comment]),
            since.get(first.get(guest, 0)),
            len(written[guest]) < LATELY,
            tuple(found[other][0] for other in shown[comment] if other in found),
        )
        for comment, guest in readers.items()
    }


def _counted(states: list[str]) -> tuple[int, int, int]:
    """How many were published, rejected, held."""
    return states.count(PUBLISHED), states.count(REJECTED) + states.count(SPAM), states.count(HELD)


def last_on(comment_ids: Collection[int]) -> dict[int, LastDecision]:
    """The last decision on each of these comments that has one; that its author was named is none about it."""
    rows = Decision.objects.filter(comment_id__in=comment_ids).exclude(changes__has_key=PARTY).order_by("id")
    return {row[0]: LastDecision(*row[1:]) for row in rows.values_list("comment_id", *FIELDS)}


def appeals_on(comment_ids: Collection[int]) -> dict[int, AppealLine]:
    """The first appeal of each comment that nobody decided yet."""
    rows = Appeal.objects.filter(comment_id__in=comment_ids, decided_at=None).order_by("-id")
    found = {row: reads.appeal(appeal_id) for appeal_id, row in rows.values_list("id", "comment_id")}
    return {comment_id: line for comment_id, line in found.items() if line is not None}


def _reports_on(comment_ids: Collection[int]) -> dict[int, list[Reported]]:
    rows = Report.objects.filter(comment_id__in=comment_ids, settled_at=None).order_by("id")
    found: dict[int, list[Reported]] = defaultdict(list)
    for row in rows[:2000]:
        found[row.comment_id].append(Reported(row.reason, row.note, row.created_at))
    return found
