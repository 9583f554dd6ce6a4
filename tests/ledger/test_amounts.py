"""Amounts as they are typed: digits that are read in one way alone, and words such as “million”."""

from datetime import date
from decimal import Decimal

import pytest

from postilla.ledger import reading, refusals, units
from postilla.ledger.drafts import Aim, Figure, Source
from postilla.ledger.values import Gauge

REPORT = Source("Yearly report", date(2025, 2, 1), "https://example.org/report")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("77,000", "77000"), ("0.5", "0.5"),
        ("1,234,567", "1234567"), ("1.234.567", "1234567"), ("1,234.5", "1234.5"), ("1.234,5", "1234.5"),
        ("1.234.567,89", "1234567.89"), ("1 234", "1234"), ("1'234", "1234"), ("1234", "1234"), ("1.2340", "1.234"),
        ("0.912", "0.912"), ("-0.125", "-0.125"), ("1.23", "1.23"),
    ],
)  # fmt: skip
def test_what_can_be_read_in_one_way_is(text: str, value: str) -> None:
    assert reading.number(text, "value") == Decimal(value)


@pytest.mark.parametrize("text", ["1.234", "-1.234", "77.000"])
def test_what_can_be_read_in_two_ways_is_refused_with_both(text: str) -> None:
    with pytest.raises(refusals.NumberAmbiguous) as refused:
        reading.number(text, "value")
    said = refused.value.english()
    digits = text.replace(",", ".")
    assert f"can be {digits.replace('.', '')} or {digits}." in said
    assert reading.number(f"{digits}0", "value") == Decimal(digits)


@pytest.mark.parametrize("text", ["12,5", "1,23", "0,125", "0,912", "1,2345", "12.34.56", "1,234,56"])
def test_what_is_no_number_is_still_refused(text: str) -> None:
    with pytest.raises(refusals.NumberUnclear):
        reading.number(text, "value")


@pytest.mark.parametrize("number", ["1.234", "12345.678", "1.5", "80000"])
def test_what_fields_are_filled_with_is_read_back(number: str) -> None:
    assert reading.number(reading.plain(Decimal(number)), "value") == Decimal(number)


@pytest.mark.parametrize(
    ("value", "unit", "comes_to"),
    [
        ("4.5", "million EUR", "4500000"), ("4.5", "Mio. €", "4500000"), ("4.5 million EUR", "", "4500000"),
        ("4.5 million", "EUR", "4500000"), ("4.5", "million", "4500000"), ("2", "milliards d’euros", "2000000000"),
        ("2", "Mrd. EUR", "2000000000"), ("2", "miliardi di euro", "2000000000"), ("3", "millones de euros", "3000000"),
        ("3", "mil euros", "3000"), ("7", "Tsd. EUR", "7000"), ("1.5bn", "EUR", "1500000000"),
        ("2", "Billionen Euro", "2000000000000"), ("2", "billones de euros", "2000000000000"),
        ("1 billón de euros", "", "1000000000000"), ("2", "bilioni di euro", "2000000000000"),
        ("2", "billions d’euros", "2000000000000"), ("1", "billion d'euros", "1000000000000"),
        ("2", "Milliarden Euro", "2000000000"), ("2", "miliardo di euro", "2000000000"),
        ("3", "mil millones de euros", "3000000000"), ("3", "mil milhões de euros", "3000000000"),
        ("2", "billion EUR", "2000000000"),
    ],
)  # fmt: skip
def test_a_newsroom_s_millions(value: str, unit: str, comes_to: str) -> None:
    read = reading.figure(Figure(1, 1, "2024", value, REPORT, unit=unit), Gauge("EUR"))
    assert read.bounds.low == read.bounds.high == Decimal(comes_to)


@pytest.mark.parametrize(("value", "unit"), [("2", "billion EUR"), ("1", "Billion Euro"), ("4 billion", "EUR")])
def test_a_billion_is_asked_about_where_it_may_be_a_thousand_times_as_large(value: str, unit: str) -> None:
    draft = Figure(1, 1, "2024", value, REPORT, unit=unit)
    assert reading.figure(draft, Gauge("EUR")).bounds.low == Decimal(value[0]) * 10**9
    with pytest.raises(refusals.BillionUnclear):
        reading.figure(draft, Gauge("EUR", language="de"))
    with pytest.raises(refusals.BillionUnclear):
        reading.aim(Aim("at-least", 1, low=value, unit=unit, period="2024"), Gauge("EUR", language="de"))
    draft = Figure(1, 1, "2024", value[0], REPORT, unit="bn EUR")
    assert reading.figure(draft, Gauge("EUR", language="de")).bounds.low == Decimal(value[0]) * 10**9


def test_millions_of_another_currency_at_its_rate() -> None:
    draft = Figure(1, 1, "2024", "5", REPORT, unit="million USD", rate="0.9", rate_on=date(2025, 1, 11))
    read = reading.figure(draft, Gauge("EUR"))
    assert (read.bounds.low, read.rate, read.unit) == (Decimal(4500000), Decimal("0.9"), "million USD")
    with pytest.raises(refusals.CurrencyNeedsRate):
        reading.figure(Figure(1, 1, "2024", "5 million USD", REPORT), Gauge("EUR"))


def test_a_metric_may_count_in_millions() -> None:
    assert units.factor("EUR", "million EUR") == Decimal("0.000001")
    assert units.factor("bn EUR", "million EUR") == 1000
    assert units.factor("", "million EUR") == 1
    read = reading.figure(Figure(1, 1, "2024", "4.5", REPORT), Gauge("million EUR"))
    assert read.bounds.low == Decimal("4.5")


def test_a_range_and_a_promise_in_millions() -> None:
    read = reading.figure(Figure(1, 1, "2024", "4", REPORT, value_to="5 million", unit="EUR"), Gauge("EUR"))
    assert (read.bounds.low, read.bounds.high) == (Decimal(4_000_000), Decimal(5_000_000))
    aim = reading.aim(Aim("at-least", 1, low="4.5 million", period="2024"), Gauge("EUR")).aim
    assert aim.low == 4_500_000
    with pytest.raises(refusals.NumberUnclear):
        reading.figure(Figure(1, 1, "2024", "4 million", REPORT, value_to="5 bn", unit="EUR"), Gauge("EUR"))


@pytest.mark.parametrize("text", ["4.5 m", "4 cars", "4 millionaires", "2 billions"])
def test_other_words_behind_a_number_are_refused(text: str) -> None:
    with pytest.raises(refusals.NumberUnclear):
        reading.figure(Figure(1, 1, "2024", text, REPORT, unit="EUR"), Gauge("EUR"))
