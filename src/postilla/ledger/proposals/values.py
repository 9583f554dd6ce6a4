"""What is proposed. Standard library only."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

PROMISE, FIGURE = "promise", "figure"


@dataclass(frozen=True)
class Reason:
    """Which words of the text made a field: `text[start:end]`."""

    field: str
    start: int
    end: int


@dataclass(frozen=True)
class Proposal:
    """A promise or a figure that a text may hold. `text[start:end]` is its passage, a sentence or a part of it.

    `period` is as the ledger writes periods (“2024-Q3”), `certainty` "" for figures, `low` the number of a figure.
    """

    what: str
    start: int
    end: int
    kind: str = ""
    certainty: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    precision: str = ""
    unit: str = ""
    period: str = ""
    due: date | None = None
    per: str = ""
    count: int = 0
    speaker: str = ""
    said_on: date | None = None
    reasons: tuple[Reason, ...] = ()

    @property
    def claim(self) -> str:
        """What it says, without where it stands: the same for the same fields."""
        parts = (self.what, self.kind, self.low, self.high, self.unit, self.period, self.due, self.per, self.count)
        return " ".join("" if part is None else str(part) for part in parts)
