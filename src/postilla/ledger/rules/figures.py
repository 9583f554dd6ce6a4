"""What is known of a figure for a period: from figures of the period itself and, where they add up, of its parts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise, product
from math import prod

from postilla.ledger.rules.bounds import added, agreed, is_sound
from postilla.ledger.rules.periods import kind_of, parts
from postilla.ledger.values import Bounds, Period, Seen

DAY = timedelta(days=1)
MOST_WAYS = 64  # ways to believe contradicting parts that are followed; beyond, the first of each part


@dataclass(frozen=True)
class Known:
    """One way to believe the sources: what they leave possible, and the observations it is of."""

    bounds: Bounds
    used: tuple[int, ...]


def known(period: Period, seen: Iterable[Seen], adds_up: bool) -> list[Known]:
    """The ways to believe what was seen of a period's figure; none if nothing was."""
    by_period: dict[Period, list[Seen]] = defaultdict(list)
    for one in seen:
        if one.bounds is not None and one.final and period.holds(one.period):
            by_period[one.period].append(one)
    if not adds_up:
        return _ways([Known(one.bounds, (one.id,)) for one in by_period[period] if one.bounds])
    plain = of_plain_parts(period, by_period)
    return _of(period, by_period, {}) if plain is None else plain


def of_plain_parts(period: Period, seen: Mapping[Period, Sequence[Seen]]) -> list[Known] | None:
    """What follows where there is nothing to weigh, as nearly always: one figure for each part, parts that do not
    overlap, all of the calendar. They fill the period or they do not. None where the sources are not so plain."""
    if not (kind_of(period) and all(len(each) == 1 and is_sound(each[0].bounds) for each in seen.values())):
        return None
    ordered = sorted(seen)
    if not all(one.end < other.start for one, other in pairwise(ordered)) or not all(map(kind_of, ordered)):
        return None
    touching = all(one.end + DAY == other.start for one, other in pairwise(ordered))
    if not ordered or not touching or (ordered[0].start, ordered[-1].end) != (period.start, period.end):
        return []
    found = [seen[part][0] for part in ordered]
    return [Known(added(one.bounds for one in found if one.bounds), tuple(sorted(one.id for one in found)))]


def so_far(period: Period, seen: Sequence[Seen]) -> Known | None:
    """The least that a figure which adds up can be, from parts of its period that do not overlap."""
    finished: list[tuple[Period, Decimal, int]] = sorted(
        (one.period, one.bounds.low, one.id)
        for one in seen
        if one.final and one.bounds is not None and one.bounds.low is not None and period.holds(one.period)
    )
    best: list[tuple[Decimal, tuple[int, ...]]] = [(Decimal(0), ())]
    finished.sort(key=lambda part: part[0].end)
    for place, (part, low, number) in enumerate(finished):
        before = sum(1 for other, _, _ in finished[:place] if other.end < part.start)
        with_it = (best[before][0] + low, (*best[before][1], number))
        best.append(max(best[place], with_it, key=lambda found: found[0]))
    total, used = best[-1]
    return Known(Bounds(low=total), used) if used else None


def _of(period: Period, seen: dict[Period, list[Seen]], done: dict[Period, list[Known]]) -> list[Known]:
    if period not in done:
        found = [Known(one.bounds, (one.id,)) for one in seen.get(period, ()) if one.bounds]
        for cut in parts(period):
            ways = [_of(part, seen, done) for part in cut]
            if all(ways):
                found += _sums(ways)
        done[period] = _ways(found)
    return done[period]


def _sums(ways: list[list[Known]]) -> list[Known]:
    if prod(len(each) for each in ways) > MOST_WAYS:
        ways = [each[:1] for each in ways]
    return [
        Known(added(part.bounds for part in chosen), tuple(sorted({one for part in chosen for one in part.used})))
        for chosen in product(*ways)
    ]


def _ways(found: list[Known]) -> list[Known]:
    return [
        Known(bounds, tuple(sorted({one for place in places for one in found[place].used})))
        for bounds, places in agreed([each.bounds for each in found])
    ]
