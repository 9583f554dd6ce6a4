"""What a day at the desk comes to for one person: of what they may decide about, and of nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from postilla.discussion import reads as discussion
from postilla.discussion.values import HELD, PUBLISHED
from postilla.grounds import reads as grounds
from postilla.moderation.desk.rights import Person, may
from postilla.moderation.models import Decision, Report


@dataclass(frozen=True)
class Today:
    """How many wait, how many of these are held, and how many were decided."""

    waiting: int
    held: int
    decided: int


def theirs(person: Person, since: datetime) -> Today:
    """Counted by conversation: a few statements, however many comments there are in each."""
    held = discussion.number_by_subject(HELD)
    reported = set(Report.objects.filter(settled_at=None).values_list("comment_id", flat=True))
    decided = Decision.objects.filter(decided_at__gte=since)
    reports = discussion.number_among(PUBLISHED, reported)
    made = list(decided.values_list("comment__thread__subject", flat=True))
    subjects = {*held, *reports, *made}
    sections = grounds.sections_of(subjects) if person.is_limited else {}
    mine = {subject for subject in subjects if may(person, "publish", sections.get(subject))}
    waits = _of(mine, held)
    return Today(waits + _of(mine, reports), waits, sum(1 for subject in made if subject in mine))


def _of(mine: Iterable[str], numbers: dict[str, int]) -> int:
    return sum(numbers.get(subject, 0) for subject in mine)
