"""Between the table of courses and their values, and what each is made from."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal

from postilla.ledger.evidence import figures_before
from postilla.ledger.models import Heading, Promise
from postilla.ledger.rules.course import Run, questions, run_of
from postilla.ledger.values import Bounds, Course, Period, Terms

METHOD = "3"  # another number makes all courses again


def of(promise_ids: Iterable[int]) -> dict[int, Course]:
    """The courses that were told of these promises; also those of which it was told that there is too little data."""
    return {row.promise_id: _course(row) for row in Heading.objects.filter(promise_id__in=list(promise_ids))}


def run(promise: Promise, terms: Terms) -> Run | None:
    """The figures of the promise's metric in a row, as far as they stand now. None: too little data."""
    if terms.period is None:
        return None
    return run_of(terms.period, figures_before(promise, terms.period.end), terms.adds_up)


def key_of(period: Period, found: Run | None) -> str:
    """The same for the same figures, so that no forecast is made twice."""
    asked = [asdict(one) if one else None for one in questions(found)] if found else None
    rows = [[one.start.isoformat(), _text(low.low), _text(low.high)] for one, low in found.rows] if found else []
    said = [METHOD, period.start.isoformat(), period.end.isoformat(), rows, asked, found.ids if found else []]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def row_of(promise_id: int, key: str, course: Course, now: datetime) -> Heading:
    so_far = course.so_far or Bounds()
    return Heading(
        promise_id=promise_id, key=key, method=course.method, start=course.period.start, end=course.period.end,
        low=course.figure.low, high=course.figure.high, so_far_low=so_far.low, so_far_high=so_far.high,
        until=course.until, kind=course.kind, periods=course.periods, used=list(course.used), at=now,
        before=[
            [one.start.isoformat(), one.end.isoformat(), _text(bounds.low), _text(bounds.high)]
            for one, bounds in course.before
        ],
    )  # fmt: skip


def _course(row: Heading) -> Course:
    known = row.so_far_low is not None or row.so_far_high is not None
    return Course(
        Period(row.start, row.end), row.method, Bounds(row.low, row.high),
        Bounds(row.so_far_low, row.so_far_high) if known else None, row.until, row.kind, row.periods,
        tuple(
            (Period(date.fromisoformat(start), date.fromisoformat(end)), Bounds(_number(low), _number(high)))
            for start, end, low, high in row.before
        ),
        tuple(row.used),
    )  # fmt: skip


def _text(end: Decimal | None) -> str:
    return "" if end is None else f"{end.normalize():f}"


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None
