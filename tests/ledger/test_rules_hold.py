"""What holds of verdicts whatever was seen: more information decides more, and the order of arrival does not matter."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, strategies as st

from postilla.ledger.rules import judge
from postilla.ledger.rules.bounds import agreed, as_written, meet
from postilla.ledger.rules.periods import each, period_of, span
from postilla.ledger.values import (
    BETWEEN,
    BROKEN,
    CADENCE,
    CONDITION,
    DONE,
    KEPT,
    KINDS,
    MEASURED,
    PRECISIONS,
    UNDECIDED,
    Bounds,
    Period,
    Seen,
    Terms,
)

WORDS = [word for word in PRECISIONS if word != BETWEEN]
YEAR = period_of("2024")
figures = st.integers(0, 40).map(lambda number: Decimal(number * 1000))
days = st.dates(date(2023, 1, 1), date(2025, 12, 31))
periods = st.one_of(
    st.sampled_from(
        [YEAR, period_of("2023"), *each("quarter", YEAR.start, YEAR.end), *each("month", YEAR.start, YEAR.end)]
    ),
    st.tuples(days, days).map(lambda pair: Period(min(pair), max(pair))),
)


@st.composite
def bounds(draw: Any) -> Bounds:
    if draw(st.booleans()):
        return as_written(draw(st.sampled_from(WORDS)), draw(figures))
    low, high = sorted((draw(figures), draw(figures)))
    return Bounds(low, high)


@st.composite
def terms(draw: Any, kinds: Any = KINDS, adds_up: bool = False) -> Terms:
    low, high = sorted((draw(figures), draw(figures)))
    kind = draw(st.sampled_from(list(kinds)))
    due = draw(st.one_of(st.none(), days)) if kind not in MEASURED else YEAR.end
    return Terms(
        kind, Bounds(low, high), draw(st.sampled_from([None, YEAR])), due, draw(st.sampled_from(["year", "quarter"])),
        draw(st.integers(1, 2)), date(2023, 1, 1), adds_up, draw(st.sampled_from(["", "more", "less"])),
    )  # fmt: skip


@st.composite
def sightings(draw: Any, most: int = 6) -> list[Seen]:
    return [
        Seen(
            number, draw(periods), draw(st.one_of(st.none(), bounds())), draw(st.booleans()), draw(st.booleans())
        )
        for number in range(1, draw(st.integers(0, most)) + 1)
    ]  # fmt: skip


@given(terms(), sightings(), days, st.randoms())
def test_the_order_of_arrival_does_not_matter(promised: Terms, seen: list[Seen], today: date, dice: Any) -> None:
    shuffled = list(seen)
    dice.shuffle(shuffled)
    assert judge(promised, shuffled, today) == judge(promised, seen, today)


@given(terms(), sightings(), sightings(3), days)
def test_what_was_kept_is_never_undecided_again(
    promised: Terms, seen: list[Seen], more: list[Seen], today: date
) -> None:
    before = judge(promised, seen, today)
    added = [Seen(100 + one.id, one.period, one.bounds, one.holds, one.final) for one in more]
    after = judge(promised, [*seen, *added], today)
    if before.state == KEPT and promised.kind not in (CADENCE, CONDITION):  # one breach breaks what was to hold
        assert after.state == KEPT
    assert not (before.state == KEPT and after.state == UNDECIDED)


@given(terms([DONE, CADENCE, CONDITION]), sightings(), days, st.integers(0, 800))
def test_what_was_kept_stays_kept_as_time_goes_by(promised: Terms, seen: list[Seen], today: date, later: int) -> None:
    if judge(promised, seen, today).state == KEPT:
        assert judge(promised, seen, date.fromordinal(today.toordinal() + later)).state == KEPT


@st.composite
def sources_of_one_truth(draw: Any) -> list[Seen]:
    """What several sources may say of the same months, each rightly, however vaguely."""
    truth = [Decimal(draw(st.integers(0, 20)) * 500) for _ in range(12)]
    found = []
    for number in range(draw(st.integers(1, 16))):
        length = draw(st.sampled_from([1, 1, 3, 6, 12]))
        first = draw(st.integers(0, 12 // length - 1)) * length
        total = sum(truth[first : first + length], Decimal(0))
        less, more = (Decimal(draw(st.integers(0, 4)) * 1000) for _ in range(2))
        said = draw(st.sampled_from(["exact", "between", "from", "to"]))
        low = total if said == "exact" else None if said == "to" else total - less
        high = total if said == "exact" else None if said == "from" else total + more
        found.append(Seen(number + 1, span(2024, first + 1, length), Bounds(low, high)))
    return found


@given(terms(MEASURED, adds_up=True), sources_of_one_truth(), st.integers(0, 16), st.randoms())
def test_right_sources_never_contradict_and_each_decides_more(
    promised: Terms, seen: list[Seen], known_first: int, dice: Any
) -> None:
    dice.shuffle(seen)
    after_all = judge(promised, seen, date(2025, 6, 1))
    before = judge(promised, seen[:known_first], date(2025, 6, 1))
    assert not after_all.contested
    if before.state in (KEPT, BROKEN):
        assert after_all.state == before.state


@given(st.lists(bounds(), min_size=1, max_size=7))
def test_ways_to_believe_are_the_largest_that_agree(all_bounds: list[Bounds]) -> None:
    ways = agreed(all_bounds)
    assert {place for _, places in ways for place in places} == set(range(len(all_bounds)))
    for common, places in ways:
        assert all(meet(common, all_bounds[place]) == common for place in places)
        for other in set(range(len(all_bounds))) - set(places):
            assert meet(common, all_bounds[other]) is None
