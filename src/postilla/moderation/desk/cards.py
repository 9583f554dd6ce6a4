"""What one must know of a comment to decide about it, gathered for a page of cards in few queries."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from postilla.discussion import reads as discussion
from postilla.discussion.values import HELD, PUBLISHED, REJECTED, SPAM, CommentView
from postilla.grounds import reads as grounds
from postilla.identity import reads as identity
from postilla.moderation import reads
from postilla.moderation.desk.rights import Person, is_theirs
from postilla.moderation.desk.values import Card, History, LastDecision, Reported
from postilla.moderation.models import Appeal, Decision, Report
from postilla.moderation.rules import PARTY
from postilla.moderation.values import AppealLine
from postilla.outbox.portions import rows_by

REPORTS = 20  # of one comment shown; more are counted
LATELY = 100  # comments of a reader that are looked at, the newest
OTHERS = 3  # … and shown
FIELDS = ("id", "verb", "before", "by", "reason", "decided_at", "undoes_id")  # of a LastDecision


def cards_of(comment_ids: Sequence[int], person: Person) -> list[Card]:
    """The cards of these comments, in this order. Of what else a reader wrote, what `person` may see."""
    found = discussion.whole(comment_ids)
    views = [view for view, _ in found.values()]
    parents = discussion.whole({view.parent_id for view in views if view.parent_id})
    sections = grounds.sections_of({subject for _, subject in found.values()})
    verdicts, last, waiting = reads.verdicts_on(list(found)), last_on(list(found)), _open_reports(list(found))
    reports = _worded(waiting)
    appeals, sanctions = appeals_on(list(found)), reads.sanctions_over(list(found))
    histories = _histories(views, person)
    return [
        Card(
            comment=view,
            subject=subject,
            seen=seen_of(view, last.get(view.id)),
            section=sections.get(subject),
            parent=parents[view.parent_id][0] if view.parent_id in parents else None,
            reports=reports.get(view.id, ()),
            number_of_reports=len(waiting.get(view.id, ())),
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


def _histories(views: Sequence[CommentView], person: Person) -> dict[int, History]:
    """The history of the reader of each comment, by comment. Of what is only counted no words are read."""
    readers = {view.id: view.guest_id for view in views if view.guest_id is not None}
    written = _written(set(readers.values()), person)
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


def _written(guests: Collection[int], person: Person) -> dict[int, list[tuple[int, str]]]:
    """The last comments (id and state, newest first) of the reader whom each guest is, from all their browsers; where
    somebody looks after some sections alone, those that stand there."""
    same = identity.same_readers(guests)
    found = discussion.states_by_guest({one for of_one in same.values() for one in of_one}, LATELY)
    sections = dict[str, int]()
    if person.is_limited:
        sections = grounds.sections_of({subject for of_one in found.values() for _, _, subject in of_one})
    return {
        guest: sorted(
            (
                (comment, state)
                for one in of_one
                for comment, state, subject in found[one]
                if is_theirs(person, sections.get(subject))
            ),
            reverse=True,
        )[:LATELY]
        for guest, of_one in same.items()
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
    rows = rows_by(Appeal, "comment_id", comment_ids, "id", "comment_id", "decided_at")
    waiting = sorted((row[:2] for row in rows if row[2] is None), reverse=True)
    first = {comment_id: number for number, comment_id in waiting}
    found = {comment_id: reads.appeal(number) for comment_id, number in first.items()}
    return {comment_id: line for comment_id, line in found.items() if line is not None}


def _open_reports(comment_ids: Collection[int]) -> dict[int, list[int]]:
    """The ids of the reports of each comment that nobody settled yet, the first first."""
    rows = rows_by(Report, "comment_id", comment_ids, "id", "comment_id", "settled_at")
    found: dict[int, list[int]] = defaultdict(list)
    for number, comment_id in sorted(row[:2] for row in rows if row[2] is None):
        found[comment_id].append(number)
    return found


def _worded(reports: Mapping[int, Sequence[int]]) -> dict[int, tuple[Reported, ...]]:
    """What the first REPORTS of each comment say."""
    shown = [number for of_one in reports.values() for number in of_one[:REPORTS]]
    said = {row[0]: Reported(*row[1:]) for row in rows_by(Report, "id", shown, "id", "reason", "note", "created_at")}
    return {one: tuple(said[number] for number in of_one if number in said) for one, of_one in reports.items()}
