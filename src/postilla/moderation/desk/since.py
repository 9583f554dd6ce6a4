"""Whether anything happened at the desk, and what."""

from dataclasses import dataclass

from django.db.models import Exists, Max, OuterRef

from postilla.discussion import reads as discussion
from postilla.moderation.desk.cards import FIELDS
from postilla.moderation.desk.values import LastDecision
from postilla.moderation.models import Decision, Report
from postilla.moderation.rules import PARTY
from postilla.moderation.values import UNDO

MOST = 200


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


def last_by(by: str) -> tuple[int, LastDecision] | None:
    """(comment, decision) of what somebody decided last and nobody took back since. A taking back is no such one."""
    taken_back = Decision.objects.filter(undoes=OuterRef("id"))
    rows = Decision.objects.filter(~Exists(taken_back), by=by).exclude(verb=UNDO).order_by("-id")
    row = rows.values_list("comment_id", *FIELDS).first()
    return (row[0], LastDecision(*row[1:])) if row else None
