"""Promises that no figure decides: a thing done by a day, a cadence, a condition kept."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from postilla.ledger.rules.periods import each, written
from postilla.ledger.values import (
    BROKEN,
    KEPT,
    ON_COURSE,
    OPEN,
    OVERDUE,
    PARTLY,
    UNDECIDED,
    Judgement,
    Period,
    Seen,
    Terms,
)

MOST_NAMED = 12  # periods that a verdict names


def done(terms: Terms, seen: Sequence[Seen], today: date) -> Judgement:
    """A thing to be done by a day. Done later is partly kept; seen undone on that day, or after it, broken."""
    did = [one for one in seen if one.holds]
    if terms.due is None:
        if did:
            return Judgement(KEPT, "done", _ids(did))
        return Judgement(OPEN, "no-due", missing="due")
    in_time = [one for one in did if one.period.end <= terms.due]
    late = [one for one in did if one.period.start > terms.due]
    undone = [one for one in seen if not one.holds and one.period.end >= terms.due]
    if in_time:
        return Judgement(KEPT, "done", _ids([*in_time, *undone]), contested=bool(undone))
    unclear = [one for one in did if one not in late]  # “in autumn” does not say whether before the first of October
    if unclear and not undone:
        return Judgement(UNDECIDED, "when", _ids(unclear), missing="date", detail=_named(unclear))
    if late or (unclear and undone):
        return Judgement(PARTLY, "late", _ids([*late, *unclear, *undone]), detail=_named([*late, *unclear]))
    if undone:
        return Judgement(BROKEN, "not-done", _ids(undone))
    return _nobody_looked(terms.due, today)


def condition(terms: Terms, seen: Sequence[Seen], today: date) -> Judgement:
    """Something that is to stay so. One breach within the time breaks it; kept when a source says so at its end."""
    due = terms.due
    broken = [one for one in seen if not one.holds and one.period.end >= terms.said_on and _began_by(one, due)]
    held = [one for one in seen if one.holds and one.period.end >= terms.said_on]
    at_end = [one for one in held if due is not None and one.period.end >= due]
    if broken:
        return Judgement(BROKEN, "breach", _ids([*broken, *at_end]), contested=bool(at_end), detail=_named(broken))
    if at_end:
        return Judgement(KEPT, "held", _ids(at_end))
    if due is None or today <= due:
        found = Judgement(ON_COURSE, "holds-yet", _ids(held)) if held else Judgement(OPEN, "running")
        return found if due is not None else Judgement(found.state, found.why, found.used, "due")
    if held:
        return Judgement(UNDECIDED, "held-until", _ids(held), missing="upkeep", detail=_named(held))
    return _nobody_looked(due, today)


def cadence(terms: Terms, seen: Sequence[Seen], today: date) -> Judgement:
    """So many times in each period. A period is met or missed only where something was seen of it."""
    first = terms.period.start if terms.period else terms.said_on
    last = min(terms.due or today, today)
    over = list(each(terms.per, first, last))
    ended = terms.due is not None and today > terms.due
    did = [one for one in seen if one.holds]
    met = [part for part in over if sum(part.holds(one.period) for one in did) >= terms.count]
    denied = [one for one in seen if not one.holds]
    rest = sorted(set(over) - set(met))
    missed = [part for part in rest if any(one.period.holds(part) for one in denied)]
    unknown = sorted(set(rest) - set(missed))
    used = _ids(
        [*(one for one in did if any(part.holds(one.period) for part in over)),
         *(one for one in denied if any(one.period.holds(part) for part in over))]
    )  # fmt: skip
    contested = any(one.period.holds(part) for one in denied for part in met)
    if missed:
        state = PARTLY if met else BROKEN
        return Judgement(state, "missed" if ended else "missed-yet", used, contested=contested, detail=listed(missed))
    if unknown:
        state, why = (UNDECIDED, "not-all-looked") if used else (OVERDUE, "not-looked")
        return Judgement(state, why if ended else "not-looked-yet", used, "periods", contested, listed(unknown))
    if ended and met:
        return Judgement(KEPT, "each", used, contested=contested, detail=listed(met))
    return Judgement(ON_COURSE, "each-yet", used, "", contested, listed(met)) if met else Judgement(OPEN, "running")


def _nobody_looked(due: date, today: date) -> Judgement:
    if today > due:
        return Judgement(OVERDUE, "not-looked", missing="figure", detail=due.isoformat())
    return Judgement(OPEN, "running")


def _began_by(one: Seen, due: date | None) -> bool:
    return due is None or one.period.start <= due


def _ids(seen: Iterable[Seen]) -> tuple[int, ...]:
    return tuple(sorted({one.id for one in seen}))


def _named(seen: Iterable[Seen]) -> str:
    return listed({one.period for one in seen})


def listed(periods: Collection[Period]) -> str:
    """The first of the periods, and how many others there are: “2024-01, 2024-02, +7”."""
    names = [written(period) for period in sorted(periods)[:MOST_NAMED]]
    more = len(periods) - len(names)
    return ", ".join([*names, f"+{more}"] if more else names)
