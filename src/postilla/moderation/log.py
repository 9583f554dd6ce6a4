"""The public log: what was decided, month by month, in numbers too coarse to point at anybody. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

FEW = 5  # numbers below this are not told
TOGETHER = ""  # stands for several reasons in one count


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

    `removed` by reason (key, count), the commonest first, at the end those that are told TOGETHER. `median`: of the
    time until a decision, to the minute, None where there were few. `alone`: appeals that the same person decided.
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


@dataclass
class Tally:
    """Decisions added up. `removed` by reason; `waits`: how many took so many minutes, the longer the coarser."""

    decisions: int = 0
    removed: Counter[str] = field(default_factory=Counter)
    waits: Counter[int] = field(default_factory=Counter)

    def count(self, entry: Entry) -> None:
        self.decisions += 1
        if entry.verb in ("reject", "spam"):
            self.removed["spam" if entry.verb == "spam" else entry.kind or "other"] += 1
        if entry.waited is not None:
            self.waits[_coarse(round(entry.waited.total_seconds() / 60))] += 1

    def add(self, other: "Tally") -> None:
        self.decisions += other.decisions
        self.removed.update(other.removed)
        self.waits.update(other.waits)

    def to_json(self) -> list[Any]:
        return [self.decisions, dict(self.removed), dict(self.waits)]

    @classmethod
    def of_json(cls, kept: list[Any]) -> "Tally":
        return cls(kept[0], Counter(kept[1]), Counter({int(minutes): count for minutes, count in kept[2].items()}))


def _by_reason(removed: Counter[str]) -> tuple[tuple[str, int | None], ...]:
    """Counts by reason, the commonest first. Small ones are told together, with as many others as hide each of them.

    A single one that is not told would be what is missing to the sum.
    """
    by_size = sorted(removed.items(), key=lambda one: (-one[1], one[0]))
    if removed.total() < FEW:
        return tuple((kind, blurred(count)) for kind, count in by_size)
    told = [one for one in by_size if one[1] >= FEW]
    rest = by_size[len(told) :]
    while rest and told and (len(rest) < 2 or sum(count for _, count in rest) < FEW):
        rest.append(told.pop())
    return (*told, *([(TOGETHER, sum(count for _, count in rest))] if rest else []))


def _coarse(minutes: int) -> int:
    """To the minute within an hour, to five within a day, to the hour from then on."""
    step = 1 if minutes < 60 else 5 if minutes < 1440 else 60
    return minutes // step * step


def _middle(waits: Counter[int]) -> timedelta:
    """The median of the minutes."""
    return timedelta(minutes=round(median(waits.elements())))


def month(
    first: date, entries: Iterable[Entry], appeals: Iterable[bool | None], sanctions: int
) -> Month:  # fmt: skip
    """One month's line, of single decisions."""
    made = Tally()
    for entry in entries:
        made.count(entry)
    return month_of(first, made, appeals, sanctions)


def month_of(first: date, tally: Tally, appeals: Iterable[bool | None], sanctions: int) -> Month:
    """One month's line. `appeals`: of those made in the month, whether each was granted; None: not decided."""
    made = list(appeals)
    few = 0 < len(made) < FEW
    return Month(
        first,
        blurred(tally.decisions),
        _by_reason(tally.removed),
        blurred(tally.removed.total()),
        _middle(tally.waits) if tally.waits.total() >= FEW else None,
        blurred(len(made)),
        None if few else blurred(sum(granted is True for granted in made)),
        blurred(sanctions),
    )
