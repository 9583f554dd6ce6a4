"""What the desk looks for: promises by their words, subject and verdict; entries of figures, the newest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from postilla.ledger import clusters
from postilla.ledger.models import Observation, Promise, Subject
from postilla.ledger.reads.figures import as_entries
from postilla.ledger.reads.promises import as_cards
from postilla.ledger.shown import Card, Entry
from postilla.ledger.values import STATES

PER_PAGE = 50


@dataclass(frozen=True)
class Sought:
    """All `words` stand in a promise. `subject` is part of a name, or of another name, of its subject or of one that
    was merged with it; `state` a verdict. Empty: any."""

    words: str = ""
    subject: str = ""
    state: str = ""


def searched(sought: Sought, page: int = 1) -> list[Card]:
    """A page of the promises that are looked for, the newest first."""
    first = (page - 1) * PER_PAGE
    return as_cards(_found(sought).order_by("-recorded_at", "-pk")[first : first + PER_PAGE])


def searched_number(sought: Sought) -> int:
    """How many there are."""
    return _found(sought).count()


def _found(sought: Sought) -> "QuerySet[Promise]":
    found = Promise.objects.select_related("metric")
    for word in sought.words.split():
        found = found.filter(Q(title__icontains=word) | Q(words__icontains=word) | Q(speaker__icontains=word))
    if sought.subject.strip():
        found = found.filter(subject_id__in=subjects_named(sought.subject))
    return found.filter(state=sought.state) if sought.state in STATES else found


def subjects_named(name: str) -> set[int]:
    """Subjects in whose name, slug or other names this stands, with all that are the same."""
    like = Q(name__icontains=name.strip()) | Q(aliases__icontains=name.strip()) | Q(slug=name.strip())
    return _same(Subject.objects.filter(like).values_list("pk", flat=True))


def entries_before(subject: str = "", metric: str = "", last: int | None = None) -> list[Entry]:
    """Figures as they were recorded, the newest first, one more than a page: those of a metric (its slug), of subjects
    in whose names `subject` stands, recorded before entry `last`. All of them, also what was taken back or restated.
    """
    rows = Observation.objects.filter(metric__isnull=False).select_related("metric")
    if subject.strip():
        rows = rows.filter(subject_id__in=subjects_named(subject))
    if metric:
        rows = rows.filter(metric__slug=metric)
    if last is not None:
        rows = rows.filter(pk__lt=last)
    return list(as_entries(rows.order_by("-pk")[: PER_PAGE + 1]))


def entry(observation_id: int) -> Entry | None:
    """One entry of the ledger, or None."""
    rows = Observation.objects.filter(pk=observation_id).select_related("metric")
    return next(as_entries(rows), None)


def _same(subject_ids: Iterable[int]) -> set[int]:
    return {one for group in clusters.every(set(subject_ids)).values() for one in group}
