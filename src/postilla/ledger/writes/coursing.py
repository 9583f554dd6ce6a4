"""Where promised numbers are heading: asked again when figures come, told by the worker, never by who records."""

import logging
from collections.abc import Sequence
from datetime import datetime
from threading import Event

from django.db import InterfaceError, OperationalError
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

log = logging.getLogger("postilla.ledger")

AT_ONCE = 10  # promises looked at in one portion: with a forecast for each, some five seconds

Made = dict[int, tuple[str, Course | None]]


def look_at_courses(now: datetime, ending: Event | None = None) -> bool:
    """Tell the course of a portion of those that wait, and judge them by it; whether any waited.

    Without the extra `course` they wait on. Raises forecasting.Stuck, and they wait on; also where `ending` is set. A
    promise whose own figures stop the forecasts, or that cannot be told, is set aside without a course until it has
    others.
    """
    if not forecasting.is_there():
        return False
    waiting = Promise.objects.filter(course_due=True).order_by("pk")
    rows = list(waiting.select_related("metric")[:AT_ONCE])
    if not rows:
        return False
    rows, made = _made_of_these(rows, now, ending)
    for promise in rows:
        try:
            _tell(promise, made.get(promise.pk), now)
        except (OperationalError, InterfaceError):
            raise
        except Exception:  # such as a number too long for its column: those behind it are not to wait for it
            log.exception("promise %s: its course cannot be told", promise.pk)
            _set_aside(promise, now)
    return True


def _made_of_these(rows: list[Promise], now: datetime, ending: Event | None) -> tuple[list[Promise], Made]:
    """The promises whose turn it is now, and what was made of them. Where they stop the forecasts together, up to the
    first that does so alone. Raises Stuck."""
    try:
        return rows, _made(rows, now, ending)
    except forecasting.Stuck:
        forecasting.check(ending)
    made: Made = {}
    for place, promise in enumerate(rows, start=1):
        try:
            made |= _made([promise], now, ending)
        except forecasting.Stuck as problem:
            if ending is not None and ending.is_set():
                raise
            log.warning("promise %s has no course: %s", promise.pk, problem)
            return rows[:place], made | _made([promise], now, None, ask=False)
    return rows, made


def _set_aside(promise: Promise, now: datetime) -> None:
    with telling(now) as tell:
        Heading.objects.filter(promise=promise.pk).delete()
        Promise.objects.filter(pk=promise.pk).update(course_due=False)
        tell(LedgerChanged((), (promise.pk,)))


def _made(rows: Sequence[Promise], now: datetime, ending: Event | None, ask: bool = True) -> Made:
    """Each promise's key and course, of those whose period still runs; None for a course that is known already.
    Without `ask` no forecast is asked for: then none has a method. Raises Stuck."""
    known = dict(Heading.objects.filter(promise__in=[one.pk for one in rows]).values_list("promise_id", "key"))
    found: Made = {}
    asked: list[tuple[int, str, rules.Run]] = []
    for promise in rows:
        period = _running(promise, now)
        if period is None:
            continue
        run = courses.run(promise, _terms(promise))
        key = courses.key_of(period, run)
        new = known.get(promise.pk) != key
        found[promise.pk] = key, Course(period) if new and (run is None or not ask) else None
        if run is not None and new and ask:
            asked.append((promise.pk, key, run))
    pairs = [rules.questions(run) for _, _, run in asked]
    every = list(dict.fromkeys(one for pair in pairs for one in pair if one))
    answers = dict(zip(every, forecasting.answered(every, ending), strict=True))
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
