"""Figures as bounds: what “just over 77,000” leaves possible, and what follows for an aim."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations

from postilla.ledger.values import (
    ABOUT,
    AT_LEAST_WORD,
    AT_MOST_WORD,
    EXACT,
    JUST_OVER,
    LESS_THAN,
    MORE_THAN,
    NEARLY,
    Bounds,
)

SHARE = Decimal("0.05")  # “just over”, “about” and “nearly” are never farther from the figure than this share of it
YES, NO, UNKNOWN = "yes", "no", "unknown"


def as_written(word: str, value: Decimal) -> Bounds:
    """What a figure with its precision word leaves possible. Raises ValueError for a word that is none of ours."""
    near = nearness(value)
    found = {
        EXACT: Bounds(value, value),
        MORE_THAN: Bounds(low=value, low_open=True),
        AT_LEAST_WORD: Bounds(low=value),
        LESS_THAN: Bounds(high=value, high_open=True),
        AT_MOST_WORD: Bounds(high=value),
        JUST_OVER: Bounds(value, value + near if near else None, low_open=True),
        NEARLY: Bounds(value - near if near else None, value, high_open=True),
        ABOUT: Bounds(value - near, value + near),
    }.get(word)
    if found is None:
        raise ValueError(word)
    return found


def nearness(value: Decimal) -> Decimal:
    """How far “just over” may be from a figure: one step of its last digit that is not 0, 5 per cent at the most.

    (77000) → 1000; (70000) → 3500; (12.5) → 0.1.
    """
    if not value:
        return Decimal(0)
    step = Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
    return min(step, abs(value) * SHARE)


def is_sound(bounds: Bounds | None) -> bool:
    """Whether there is any number within them, and not for want of bounds."""
    if bounds is None:
        return False
    low, high = bounds.low, bounds.high
    return low is None or high is None or low < high or (low == high and not (bounds.low_open or bounds.high_open))


def meet(one: Bounds, other: Bounds) -> Bounds | None:
    """What both leave possible; None if nothing does."""
    low, low_open = max((_low(one), _low(other)))
    high, high_closed = min((_high(one), _high(other)))
    if low > high or (low == high and (low_open or not high_closed)):
        return None
    return Bounds(_finite(low), _finite(high), bool(low_open), not high_closed)


def agreed(all_bounds: Sequence[Bounds]) -> list[tuple[Bounds, tuple[int, ...]]]:
    """The ways to believe as many as possible at once: for each, what they leave possible together, and which they are.

    One way if there is no contradiction; more where sources contradict each other. Places are positions in the
    sequence, ascending.
    """
    ways: dict[tuple[int, ...], Bounds] = {}
    for first in all_bounds:  # a largest set that has a common point has it where one of its intervals begins
        members = tuple(place for place, other in enumerate(all_bounds) if _begins_in(first, other))
        common: Bounds | None = first
        for place in members:
            common = meet(common, all_bounds[place]) if common else None
        if common is not None:
            ways[members] = common
    largest = [members for members in ways if not any(set(members) < set(other) for other in ways)]
    return [(ways[members], members) for members in sorted(largest)]


def _begins_in(first: Bounds, other: Bounds) -> bool:
    """Whether `other` holds the numbers with which `first` begins."""
    return _low(other) <= _low(first) and meet(first, other) is not None


def contradict(all_bounds: Sequence[Bounds]) -> bool:
    """Whether any two cannot be right together."""
    return any(meet(one, other) is None for one, other in combinations(all_bounds, 2))


def added(parts: Iterable[Bounds]) -> Bounds:
    """What a sum can be whose parts are bounded so."""
    low: Decimal | None = Decimal(0)
    high: Decimal | None = Decimal(0)
    low_open = high_open = False
    for part in parts:
        low = None if low is None or part.low is None else low + part.low
        high = None if high is None or part.high is None else high + part.high
        low_open |= part.low_open
        high_open |= part.high_open
    return Bounds(low, high, low_open, high_open)


def lies_in(figure: Bounds, aim: Bounds) -> str:
    """Whether a figure meets an aim: YES, NO, or UNKNOWN, as its bounds decide it."""
    common = meet(figure, aim)
    if common is None:
        return NO
    return YES if common == figure else UNKNOWN


def _low(bounds: Bounds) -> tuple[Decimal, int]:
    return Decimal("-Infinity") if bounds.low is None else bounds.low, int(bounds.low_open)


def _high(bounds: Bounds) -> tuple[Decimal, int]:
    return Decimal("Infinity") if bounds.high is None else bounds.high, int(not bounds.high_open)


def _finite(number: Decimal) -> Decimal | None:
    return number if number.is_finite() else None
