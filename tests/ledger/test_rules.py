"""The rules of verdicts as tables: every kind with every way to word a figure, before and after its time."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from postilla.ledger.rules import judge
from postilla.ledger.rules.bounds import as_written
from postilla.ledger.rules.periods import period_of
from postilla.ledger.values import (
    ABOUT,
    AT_LEAST,
    AT_LEAST_WORD,
    AT_MOST,
    AT_MOST_WORD,
    BETWEEN,
    BROKEN,
    CADENCE,
    CONDITION,
    DONE,
    EXACT,
    JUST_OVER,
    KEPT,
    LESS_THAN,
    MEASURED,
    MORE_THAN,
    NEARLY,
    NUMBER,
    ON_COURSE,
    OPEN,
    OVERDUE,
    PARTLY,
    PRECISIONS,
    RANGE,
    UNDECIDED,
    UNMEASURABLE,
    WITHDRAWN,
    Bounds,
    Seen,
    Terms,
)

YEAR = period_of("2024")
BEFORE, AFTER = date(2024, 6, 1), date(2025, 1, 1)
SHORT = {KEPT: "K", BROKEN: "B", UNDECIDED: "?"}


def figure(word: str, value: Any, period: str = "2024", number: int = 1, final: bool = True) -> Seen:
    return Seen(number, period_of(period), as_written(word, Decimal(value)), final=final)


def event(period: str, holds: bool = True, number: int = 1) -> Seen:
    return Seen(number, period_of(period), holds=holds)


def promised(kind: str, low: int | None = None, high: int | None = None, **more: Any) -> Terms:
    aim = Bounds(None if low is None else Decimal(low), None if high is None else Decimal(high))
    return Terms(kind, aim, **{"period": YEAR, "due": YEAR.end, **more})


VALUES = (70000, 77000, 80000, 85000, 90000, 95000)
AIMS = {
    NUMBER: promised(NUMBER, 80000),
    AT_LEAST: promised(AT_LEAST, 80000),
    AT_MOST: promised(AT_MOST, high=80000),
    RANGE: promised(RANGE, 80000, 90000),
}
# For each kind and precision: the verdict at each of VALUES, when the year is over.
TABLE = {
    NUMBER: {
        EXACT: "BBKKKK", JUST_OVER: "BBKKKK", MORE_THAN: "??KKKK", AT_LEAST_WORD: "??KKKK",
        ABOUT: "BB?KKK", NEARLY: "BBBKKK", LESS_THAN: "BBB???", AT_MOST_WORD: "BB????",
    },
    AT_MOST: {
        EXACT: "KKKBBB", JUST_OVER: "KKBBBB", MORE_THAN: "??BBBB", AT_LEAST_WORD: "???BBB",
        ABOUT: "KK?BBB", NEARLY: "KKKBBB", LESS_THAN: "KKK???", AT_MOST_WORD: "KKK???",
    },
    RANGE: {
        EXACT: "BBKKKB", JUST_OVER: "BBKKBB", MORE_THAN: "????BB", AT_LEAST_WORD: "?????B",
        ABOUT: "BB?K?B", NEARLY: "BBBKKB", LESS_THAN: "BBB???", AT_MOST_WORD: "BB????",
    },
}  # fmt: skip
TABLE[AT_LEAST] = TABLE[NUMBER]


@pytest.mark.parametrize("kind", MEASURED)
@pytest.mark.parametrize("word", [word for word in PRECISIONS if word != BETWEEN])
def test_each_kind_with_each_precision(kind: str, word: str) -> None:
    found = [judge(AIMS[kind], [figure(word, value)], AFTER).state for value in VALUES]
    assert "".join(SHORT[state] for state in found) == TABLE[kind][word]


@pytest.mark.parametrize(
    ("low", "high", "verdicts"),
    [
        (81000, 82000, "KKBK"),
        (70000, 75000, "BBKB"),
        (79000, 81000, "????"),
        (85000, 95000, "KKB?"),
        (91000, 92000, "KKBB"),
    ],
)
def test_a_figure_said_to_lie_between_two_others(low: int, high: int, verdicts: str) -> None:
    seen = [Seen(1, YEAR, Bounds(Decimal(low), Decimal(high)))]
    assert "".join(SHORT[judge(AIMS[kind], seen, AFTER).state] for kind in MEASURED) == "".join(
        verdicts[(NUMBER, AT_LEAST, AT_MOST, RANGE).index(kind)] for kind in MEASURED
    )


@pytest.mark.parametrize(
    ("better", "above", "below"), [("", BROKEN, BROKEN), ("more", KEPT, BROKEN), ("less", BROKEN, KEPT)]
)
def test_a_range_missed_on_its_good_side_is_kept(better: str, above: str, below: str) -> None:
    terms = promised(RANGE, 80000, 90000, better=better)
    assert judge(terms, [figure(EXACT, 95000)], AFTER).state == above
    assert judge(terms, [figure(EXACT, 75000)], AFTER).state == below


@pytest.mark.parametrize(
    ("seen", "today", "state", "why", "missing"),
    [
        ([], BEFORE, OPEN, "running", ""),
        ([], YEAR.end, OPEN, "running", ""),
        ([], AFTER, OVERDUE, "not-looked", "figure"),
        ([figure(EXACT, 85000, "2023")], AFTER, OVERDUE, "not-looked", "figure"),
        ([figure(EXACT, 85000, final=False)], BEFORE, OPEN, "running", ""),
        ([figure(EXACT, 85000, final=False)], AFTER, UNDECIDED, "estimate", "final"),
        ([figure(EXACT, 40000, "2024-H1")], AFTER, UNDECIDED, "parts", "figure"),
        ([figure(MORE_THAN, 70000)], AFTER, UNDECIDED, "not-exact", "exact"),
    ],
)
def test_what_is_said_while_nothing_is_decided(
    seen: list[Seen], today: date, state: str, why: str, missing: str
) -> None:
    found = judge(AIMS[NUMBER], seen, today)
    assert (found.state, found.why, found.missing) == (state, why, missing)


def months(value: int, number: int = 12, word: str = EXACT) -> list[Seen]:
    return [figure(word, value, f"2024-{month:02}", month) for month in range(1, number + 1)]


@pytest.mark.parametrize(
    ("seen", "state", "why"),
    [
        (months(7000), KEPT, "figure"),
        (months(6000), BROKEN, "figure"),
        (months(6700, word=MORE_THAN), KEPT, "figure"),
        (months(6000, word=MORE_THAN), UNDECIDED, "not-exact"),
        (months(9000, 9), KEPT, "already"),  # nine months were enough
        (months(6000, 11), UNDECIDED, "parts"),
        ([figure(EXACT, 41000, "2024-H1", 1), *months(7000)[6:]], KEPT, "figure"),
        ([figure(EXACT, 41000, "2024-Q1", 1), figure(EXACT, 41000, "2024-Q1", 2)], UNDECIDED, "parts"),  # one, twice
    ],
)
def test_parts_add_up_where_the_metric_says_so(seen: list[Seen], state: str, why: str) -> None:
    adding = promised(NUMBER, 80000, adds_up=True)
    assert (judge(adding, seen, AFTER).state, judge(adding, seen, AFTER).why) == (state, why)
    assert judge(AIMS[NUMBER], seen, AFTER).state == UNDECIDED  # a level, such as a share, is no sum


def test_a_limit_is_broken_before_its_time_when_the_parts_exceed_it() -> None:
    terms = promised(AT_MOST, high=80000, adds_up=True)
    assert judge(terms, months(9000, 5), BEFORE).state == OPEN
    assert judge(terms, months(9000, 9), date(2024, 10, 5)).state == BROKEN


def test_sources_that_contradict_each_other_are_told_and_give_the_benefit_of_the_doubt() -> None:
    one, other = figure(EXACT, 85000, number=1), figure(EXACT, 70000, number=2)
    found = judge(AIMS[NUMBER], [one, other], AFTER)
    assert (found.state, found.contested, found.used, found.detail) == (KEPT, True, (1, 2), "85000 / 70000")
    agreeing = judge(AIMS[NUMBER], [figure(MORE_THAN, 70000, number=1), figure(NEARLY, 80000, number=2)], AFTER)
    assert (agreeing.state, agreeing.contested, agreeing.detail) == (BROKEN, False, "76000..<80000")


DUE = promised(DONE, due=date(2024, 9, 30), period=None)


@pytest.mark.parametrize(
    ("seen", "today", "state", "why"),
    [
        ([], date(2024, 9, 30), OPEN, "running"),
        ([], date(2024, 10, 1), OVERDUE, "not-looked"),
        ([event("2024-09-30")], AFTER, KEPT, "done"),
        ([event("2024-09")], BEFORE, KEPT, "done"),
        ([event("2024-10-01")], AFTER, PARTLY, "late"),
        ([event("2024")], AFTER, UNDECIDED, "when"),
        ([event("2024"), event("2024-10-01", False, 2)], AFTER, PARTLY, "late"),
        ([event("2024-08", False)], AFTER, OVERDUE, "not-looked"),
        ([event("2024-10-01", False)], AFTER, BROKEN, "not-done"),
        ([event("2024-10-01", False), event("2025-03", number=2)], AFTER, PARTLY, "late"),
        ([event("2024-09-02"), event("2024-10-01", False, 2)], AFTER, KEPT, "done"),
    ],
)
def test_a_thing_to_be_done_by_a_day(seen: list[Seen], today: date, state: str, why: str) -> None:
    found = judge(DUE, seen, today)
    assert (found.state, found.why) == (state, why)


YEARLY = Terms(CADENCE, period=period_of("2022..2024"), due=date(2024, 12, 31))


@pytest.mark.parametrize(
    ("seen", "today", "state"),
    [
        ([], date(2022, 12, 30), OPEN),
        ([], AFTER, OVERDUE),
        ([event("2022-05"), event("2023-06", number=2)], BEFORE, ON_COURSE),
        ([event("2022-05"), event("2023-06", number=2)], AFTER, UNDECIDED),
        ([event("2022-05"), event("2023-06", number=2), event("2024-03", number=3)], AFTER, KEPT),
        ([event("2022-05"), event("2023", False, 2)], BEFORE, PARTLY),
        ([event("2022", False)], date(2023, 2, 1), BROKEN),
    ],
)
def test_a_cadence(seen: list[Seen], today: date, state: str) -> None:
    assert judge(YEARLY, seen, today).state == state


STAYS = Terms(CONDITION, period=period_of("2023..2024"), due=date(2024, 12, 31), said_on=date(2023, 1, 1))


@pytest.mark.parametrize(
    ("seen", "today", "state"),
    [
        ([], BEFORE, OPEN),
        ([], AFTER, OVERDUE),
        ([event("2023")], BEFORE, ON_COURSE),
        ([event("2023")], AFTER, UNDECIDED),
        ([event("2024-12-31")], AFTER, KEPT),
        ([event("2023"), event("2024-03", False, 2)], BEFORE, BROKEN),
        ([event("2022-03", False)], BEFORE, OPEN),  # before it was promised
        ([event("2024-03", False), event("2024-12-31", number=2)], AFTER, BROKEN),  # mended, but it did not stay so
    ],
)
def test_a_condition_that_is_to_hold(seen: list[Seen], today: date, state: str) -> None:
    assert judge(STAYS, seen, today).state == state


@pytest.mark.parametrize(
    "terms",
    [
        promised(RANGE, 90000, 80000),  # upside down
        promised(RANGE, 80000),
        promised(NUMBER),
        promised(AT_MOST, 80000),
        promised(NUMBER, 80000, measurable=False),
        promised("something"),
    ],
)
def test_what_no_observation_can_decide(terms: Terms) -> None:
    found = judge(terms, [figure(EXACT, 85000)], AFTER)
    assert (found.state, found.missing) == (UNMEASURABLE, "form")


@pytest.mark.parametrize("kind", [NUMBER, AT_LEAST, AT_MOST, RANGE, DONE, CONDITION])
def test_without_a_due_date_nothing_is_ever_overdue(kind: str) -> None:
    terms = promised(kind, 80000, 90000, period=None, due=None, said_on=date(2024, 1, 1))
    assert judge(terms, [], date(2050, 1, 1)).state == OPEN
    assert judge(terms, [], date(2050, 1, 1)).missing == "due"


@pytest.mark.parametrize(
    ("seen", "today", "state"),
    [
        ([], date(2024, 12, 31), OPEN),
        ([], AFTER, OVERDUE),
        ([figure(EXACT, 85000, "2024-11")], AFTER, KEPT),
        ([figure(EXACT, 85000, "2030")], AFTER, OVERDUE),  # too late to keep it
        ([figure(EXACT, 70000, "2024")], AFTER, BROKEN),
        ([figure(EXACT, 70000, "2024-H1")], AFTER, UNDECIDED),
    ],
)
def test_a_number_by_a_day_counts_from_when_it_was_said(seen: list[Seen], today: date, state: str) -> None:
    terms = promised(NUMBER, 80000, period=None, said_on=YEAR.start)
    assert judge(terms, seen, today).state == state


@pytest.mark.parametrize(
    ("seen", "on", "state"),
    [
        ([], date(2024, 6, 1), WITHDRAWN),
        ([figure(EXACT, 85000)], date(2024, 6, 1), KEPT),  # kept all the same
        ([figure(EXACT, 70000)], date(2024, 6, 1), WITHDRAWN),
        ([figure(EXACT, 70000)], date(2025, 2, 1), BROKEN),  # nobody takes back what has failed
    ],
)
def test_a_promise_taken_back(seen: list[Seen], on: date, state: str) -> None:
    assert judge(promised(NUMBER, 80000, withdrawn_on=on), seen, AFTER).state == state
