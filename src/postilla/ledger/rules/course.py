"""A number's course: from figures in a row to what a forecast is asked, and from its answer to a course.

Imprecision stays: “more than 7,000” has no upper end, so neither has what is heading from there. A series is made once
of the lowest that its figures leave possible, once of the highest; where sources contradict each other, from the lowest
of one to the highest of the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from postilla.ledger.rules.bounds import added
from postilla.ledger.rules.figures import DAY
from postilla.ledger.rules.periods import each, kind_of
from postilla.ledger.values import HALF, MONTH, QUARTER, YEAR, Bounds, Course, Period, Seen

SEASON = {MONTH: 12, QUARTER: 4, HALF: 2, YEAR: 1}  # how many make a year
NEEDED = {MONTH: 24, QUARTER: 10, HALF: 10, YEAR: 10}  # in a row; with fewer there is too little data
MOST = {MONTH: 72, QUARTER: 40, HALF: 30, YEAR: 30}  # older ones tell of another time
BEFORE = 4  # earlier periods named beside the course
NOUGHT = Decimal(0)


@dataclass(frozen=True)
class Run:
    """Figures in a row, oldest first, up to the newest, and what is asked of them.

    Of the `steps` periods after the newest the first `skip` are before what was promised. `known` is what the promised
    period has already.
    """

    period: Period
    kind: str
    rows: tuple[tuple[Period, Bounds], ...]
    ids: tuple[tuple[int, ...], ...]
    steps: int
    skip: int
    known: Bounds
    adds_up: bool


@dataclass(frozen=True)
class Question:
    """What a forecast is asked: what the `steps` after `values` add up to, the first `skip` left out."""

    values: tuple[float, ...]
    season: int
    steps: int
    skip: int
    least: float | None  # below which no figure can lie


# Between what the sum lies in four of five cases, and whether that is told with seasons. None: no method fits.
Answer = tuple[float, float, bool] | None


def run_of(period: Period, seen: Iterable[Seen], adds_up: bool) -> Run | None:
    """The figures by which a period's course can be told: those that reach farthest, of the shortest periods.

    None: too little data. What a whole needs that does not add up is figures of the same kind of period.
    """
    usable = [one for one in seen if one.bounds and one.final and one.period.end <= period.end]
    kinds = (MONTH, QUARTER, HALF, YEAR) if adds_up else (kind_of(period),)
    found = [run for kind in kinds if kind and (run := _run(period, kind, usable, adds_up))]
    return max(found, key=lambda run: (run.rows[-1][0].end, SEASON[run.kind]), default=None)


def _run(period: Period, kind: str, seen: Sequence[Seen], adds_up: bool) -> Run | None:
    by_period: dict[Period, list[Seen]] = {}
    for one in seen:
        if kind_of(one.period) == kind:
            by_period.setdefault(one.period, []).append(one)
    if not by_period:
        return None
    row = _in_a_row(by_period, MOST[kind])
    ahead = list(each(kind, row[-1].end + DAY, period.end))
    inside = [one for one in ahead if period.holds(one)]
    fits = bool(inside) and ahead[-1].end == period.end and (inside[0].start == period.start or period.holds(row[-1]))
    if not fits or len(row) < NEEDED[kind] or len(ahead) > len(row) // 2:
        return None
    rows = tuple((one, _hull(by_period[one], adds_up)) for one in row)
    had = [(one, bounds) for one, bounds in rows if period.holds(one)]
    if had and had[0][0].start != period.start:
        return None
    return Run(
        period, kind, rows, tuple(tuple(sorted(one.id for one in by_period[part])) for part in row), len(ahead),
        len(ahead) - len(inside), added(bounds for _, bounds in had), adds_up,
    )  # fmt: skip


def _in_a_row(known: Iterable[Period], most: int) -> list[Period]:
    """The newest that touch each other, oldest first."""
    newest_first = sorted(known, reverse=True)
    row = newest_first[:1]
    for one in newest_first[1:most]:
        if one.end + DAY != row[-1].start:
            break
        row.append(one)
    return row[::-1]


def _hull(seen: Sequence[Seen], adds_up: bool) -> Bounds:
    """From the lowest to the highest that any source leaves possible."""
    lows = [one.bounds.low for one in seen if one.bounds]
    highs = [one.bounds.high for one in seen if one.bounds]
    if adds_up:  # no figure is below zero
        lows = [NOUGHT if low is None else low for low in lows]
    return Bounds(
        None if None in lows else min(low for low in lows if low is not None),
        None if None in highs else max(high for high in highs if high is not None),
    )


def questions(run: Run) -> tuple[Question | None, Question | None]:
    """For the lower and for the upper end; None where that end is open. Both are the same of exact figures."""
    ends = (tuple(bounds.low for _, bounds in run.rows), tuple(bounds.high for _, bounds in run.rows))
    least = 0.0 if run.adds_up else None
    return tuple(  # type: ignore[return-value]
        None if None in end else Question(
            tuple(float(number) for number in end if number is not None), SEASON[run.kind], run.steps, run.skip, least
        )
        for end in ends
    )  # fmt: skip


def course(run: Run, answers: tuple[Answer, Answer]) -> Course:
    """The course, from the answers to both questions. Ends are rounded outwards to two digits of what lies between."""
    asked = questions(run)
    if any(question and not answer for question, answer in zip(asked, answers, strict=True)):
        return Course(run.period)
    low = Decimal(repr(answers[0][0])) if answers[0] else None
    high = Decimal(repr(answers[1][1])) if answers[1] else None
    whole, step = added([run.known, Bounds(low, high)]), _step(low, high)
    least = _rounded(whole.low, step, ROUND_FLOOR)
    if least is not None and run.adds_up and run.known.low is not None:
        least = max(least, run.known.low)  # what is known already cannot be undone
    figure = Bounds(least, _rounded(whole.high, step, ROUND_CEILING))
    in_period = sum(run.period.holds(one) for one, _ in run.rows)
    used = run.ids[-(in_period or SEASON[run.kind]) :]
    return Course(
        run.period, "ets-seasons" if any(answer and answer[2] for answer in answers) else "ets",
        figure, Bounds(run.known.low, run.known.high) if in_period and run.adds_up else None,
        run.rows[-1][0].end, run.kind, len(run.rows), _before(run),
        tuple(sorted(one for each_period in used for one in each_period)),
    )  # fmt: skip


def _before(run: Run) -> tuple[tuple[Period, Bounds], ...]:
    """What earlier periods of the same kind came to, and of those that the figures do not reach to the end of, what is
    known of them."""
    kind, until = kind_of(run.period), run.rows[-1][0].end
    if not kind:
        return ()
    found: list[tuple[Period, Bounds]] = []
    running: list[tuple[Period, Bounds]] = []
    for one in each(kind, run.rows[0][0].start, run.period.start - DAY):
        parts = [bounds for part, bounds in run.rows if one.holds(part)]
        total = added(parts) if parts else Bounds()
        if one.end > until:
            running.append((one, Bounds(total.low, total.high)))
        elif len(parts) == SEASON[run.kind] // SEASON[kind]:
            found.append((one, Bounds(total.low, total.high)))
    return tuple(found[-BEFORE:] + running)


def _step(low: Decimal | None, high: Decimal | None) -> Decimal:
    width = high - low if low is not None and high is not None else abs(low or high or NOUGHT) / 10
    return Decimal(1).scaleb(width.adjusted() - 1) if width else Decimal(1).scaleb(-6)


def _rounded(end: Decimal | None, step: Decimal, way: str) -> Decimal | None:
    return None if end is None else (end / step).to_integral_value(way) * step
