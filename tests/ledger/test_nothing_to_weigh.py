"""Where each part of a period has one figure, the short way to its sum finds what weighing all ways finds."""

from decimal import Decimal
from typing import Any

from hypothesis import given, strategies as st

from postilla.ledger.rules import figures
from postilla.ledger.rules.periods import parts, period_of
from postilla.ledger.values import Bounds, Period, Seen
from tests.ledger.test_rules_hold import bounds

WHOLE = [period_of(text) for text in ("2024", "2024-H1", "2024-Q2", "2024-02")]


@st.composite
def parted(draw: Any, period: Period) -> list[Period]:
    """A period as it is, or parted somehow, and its parts again; now and then one is left out."""
    ways = parts(period)
    if draw(st.integers(0, 9)) == 0:
        return []
    if not ways or draw(st.booleans()):
        return [period]
    return [one for part in draw(st.sampled_from(ways)) for one in draw(parted(part))]


@st.composite
def seen_of(draw: Any, period: Period) -> list[Seen]:
    found = [Seen(number, part, draw(bounds())) for number, part in enumerate(draw(parted(period)), 1)]
    return list(draw(st.permutations(found)))


@given(st.data())
def test_the_short_way_finds_the_same(data: Any) -> None:
    whole = data.draw(st.sampled_from(WHOLE))
    seen = data.draw(seen_of(whole))
    by_period = {one.period: [one] for one in seen}
    assert figures.of_plain_parts(whole, by_period) is not None
    assert figures.known(whole, seen, adds_up=True) == figures._of(whole, by_period, {})


def test_what_overlaps_or_contradicts_is_weighed() -> None:
    year, half = period_of("2024"), period_of("2024-H1")
    one = Seen(1, half, Bounds())
    assert figures.of_plain_parts(year, {half: [one, one]}) is None
    assert figures.of_plain_parts(year, {half: [Seen(1, half, Bounds(Decimal(2), Decimal(1)))]}) is None  # upside down
    assert figures.of_plain_parts(year, {half: [one], period_of("2024-03"): [one]}) is None
    assert figures.of_plain_parts(year, {period_of("2024-01-05..2024-02-07"): [one]}) is None
