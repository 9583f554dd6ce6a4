"""Where promised numbers are heading: asked again when figures come, told by the worker, never by who records."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from postilla.ledger import courses, forecasting
from postilla.ledger.events import LedgerChanged
from postilla.ledger.evidence import terms_of
from postilla.ledger.models import Heading, Promise
from postilla.ledger.rules import course as rules
from postilla.ledger.rules.verdicts import measurable
from postilla.ledger.values import MEASURED, Course, Period, Terms
from postilla.ledger.writes.judging import settle
from postilla.outbox.writes import telling

AT_ONCE = 20  # promises looked at in one portion: with a forecast for each, some ten seconds


def look_at_courses(now: datetime) -> bool:
    """Tell the course of a portion of those that wait, and judge them by it; whether any waited.

    Without the extra `course` they wait on. Raises forecasting.Stuck, and they wait on.
    """
    if not forecasting.is_there():
        return False
    waiting = Promise.objects.filter(course_due=True).order_by("pk")
    rows = list(waiting.select_related("metric")[:AT_ONCE])
    if not rows:
        return False
    made = _made(rows, now)
    for promise in rows:
        _tell(promise, made.get(promise.pk), now)
    return True


def _made(rows: Sequence[Promise], now: datetime) -> dict[int, tuple[str, Course | None]]:
    """Each promise's key and course, of those whose period still runs; None for a course that is known already."""
    known = dict(Heading.objects.filter(promise__in=[one.pk for one in rows]).values_list("promise_id", "key"))
    found: dict[int, tuple[str, Course | None]] = {}
    asked: list[tuple[int, str, rules.Run]] = []
    for promise in rows:
        period = _running(promise, now)
        if period is None:
            continue
        run = courses.run(promise, _terms(promise))
        key = courses.key_of(period, run)
        found[promise.pk] = key, Course(period) if run is None else None
        if run is not None and known.get(promise.pk) != key:
            asked.append((promise.pk, key, run))
    pairs = [rules.questions(run) for _, _, run in asked]
    every = list(dict.fromkeys(one for pair in pairs for one in pair if one))
    answers = dict(zip(every, forecasting.answered(every), strict=True))
    for (promise_id, key, run), (low, high) in zip(asked, pairs, strict=True):
        both = (answers[low] if low else None, answers[high] if high else None)
        found[promise_id] = key, rules.course(run, both)
    return found


def _tell(promise: Promise, made: tuple[str, Course | None] | None, now: datetime) -> None:
    """Store what was made, unless figures came meanwhile: then it waits for the next portion."""
    with telling(now) as tell:
        mine = Promise.objects.filter(pk=promise.pk)
        row = mine.select_for_update(of=("self",)).select_related("metric").first()
        if row is None:
            return
        period = _running(row, now)
        if made is not None and period is not None:
            key, course = made
            if courses.key_of(period, courses.run(row, _terms(row))) != key:
                return
            if course is not None:
                _store(courses.row_of(row.pk, key, course, now))
                settle(mine, tell, now)
                tell(LedgerChanged((), (row.pk,)))
        mine.update(course_due=False)


def _store(row: Heading) -> None:
    fields = [field.name for field in Heading._meta.concrete_fields if not field.primary_key]
    Heading.objects.bulk_create([row], update_conflicts=True, unique_fields=["promise"], update_fields=fields)


def _terms(promise: Promise) -> Terms:
    return terms_of(promise, list(promise.revisions.all()))


def _running(promise: Promise, now: datetime) -> Period | None:
    """The period of a number whose course can be told: one that has not ended, of terms that can be measured."""
    if promise.kind not in MEASURED or promise.metric_id is None:
        return None
    terms = _terms(promise)
    ended = terms.period is None or terms.period.end < timezone.localdate(now) or terms.withdrawn_on is not None
    return None if ended or not measurable(terms) else terms.period
