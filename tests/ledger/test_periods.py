"""How figures and periods are read: what “just over” leaves possible, how a period is written and parted."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from postilla.ledger.rules.bounds import nearness
from postilla.ledger.rules.periods import each, parts, period_of, written


@pytest.mark.parametrize(
    ("value", "near"), [("77000", 1000), ("131000", 1000), ("70000", 3500), ("12.5", "0.1"), ("0", 0), ("-77000", 1000)]
)
def test_how_near_just_over_is(value: str, near: Any) -> None:
    assert nearness(Decimal(value)) == Decimal(near)


@pytest.mark.parametrize(
    "text", ["2024", "2024-H2", "2024-Q3", "2024-02", "2024-02-29", "2024-01-15..2024-02-03", "2000-Q4"]
)
def test_periods_are_written_as_they_are_read(text: str) -> None:
    assert written(period_of(text)) == text


@pytest.mark.parametrize(
    "text", ["", "24", "2024-Q5", "2024-H3", "2024-13", "2024-02-30", "2024..2023", "soon", "2024-Q0"]
)
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(ValueError):
        period_of(text)


def test_how_a_period_is_parted() -> None:
    assert [len(cut) for cut in parts(period_of("2024"))] == [2, 4, 12]
    assert [len(cut) for cut in parts(period_of("2023..2024"))] == [2, 4, 8, 24]
    assert parts(period_of("2024-05")) == ()
    assert parts(period_of("2024-01-02..2024-12-31")) == ()
    assert len(list(each("quarter", date(2024, 1, 2), date(2024, 12, 31)))) == 3
