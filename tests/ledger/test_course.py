"""Where a promised number is heading: what a forecast is asked, and how its answer judges the promise."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, strategies as st

from postilla.ledger.rules import judge
from postilla.ledger.rules.bounds import as_written
from postilla.ledger.rules.course import Run, course, questions, run_of
from postilla.ledger.rules.periods import each, period_of
from postilla.ledger.values import BETWEEN, EXACT, MORE_THAN, PRECISIONS, Bounds, Course, Period, Seen, Terms

YEAR = period_of("2024")
DAY = date(2024, 6, 10)


def months(first: str, last: str, **more: Any) -> list[Seen]:
    """A figure of 1,000 and its place for each month, exactly."""
    found = each("month", period_of(first).start, period_of(last).end)
    return [
        Seen(place, one, as_written(EXACT, Decimal(1000 + place)), **more) for place, one in enumerate(found, start=1)
    ]


def run(seen: list[Seen], period: Period = YEAR, adds_up: bool = True) -> Run:
    found = run_of(period, seen, adds_up)
    assert found is not None
    return found


def test_what_is_asked_is_the_rest_of_the_period() -> None:
    found = run(months("2022-01", "2024-05"))
    low, high = questions(found)
    assert low == high
    assert low is not None
    assert (len(low.values), low.season, low.steps, low.skip, low.least) == (29, 12, 7, 0, 0.0)
    assert found.known == Bounds(Decimal(5 * 1000 + 25 + 26 + 27 + 28 + 29), Decimal(5135))


def test_months_before_the_period_are_passed_over() -> None:
    low, _ = questions(run(months("2021-01", "2023-10")))
    assert low is not None
    assert (low.steps, low.skip) == (14, 2)


@pytest.mark.parametrize(
    ("seen", "why"),
    [
        ([], "nothing was seen"),
        (months("2022-07", "2024-05"), "23 months"),
        ([one for one in months("2021-01", "2024-05") if one.period != period_of("2024-02")], "a month is missing"),
        (months("2021-01", "2024-05", final=False), "estimates alone"),
        (months("2010-01", "2012-12"), "too far ahead"),
    ],
)
def test_too_little_data(seen: list[Seen], why: str) -> None:
    assert run_of(YEAR, seen, True) is None, why


def test_what_does_not_add_up_needs_its_own_kind_of_period() -> None:
    assert run_of(YEAR, months("2021-01", "2024-05"), False) is None
    years = [Seen(year, period_of(str(year)), Bounds(Decimal(year), Decimal(year))) for year in range(2012, 2023)]
    low, _ = questions(run(years, adds_up=False))
    assert low is not None
    assert (low.steps, low.skip, low.season, low.least) == (2, 1, 1, None)


def test_imprecision_stays_to_the_end() -> None:
    """“More than 1,029” leaves everything above it possible: no upper end, and no verdict of “at most”."""
    *exact, last = months("2022-01", "2024-05")
    found = run([*exact, replace(last, bounds=as_written(MORE_THAN, Decimal(1029)))])
    low, high = questions(found)
    assert low is not None
    assert high is None
    told = course(found, ((7000.0, 8000.0, True), None))
    assert (told.figure.low, told.figure.high) == (Decimal(12_130), None)
    assert judged("at-least", told, low=12_000) == "on-course"
    assert judged("at-most", told, high=20_000) == "open"
    assert judged("at-most", told, high=12_000) == "at-risk"


def test_contradicting_sources_widen_it() -> None:
    seen = months("2022-01", "2024-05")
    low, high = questions(run([*seen, Seen(99, seen[-1].period, Bounds(Decimal(2000), Decimal(2000)))]))
    assert low is not None
    assert high is not None
    assert (low.values[-1], high.values[-1]) == (1029.0, 2000.0)


def test_a_course_says_of_what_it_is() -> None:
    told = course(run(months("2021-01", "2024-05")), ((7012.3, 7777.7, False), (7012.3, 7777.7, True)))
    assert told.method == "ets-seasons"
    assert told.figure == Bounds(Decimal(12_200), Decimal(12_980))  # outwards, to two digits of the width
    assert told.so_far == Bounds(Decimal(5195), Decimal(5195))
    assert [str(one.start.year) for one, _ in told.before] == ["2021", "2022", "2023"]
    assert told.used == (37, 38, 39, 40, 41)
    assert course(run(months("2021-01", "2024-05")), (None, None)) == Course(YEAR)


def test_a_year_before_it_that_still_runs_is_told_as_far_as_it_is_known() -> None:
    told = course(run(months("2021-01", "2023-10")), ((7012.3, 7777.7, False), (7012.3, 7777.7, False)))
    known = [(one.start.year, int(bounds.low or 0)) for one, bounds in told.before]
    assert known == [(2021, 12078), (2022, 12222), (2023, 10295)]
    told = course(run(months("2020-01", "2022-12"), period_of("2024-Q1")), ((1.0, 2.0, False), (1.0, 2.0, False)))
    assert [(str(one.start), bounds) for one, bounds in told.before[-4:]] == [
        (f"2023-{month}-01", Bounds()) for month in ("01", "04", "07", "10")
    ]


def terms(kind: str, low: int | None = None, high: int | None = None) -> Terms:
    aim = Bounds(None if low is None else Decimal(low), None if high is None else Decimal(high))
    return Terms(kind, aim, YEAR, YEAR.end, adds_up=True)


def judged(kind: str, told: Course | None, **aim: int) -> str:
    return judge(terms(kind, **aim), [], DAY, told).state


AHEAD = Course(YEAR, "ets", Bounds(Decimal(74_000), Decimal(82_000)))


@pytest.mark.parametrize(
    ("kind", "aim", "state"),
    [
        ("number", {"low": 70_000}, "on-course"),
        ("number", {"low": 74_000}, "on-course"),
        ("number", {"low": 78_000}, "open"),
        ("number", {"low": 82_001}, "at-risk"),
        ("at-least", {"low": 90_000}, "at-risk"),
        ("at-most", {"high": 82_000}, "on-course"),
        ("at-most", {"high": 80_000}, "open"),
        ("at-most", {"high": 73_999}, "at-risk"),
        ("range", {"low": 70_000, "high": 90_000}, "on-course"),
        ("range", {"low": 80_000, "high": 90_000}, "open"),
        ("range", {"low": 60_000, "high": 70_000}, "at-risk"),
    ],
)
def test_the_interval_judges(kind: str, aim: dict[str, int], state: str) -> None:
    assert judged(kind, AHEAD, **aim) == state


def test_a_course_tells_nothing_of_another_period_or_of_what_is_decided() -> None:
    assert judged("number", replace(AHEAD, period=period_of("2025")), low=90_000) == "open"
    assert judged("number", Course(YEAR), low=90_000) == "open"
    aim = terms("number", 90_000)
    assert judge(aim, [], date(2025, 1, 1), AHEAD).state == "overdue"
    assert judge(replace(aim, withdrawn_on=DAY), [], DAY, AHEAD).state == "withdrawn"
    known = [Seen(1, YEAR, Bounds(Decimal(90_000), Decimal(90_000)))]
    assert judge(aim, known, DAY, AHEAD).state == "kept"


numbers = st.integers(0, 40).map(lambda number: Decimal(number * 1000))
ends = st.one_of(st.none(), numbers)


@st.composite
def intervals(draw: Any) -> Bounds:
    low, high = draw(ends), draw(ends)
    return Bounds(high, low) if low is not None and high is not None and low > high else Bounds(low, high)


@given(intervals(), numbers, numbers, st.sampled_from(["number", "at-least", "at-most", "range"]), st.data())
def test_a_narrower_course_never_turns_a_verdict_round(
    wide: Bounds, one: Decimal, other: Decimal, kind: str, data: Any
) -> None:
    """What a wide interval tells, every interval within it tells too."""
    aim = Bounds(min(one, other), max(one, other))
    least = Decimal(0) if wide.low is None else wide.low
    most = max(least, Decimal(40_000)) if wide.high is None else wide.high
    least = min(least, most)
    inner = sorted(data.draw(st.tuples(*(st.integers(0, 100),) * 2)))
    narrow = Bounds(*(least + (most - least) * share / 100 for share in inner))
    before = judge(Terms(kind, aim, YEAR, YEAR.end), [], DAY, Course(YEAR, "ets", wide)).state
    after = judge(Terms(kind, aim, YEAR, YEAR.end), [], DAY, Course(YEAR, "ets", narrow)).state
    assert before in ("open", after)


@given(st.lists(st.tuples(st.sampled_from([w for w in PRECISIONS if w != BETWEEN]), numbers), min_size=26, max_size=29),
       st.randoms(use_true_random=False))  # fmt: skip
def test_order_of_arrival_does_not_matter(said: list[tuple[str, Decimal]], shuffle: random.Random) -> None:
    periods = list(each("month", date(2022, 1, 1), date(2024, 6, 30)))
    seen = [
        Seen(place, periods[place], as_written(word, value)) for place, (word, value) in enumerate(said)
    ]  # fmt: skip
    mixed = list(seen)
    shuffle.shuffle(mixed)
    first = run_of(YEAR, seen, True)
    assert first is not None
    assert run_of(YEAR, mixed, True) == first
    answers = ((1000.0, 2000.0, False), (1500.0, 2500.0, False))
    told = course(first, answers)
    assert told.method == "ets"  # of months, too, where none of their seasons tells more
    assert judge(terms("number", 9000), mixed, DAY, told) == judge(terms("number", 9000), seen, DAY, told)
