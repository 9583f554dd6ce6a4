"""A figure as it was written, in its metric's unit. Pure."""

from decimal import Decimal

from postilla.ledger.shown import Entry
from postilla.ledger.values import ABOUT, NEARLY, Bounds

DIGITS = 4  # that a converted number shows at the least: 300 mi are 482.8 km


def in_metric_unit(entry: Entry) -> Bounds | None:
    """The number or the two ends that its source wrote, turned into the metric's unit and rounded to as many digits as
    were written; None where that is the number as it stands, or none was written.

    It is made of the stored bounds, so it is what bars are drawn by and verdicts are of.
    """
    low, high = entry.bounds.low, entry.bounds.high
    if entry.value is None or not entry.metric or entry.written_unit in ("", entry.unit):
        return None
    if entry.value_to is None:
        low = high = _written(entry.precision, low, high)
    if low is None or high is None or (low, high) == (entry.value, entry.value_to or entry.value):
        return None
    digits = max(DIGITS, _digits(entry.value), _digits(entry.value_to or entry.value))
    return Bounds(_rounded(low, digits), _rounded(high, digits))


def _written(precision: str, low: Decimal | None, high: Decimal | None) -> Decimal | None:
    """The number that a precision word was said of, from what the word leaves possible."""
    if low is None or high is None:
        return high if low is None else low
    return {ABOUT: (low + high) / 2, NEARLY: high}.get(precision, low)


def _digits(value: Decimal) -> int:
    """How many digits say something: (5000000) → 1, (12.50) → 3."""
    return len(value.normalize().as_tuple().digits)


def _rounded(value: Decimal, digits: int) -> Decimal:
    if not value:
        return value
    step = Decimal(1).scaleb(value.adjusted() - digits + 1)
    return (value / step).to_integral_value() * step
