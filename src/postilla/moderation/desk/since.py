"""Whether anything happened at the desk, and what."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from postilla.discussion import reads as discussion
from postilla.discussion.values import CommentView
from postilla.grounds import reads as grounds
from postilla.moderation.desk.cards import FIELDS
from postilla.moderation.desk.rights import Person, may, may_name
from postilla.moderation.desk.values import LastDecision
from postilla.moderation.models import Decision, Report
from postilla.moderation.rules import PARTY
from postilla.moderation.undoing import can_be_undone
from postilla.moderation.values import UNDO

MOST = 200
LOOKED_AT, AT_ONCE = 200, 20  # of somebody's decisions, for the last that can be taken back; so many at once


@dataclass(frozen=True)
class Stamp:
    """The last ids given: as long as they stay, nothing was posted, reported or decided."""

    comment: int
    report: int
    decision: int


def stamp() -> Stamp:
    report = Report.objects.aggregate(last=Max("id"))["last"] or 0
    decision = Decision.objects.aggregate(last=Max("id"))["last"] or 0
    return Stamp(discussion.last_id(), report, decision)


def decided_since(decision_id: int, but_by: str) -> list[tuple[int, LastDecision]]:
    """(comment, decision) of what others decided after that decision, the last of them."""
    rows = Decision.objects.filter(id__gt=decision_id).exclude(by=but_by).order_by("-id")
    rows = rows.exclude(changes__has_key=PARTY)  # what is decided of a person changes no card
    return [(row[0], LastDecision(*row[1:])) for row in rows.values_list("comment_id", *FIELDS)[:MOST]]


def last_by(person: Person, now: datetime) -> tuple[CommentView, LastDecision] | None:
    """(comment, decision) of the last that somebody decided and can take back as things are now, among the newest
    `LOOKED_AT`. A taking back is none, but one by which something is as it was decided once."""
    mine = Decision.objects.filter(by=person.name).order_by("-id")
    for start in range(0, LOOKED_AT, AT_ONCE):
        made = list(mine[start : start + AT_ONCE])
        if found := _first_undoable(made, person, now):
            return found
        if len(made) < AT_ONCE:
            return None
    return None


def _first_undoable(made: Sequence[Decision], person: Person, now: datetime) -> tuple[CommentView, LastDecision] | None:
    whole = discussion.whole({one.comment_id for one in made})
    sections = grounds.sections_of({subject for _, subject in whole.values()})
    later = defaultdict[int, list[Decision]](list)
    for other in Decision.objects.filter(comment_id__in=list(whole)):
        later[other.comment_id].append(other)
    for one in made:
        if one.comment_id not in whole or not _does(one):
            continue
        view, subject = whole[one.comment_id]
        theirs = may(person, UNDO, sections.get(subject)) and (PARTY not in one.changes or may_name(person))
        if theirs and can_be_undone(one, later[one.comment_id], view, now):
            return view, LastDecision(one.id, one.verb, one.before, one.by, one.reason, one.decided_at, one.undoes_id)
    return None


def _does(one: Decision) -> bool:
    """Whether something is done by it: it is a decision, or takes a taking back back."""
    does, at = True, one
    while at.undoes is not None:
        does, at = not does, at.undoes
    return does
