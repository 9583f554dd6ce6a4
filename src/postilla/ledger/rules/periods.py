"""Periods: how they are written, what they are made of."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from postilla.ledger.values import HALF, MONTH, QUARTER, YEAR, Period

MONTHS = {YEAR: 12, HALF: 6, QUARTER: 3, MONTH: 1}
_WRITTEN = re.compile(r"(\d{4})(?:-(?:([QH])(\d)|(\d\d)(?:-(\d\d))?))?")
SPAN = ".."
FIRST, LAST = 1900, 2200  # the years that the ledger takes; what lies outside is a slip of the pen


def period_of(text: str) -> Period:
    """("2024"), ("2024-Q1"), ("2024-H2"), ("2024-03"), ("2024-03-15"), ("2024-01..2024-09") → the days.

    Raises ValueError for anything else, and for one that ends before it begins.
    """
    first, parted, last = text.strip().upper().partition(SPAN)
    found = _one(first)
    if parted:
        found = Period(found.start, _one(last).end)
    if found.end < found.start:
        raise ValueError(text)
    return found


def _one(text: str) -> Period:
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    year = int(match[1])
    if match[5]:
        day = date(year, int(match[4]), int(match[5]))
        return Period(day, day)
    if match[4]:
        return span(year, int(match[4]), 1)
    if match[2]:
        months = MONTHS[QUARTER if match[2] == "Q" else HALF]
        number = int(match[3])
        if not 1 <= number <= 12 // months:
            raise ValueError(text)
        return span(year, (number - 1) * months + 1, months)
    return span(year, 1, 12)


def span(year: int, month: int, months: int) -> Period:
    """So many whole months from the first of one. Raises ValueError beyond the calendar."""
    after = year * 12 + month - 1 + months
    if after == (date.max.year + 1) * 12:  # up to the calendar's own end
        return Period(date(year, month, 1), date.max)
    return Period(date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1))


def is_near(day: date) -> bool:
    """Whether a day lies in a year that the ledger takes."""
    return FIRST <= day.year <= LAST


@lru_cache(maxsize=4096)
def kind_of(period: Period) -> str:
    """“year”, “half”, “quarter” or “month” where it is one of the calendar's; else “”."""
    for kind, months in MONTHS.items():
        month = period.start.month
        if period.start.day == 1 and (month - 1) % months == 0 and span(period.start.year, month, months) == period:
            return kind
    return ""


def written(period: Period) -> str:
    """As `period_of` reads it."""
    kind, year, month = kind_of(period), period.start.year, period.start.month
    if kind == YEAR:
        return f"{year}"
    if kind == HALF:
        return f"{year}-H{(month + 5) // 6}"
    if kind == QUARTER:
        return f"{year}-Q{(month + 2) // 3}"
    if kind == MONTH:
        return f"{year}-{month:02}"
    if period.start == period.end:
        return period.start.isoformat()
    return f"{period.start.isoformat()}{SPAN}{period.end.isoformat()}"


@lru_cache(maxsize=4096)
def parts(period: Period) -> tuple[tuple[Period, ...], ...]:
    """The ways to part a period of whole months: into halves, quarters, months, where they fill it exactly."""
    cuts = (_cut(period, kind) for kind in (YEAR, HALF, QUARTER, MONTH))
    return tuple(found for found in cuts if found and found != (period,))


def _cut(period: Period, kind: str) -> tuple[Period, ...]:
    found = tuple(each(kind, period.start, period.end))
    fills = bool(found) and found[0].start == period.start and found[-1].end == period.end
    return found if fills else ()


def each(kind: str, first: date, last: date) -> Iterator[Period]:
    """The calendar's periods of a kind that lie wholly between two days."""
    months = MONTHS[kind]
    number = first.year * 12 + first.month - 1
    number -= number % months
    while number < date.max.year * 12:
        period = span(number // 12, number % 12 + 1, months)
        if period.end > last:
            return
        if period.start >= first:
            yield period
        number += months
