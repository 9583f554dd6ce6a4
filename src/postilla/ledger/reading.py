"""From typed texts to numbers and days, or a refusal that says how to write them. Pure."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from postilla.ledger import refusals
from postilla.ledger.drafts import Aim, Figure, Place, Source
from postilla.ledger.rules.bounds import as_written
from postilla.ledger.rules.periods import is_near, period_of
from postilla.ledger.rules.verdicts import measurable
from postilla.ledger.units import NotConvertible, factor, has_two_sizes, is_currency, multiplied, named
from postilla.ledger.values import (
    BETWEEN,
    KINDS,
    MEASURED,
    PRECISIONS,
    UNITS_OF_TIME,
    Bounds,
    Gauge,
    Period,
    Terms,
)

MOST = Decimal(10) ** 20  # what a column holds
_NUMBER = re.compile(r"-?\d{1,20}(\.\d{1,6})?")
_GROUPED = re.compile(r"-?(?!0)\d{1,3}(,\d{3})+(\.\d{1,6})?")
# 1.234 is one and a bit in English, and what a German or an Italian types for a thousand. 1,234 is a thousand: who
# writes decimals with a comma writes three of them seldom, and who writes thousands so does it all the time.
_UNCLEAR = re.compile(r"-?(?!0)\d{1,3}\.\d{3}")
_AMOUNT = re.compile(r"(.*\d)\s*([^\W\d].*)?", re.DOTALL)  # “4.5 million EUR”
_MARKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\"<>`\\\u2028-\u202e\u2066-\u2069]")  # apostrophes are good in links
_SWAPPED = str.maketrans(",.", ".,")
_LOOSE = str.maketrans("", "", " \u00a0\u202f\u2009'’_")


def number(text: str, field: str) -> Decimal:
    """(“77000”) and (“77,000”) → 77000; (“1,234,567.8”) and (“1.234.567,8”) → 1234567.8. Raises NumberUnclear, and
    NumberAmbiguous for “1.234”, which is a thousand times as much in another language."""
    plain = text.translate(_LOOSE).replace("−", "-")
    if _UNCLEAR.fullmatch(plain):
        raise refusals.NumberAmbiguous(
            field, text=text[:40], whole=plain.replace(".", ""), part=plain, written=f"{plain}0"
        )
    for grouped in (plain, plain.translate(_SWAPPED)):
        if _GROUPED.fullmatch(grouped):
            plain = grouped.replace(",", "")
    if not _NUMBER.fullmatch(plain):
        raise refusals.NumberUnclear(field, text=text[:40])
    return Decimal(plain)


def plain(number: Decimal | None) -> str:
    """A number as `number` reads it back: after three decimals a nought says that they are none of thousands."""
    if number is None:
        return ""
    text = f"{number:f}"
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text


def amount(text: str, unit: str, field: str) -> tuple[Decimal, str]:
    """A number with its unit, where the number was typed with words such as “million” that belong to it.

    (“4.5 million”, “EUR”) and (“4.5 million EUR”, “”) → (4.5, “million EUR”). Raises as `number` does.
    """
    found = _AMOUNT.fullmatch(text.strip())
    more = (found[2] or "") if found else ""
    if found is None or not more or multiplied(more)[0] == 1:
        return number(text, field), unit
    return number(found[1], field), f"{more} {unit}".strip()


def _amounts(
    low: str, high: str, unit: str, fields: tuple[str, str], language: str
) -> tuple[Decimal | None, Decimal | None, str]:
    """The two ends of a range, or its only one, in one unit: (“4”, “5 million”, “EUR”) → 4, 5, “million EUR”.

    Raises BillionUnclear, and as `number` does.
    """
    ends = [
        amount(text, unit, field) if text.strip() else None for text, field in zip((low, high), fields, strict=True)
    ]
    worded = {end[1] for end in ends if end and end[1] != unit}
    if len(worded) > 1:
        raise refusals.NumberUnclear(fields[1], text=high[:40])
    found = min(worded, default=unit)
    if has_two_sizes(found, language):
        raise refusals.BillionUnclear(fields[0])
    return ends[0] and ends[0][0], ends[1] and ends[1][0], found


def period(text: str) -> Period:
    """Raises PeriodUnclear, YearFarAway."""
    try:
        found = period_of(text)
    except ValueError as error:
        raise refusals.PeriodUnclear(text=text[:40]) from error
    if not (is_near(found.start) and is_near(found.end)):
        raise refusals.YearFarAway(text=text.strip()[:40])
    return found


def near(day: date | None, field: str) -> None:
    """Raises YearFarAway."""
    if day is not None and not is_near(day):
        raise refusals.YearFarAway(field, text=day.isoformat())


def told(said_on: date, terms: Terms, today: date) -> None:
    """Whether a promise can have been said on a day. Raises YearFarAway, SaidInFuture, DueBeforeSaid."""
    near(said_on, "said_on")
    if said_on > today:
        raise refusals.SaidInFuture(day=said_on.isoformat())
    if terms.due is not None and terms.due < said_on:
        raise refusals.DueBeforeSaid(due=terms.due.isoformat(), said=said_on.isoformat())


@dataclass(frozen=True)
class Read:
    """A figure as it is stored: its number or range as written, and what it leaves possible in the metric's unit."""

    period: Period
    value: Decimal
    value_to: Decimal | None
    unit: str
    bounds: Bounds
    rate: Decimal | None = None


def figure(draft: Figure, gauge: Gauge) -> Read:
    """A typed figure for a metric with this gauge. Raises the refusals named for what is wrong with it."""
    when = period(draft.period)
    source(draft.source, when)
    near(draft.rate_on, "rate_on")
    if not draft.value.strip():
        raise refusals.NumberMissing
    value, value_to, unit = _amounts(draft.value, draft.value_to, draft.unit, ("value", "value_to"), gauge.language)
    assert value is not None
    precision = draft.precision.strip().lower()
    if precision not in PRECISIONS:
        raise refusals.PrecisionUnknown(text=draft.precision[:40], known=", ".join(filter(None, PRECISIONS)))
    if value_to is not None and value_to < value:
        raise refusals.RangeUpsideDown(low=value, high=value_to)
    if value_to is None and precision == BETWEEN:
        raise refusals.NumberMissing("value_to")
    not_below_zero(value, gauge, "value")
    times, rate = _into(draft, unit, gauge.unit)
    found = Bounds(value, value_to) if value_to is not None else as_written(precision, value)
    return Read(when, value, value_to, named(unit) or gauge.unit, _scaled(found, times), rate)


def not_below_zero(given: Decimal | None, gauge: Gauge, field: str) -> None:
    """Raises BelowZero where the metric has no such figures."""
    if given is not None and given < 0 and gauge.adds_up:
        raise refusals.BelowZero(field, number=f"{given:f}")


def _into(draft: Figure, own: str, unit: str) -> tuple[Decimal, Decimal | None]:
    """What the number is multiplied by to be in the metric's unit, and the rate where that is one of currencies."""
    (many, base), (by, wanted) = multiplied(own), multiplied(unit)
    if is_currency(own) and is_currency(unit) and base != wanted:
        if not draft.rate.strip() or draft.rate_on is None:
            raise refusals.CurrencyNeedsRate(unit=own, wanted=unit)
        rate = number(draft.rate, "rate")
        if rate <= 0:
            raise refusals.NumberUnclear("rate", text=draft.rate[:40])
        return rate * many / by, rate
    try:
        return factor(own, unit), None
    except NotConvertible as error:
        raise refusals.UnitsDiffer(unit=own, wanted=unit) from error


def _scaled(bounds: Bounds, times: Decimal) -> Bounds:
    def turned(end: Decimal | None) -> Decimal | None:
        if end is None:
            return None
        try:
            found = (end * times).quantize(Decimal("0.000001"))
        except InvalidOperation as error:
            raise refusals.NumberUnclear(text=f"{end:f}"[:40]) from error
        if abs(found) >= MOST:
            raise refusals.NumberUnclear(text=f"{end:f}"[:40])
        return found

    return Bounds(turned(bounds.low), turned(bounds.high), bounds.low_open, bounds.high_open)


def source(given: Source, when: Period | None = None) -> date:
    """The day of a source that is named. Raises SourceMissing, LinkUnclear, YearFarAway, SourceBeforePeriod."""
    if not (given.title.strip() or given.url.strip()) or given.on is None:
        raise refusals.SourceMissing
    link(given.url)
    near(given.on, "source_on")
    if when is not None and given.on < when.start:
        raise refusals.SourceBeforePeriod(source_on=given.on.isoformat(), period=when.start.isoformat())
    return given.on


def link(url: str, field: str = "link_url") -> None:
    """Raises LinkUnclear for what is no link of the web (readers are led there), LinkHasMarks where it has signs that
    would have to be written as %22 and the like."""
    url = url.strip()
    if url and not re.match(r"https?://[^\s/]", url, re.IGNORECASE):
        raise refusals.LinkUnclear(field, text=url[:40])
    if _MARKS.search(url):
        raise refusals.LinkHasMarks(field, text=_MARKS.sub(" ", url)[:60].strip())


def place(given: Place) -> None:
    """Raises PlaceMissing for what was promised nowhere, LinkUnclear."""
    if not given.article and not given.link_url.strip():
        raise refusals.PlaceMissing
    link(given.link_url)


def aim(draft: Aim, gauge: Gauge | None = None) -> Terms:
    """The terms of a typed aim, for a metric with this gauge.

    Raises RangeUpsideDown, NumberUnclear, BillionUnclear, PeriodUnclear, YearFarAway, TermsUnclear, BelowZero,
    MetricInAnotherUnit.
    """
    if draft.kind not in KINDS:
        raise refusals.TermsUnclear(what="Choose what kind of promise this is.")
    if draft.per not in UNITS_OF_TIME or draft.count < 1:
        raise refusals.TermsUnclear(
            "count", what="A cadence needs a number of 1 or more, and a year, half, quarter or month."
        )
    language = gauge.language if gauge else "en"
    low, high, unit = _amounts(draft.low, draft.high, draft.unit, ("low", "high"), language)
    if low is not None and high is not None and low > high:
        raise refusals.RangeUpsideDown(low=low, high=high)
    when = period(draft.period) if draft.period.strip() else None
    near(draft.due, "due")
    due = draft.due or (when.end if when else None)
    aimed = Bounds(low, high)
    if gauge is not None and draft.kind in MEASURED:
        not_below_zero(low, gauge, "low")
        not_below_zero(high, gauge, "high")
        aimed = _scaled(aimed, _promised_in(unit, gauge.unit))
    terms = Terms(draft.kind, aimed, when, due, draft.per, draft.count, measurable=draft.measurable)
    if draft.measurable and not measurable(terms):
        raise refusals.TermsUnclear("low", what="The numbers are missing by which it could be measured.")
    if draft.measurable and draft.kind in MEASURED and draft.metric_id is None:
        raise refusals.TermsUnclear("metric", what="Say which metric decides it.")
    return terms


def _promised_in(unit: str, wanted: str) -> Decimal:
    """What promised numbers are multiplied by; of currencies nobody has promised the rate."""
    try:
        return factor(unit, wanted)
    except NotConvertible as error:
        raise refusals.MetricInAnotherUnit(unit=named(unit), wanted=wanted) from error
