"""The public log: what was decided, month by month, in numbers too coarse to point at anybody. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

FEW = 5  # numbers below this are not told


@dataclass(frozen=True)
class Entry:
    """One decision that took a comment out, or let one stand. `waited`: since the desk could know of it."""

    decided_at: datetime
    verb: str
    kind: str  # the reason's key
    waited: timedelta | None


@dataclass(frozen=True)
class Month:
    """A month of the log. Counts are numbers, or None for “fewer than FEW” and more than none.

    `removed` by reason (key, count), the commonest first. `median`: of the time until a decision, to the minute, None
    where there were few. `alone`: appeals that the same person decided.
    """

    first: date
    decisions: int | None
    removed: tuple[tuple[str, int | None], ...]
    removed_all: int | None
    median: timedelta | None
    appeals: int | None
    granted: int | None
    sanctions: int | None


def blurred(count: int) -> int | None:
    """A count as it is told: itself, or None where it is so small that it could point at somebody."""
    return None if 0 < count < FEW else count


def month(
    first: date, entries: Sequence[Entry], appeals: Iterable[bool | None], sanctions: int
) -> Month:  # fmt: skip
    """One month's line. `appeals`: of those made in the month, whether each was granted; None: not decided."""
    made = list(appeals)
    removed = [entry for entry in entries if entry.verb in ("reject", "spam")]
    kinds = Counter("spam" if entry.verb == "spam" else entry.kind or "other" for entry in removed)
    waits = [entry.waited.total_seconds() for entry in entries if entry.waited is not None]
    few = 0 < len(made) < FEW
    return Month(
        first,
        blurred(len(entries)),
        tuple((kind, blurred(count)) for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))),
        blurred(len(removed)),
        timedelta(minutes=round(median(waits) / 60)) if len(waits) >= FEW else None,
        blurred(len(made)),
        None if few else blurred(sum(granted is True for granted in made)),
        blurred(sanctions),
    )
