"""The verdict on a promise, from its terms, what was seen, and the day on which one asks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from postilla.ledger.rules import happened
from postilla.ledger.rules.bounds import NO, UNKNOWN, YES, lies_in
from postilla.ledger.rules.figures import Known, known, so_far
from postilla.ledger.values import (
    AT_LEAST,
    AT_MOST,
    AT_RISK,
    BROKEN,
    CADENCE,
    CONDITION,
    DONE,
    KEPT,
    LESS,
    MEASURED,
    MORE,
    NUMBER,
    ON_COURSE,
    OPEN,
    OVERDUE,
    RANGE,
    UNDECIDED,
    UNMEASURABLE,
    WITHDRAWN,
    Bounds,
    Course,
    Judgement,
    Period,
    Seen,
    Terms,
)


def judge(terms: Terms, seen: Sequence[Seen], today: date, course: Course | None = None) -> Judgement:
    """The verdict of the rules. The order of what was seen does not matter.

    `course` tells of a number whose period still runs, and has no say in anything that is decided.

    Withdrawing ends a promise unless it was kept all the same. After its last day, whatever was promised of figures
    stands decided, or the answer is what is missing.
    """
    ordered = sorted(seen, key=lambda one: one.id)
    found = _judged(terms, ordered, today)
    if found.why == "running" and terms.kind in MEASURED:
        found = heading(terms, course)
    back = terms.withdrawn_on
    # Taken back when it was decided already, it stays broken: nobody takes back what has failed.
    if back is None or found.state == KEPT or (terms.due is not None and back > terms.due):
        return found
    return Judgement(WITHDRAWN, "withdrawn", found.used, detail=back.isoformat())


def wanted(terms: Terms) -> Bounds:
    """Which figures keep a promise. To reach a number is to reach at least that one.

    A range is exceeded, not missed, where more is better; and undercut where less is.
    """
    aim = terms.aim
    if terms.kind in (NUMBER, AT_LEAST):
        return Bounds(low=aim.low, low_open=aim.low_open)
    if terms.kind == AT_MOST:
        return Bounds(high=aim.high, high_open=aim.high_open)
    if terms.better == MORE:
        return replace(aim, high=None, high_open=False)
    if terms.better == LESS:
        return replace(aim, low=None, low_open=False)
    return aim


def heading(terms: Terms, course: Course | None) -> Judgement:
    """How a number stands whose period still runs: by whether what it is heading for lies in what was promised.

    A course of another period, as before a promise was delayed, tells nothing.
    """
    if course is None or not course.method or course.period != terms.period:
        return Judgement(OPEN, "running")
    answer = lies_in(course.figure, wanted(terms))
    state, why = {YES: (ON_COURSE, "course"), NO: (AT_RISK, "course")}.get(answer, (OPEN, "course-open"))
    return Judgement(state, why, course.used, detail=_number(course.figure))


def measurable(terms: Terms) -> bool:
    """Whether the terms say enough for any observation to decide."""
    if not terms.measurable:
        return False
    if terms.kind in MEASURED:
        aim = wanted(terms)
        upside_down = terms.aim.low is not None and terms.aim.high is not None and terms.aim.low > terms.aim.high
        whole = terms.kind != RANGE or (terms.aim.low is not None and terms.aim.high is not None)
        return (aim.low is not None or aim.high is not None) and whole and not upside_down
    return terms.kind in (DONE, CADENCE, CONDITION)


def _judged(terms: Terms, seen: Sequence[Seen], today: date) -> Judgement:
    if not measurable(terms):
        return Judgement(UNMEASURABLE, "no-form", missing="form")
    if terms.kind in MEASURED:
        return _measured(terms, terms.period, seen, today) if terms.period else _undated(terms, seen, today)
    of_what_happened = [one for one in seen if one.bounds is None]
    rule = {DONE: happened.done, CADENCE: happened.cadence, CONDITION: happened.condition}[terms.kind]
    return rule(terms, of_what_happened, today)


def _measured(terms: Terms, period: Period, seen: Sequence[Seen], today: date) -> Judgement:
    aim = wanted(terms)
    if ways := known(period, seen, terms.adds_up):
        return _believed(ways, aim)
    if terms.adds_up and (least := so_far(period, seen)):
        answer = lies_in(least.bounds, aim)
        if answer != UNKNOWN:
            return Judgement(KEPT if answer == YES else BROKEN, "already", least.used, detail=_number(least.bounds))
    if today <= period.end:
        return Judgement(OPEN, "running")
    early = tuple(one.id for one in seen if not one.final and one.period == period)
    if early:
        return Judgement(UNDECIDED, "estimate", early, missing="final")
    used = tuple(one.id for one in seen if one.bounds and period.holds(one.period))
    if used:
        return Judgement(UNDECIDED, "parts", used, missing="figure")
    return Judgement(OVERDUE, "not-looked", missing="figure")


def _undated(terms: Terms, seen: Sequence[Seen], today: date) -> Judgement:
    """Without a period a number can be reached one day; by `due`, counted from the day it was said, or never missed."""
    aim = wanted(terms)
    reached = [
        one.id
        for one in seen
        if one.bounds
        and one.final
        and one.period.end >= terms.said_on
        and lies_in(one.bounds, aim) == YES
        and (terms.due is None or one.period.end <= terms.due)
    ]
    if reached and terms.kind in (NUMBER, AT_LEAST):
        return Judgement(KEPT, "reached", tuple(reached))
    if terms.due is not None:
        return _measured(terms, Period(min(terms.said_on, terms.due), terms.due), seen, today)
    return Judgement(OPEN, "no-due", missing="due")


def _believed(ways: Sequence[Known], aim: Bounds) -> Judgement:
    """By the ways to believe the sources: kept in one is kept, else missed in one is broken, else undecided."""
    answers = [(lies_in(way.bounds, aim), way) for way in ways]
    used = tuple(sorted({one for way in ways for one in way.used}))
    contested = len(ways) > 1
    detail = " / ".join(_number(way.bounds) for way in ways)
    for answer, state, why in ((YES, KEPT, "figure"), (NO, BROKEN, "figure")):
        if any(given == answer for given, _ in answers):
            return Judgement(state, why, used, contested=contested, detail=detail)
    return Judgement(UNDECIDED, "not-exact", used, "exact", contested, detail)


def _number(bounds: Bounds) -> str:
    """“77000..78000”, “70000..”, “131000”; “>70000..” and “..<80000” where the end itself is excluded."""
    low, high = (_plain(end) for end in (bounds.low, bounds.high))
    if low == high:
        return low
    return f"{'>' if bounds.low_open else ''}{low}..{'<' if bounds.high_open else ''}{high}"


def _plain(end: Decimal | None) -> str:
    text = "" if end is None else f"{end:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
