"""Whenever the sample is made, its running number has figures enough for a course, and a period that is not over."""

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files

import pytest

from postilla.cli.sample_running import LISTED, _months, _numbers, promised_year
from postilla.ledger.rules.course import run_of
from postilla.ledger.rules.periods import span
from postilla.ledger.values import Bounds, Seen

DATA = tomllib.loads(files("postilla.cli.sample").joinpath("data/ledger.toml").read_text(encoding="utf-8"))["running"]


@pytest.mark.parametrize("today", [date(2027, 1, 1) + timedelta(days=days) for days in range(0, 366, 15)], ids=str)
def test_a_course_can_be_told(today: date) -> None:
    months = list(_months(today - LISTED))
    assert months[-1].end + LISTED <= today, "no list is from a day to come"
    numbers = [Decimal(text.replace(",", "")) for text in _numbers(DATA, months)]
    period = span(promised_year(months[-1]), 1, 12)
    assert period.end > today
    seen = [
        Seen(number, month, Bounds(value, value))
        for number, (month, value) in enumerate(zip(months, numbers, strict=True), start=1)
    ]
    run = run_of(period, seen, adds_up=True)
    assert run is not None
    assert (run.kind, len(run.rows)) == ("month", 36)
    assert 90_000 < sum(numbers[-12:]) < 110_000
