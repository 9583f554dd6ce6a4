"""What the ledger's rules judge and what other rooms get to see: frozen values. Standard library only."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

# ---- verdicts ----
OPEN, ON_COURSE, AT_RISK, KEPT, PARTLY, BROKEN, OVERDUE, WITHDRAWN, UNMEASURABLE, UNDECIDED = STATES = (
    "open", "on-course", "at-risk", "kept", "partly", "broken", "overdue", "withdrawn", "unmeasurable", "undecided",
)  # fmt: skip
DECIDED = (KEPT, PARTLY, BROKEN)  # what the record counts
WAITING = (OPEN, ON_COURSE, AT_RISK, OVERDUE, UNDECIDED)  # what becomes something else by itself or by looking

# ---- kinds of promises ----
NUMBER, RANGE, AT_LEAST, AT_MOST, DONE, CADENCE, CONDITION = KINDS = (
    "number", "range", "at-least", "at-most", "done", "cadence", "condition",
)  # fmt: skip
MEASURED = (NUMBER, RANGE, AT_LEAST, AT_MOST)  # judged by figures of a metric; the others by what was seen to happen

# ---- how exact a figure is said to be ----
EXACT, JUST_OVER, MORE_THAN, AT_LEAST_WORD, ABOUT, NEARLY, LESS_THAN, AT_MOST_WORD, BETWEEN = PRECISIONS = (
    "", "just over", "more than", "at least", "about", "nearly", "less than", "at most", "between",
)  # fmt: skip

# ---- what became of evidence that was offered ----
OFFERED, ACCEPTED, DECLINED = OFFER_STATES = ("waiting", "accepted", "declined")

# ---- what readers may do with a promise's own conversation ----
TALK_OPEN, TALK_READ_ONLY, TALK_CLOSED = TALK_STATES = ("open", "read-only", "closed")

YEAR, HALF, QUARTER, MONTH = UNITS_OF_TIME = ("year", "half", "quarter", "month")

MORE, LESS = "more", "less"  # which way is better, for a range that is missed on its good side


def path_of(promise_id: int) -> str:
    """The page of a promise."""
    return f"/ledger/promise/{promise_id}/"


@dataclass(frozen=True, order=True)
class Period:
    """Days from `start` to `end`, both included."""

    start: date
    end: date

    def holds(self, other: "Period") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True)
class Bounds:
    """Between which numbers a figure lies. None: no bound on that side. `open`: the bound itself is excluded."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True)
class Gauge:
    """How a metric counts. `adds_up`: months add up to the year, and no figure is below zero.

    `language`: of the newsroom that types its figures.
    """

    unit: str = ""
    adds_up: bool = False
    language: str = "en"


@dataclass(frozen=True)
class Terms:
    """The measurable form of a promise.

    `aim` and `period` are for figures; `period` without `aim` is the time within which something is to be done or to
    hold. `per` and `count` say a cadence: `count` times in each `per`. `due`: the last day on which it can be kept.
    """

    kind: str
    aim: Bounds = Bounds()
    period: Period | None = None
    due: date | None = None
    per: str = YEAR
    count: int = 1
    said_on: date = date.min
    adds_up: bool = False  # figures of parts of the period add up to the whole, and are never negative
    better: str = ""
    measurable: bool = True
    withdrawn_on: date | None = None


@dataclass(frozen=True)
class Seen:
    """An observation as the rules see it: a figure (`bounds`) or something that happened, or not (`holds`).

    `final`: its period was over when its source wrote; a figure that is not decides nothing.
    """

    id: int
    period: Period
    bounds: Bounds | None = None
    holds: bool = True
    final: bool = True


@dataclass(frozen=True)
class Course:
    """Where a number promised for `period` is heading, by the figures up to `until` (`periods` of a `kind` in a row).

    `figure`: what the whole period comes to in four of five cases. `so_far`: what is known of the period itself.
    `before`: what earlier periods of its length came to, oldest first; of those that end after `until`, what is known
    of them. Without a `method` there was too little data.
    """

    period: Period
    method: str = ""  # "", "ets", "ets-seasons"
    figure: Bounds = Bounds()
    so_far: Bounds | None = None
    until: date | None = None
    kind: str = ""
    periods: int = 0
    before: tuple[tuple[Period, Bounds], ...] = ()
    used: tuple[int, ...] = ()


@dataclass(frozen=True)
class Judgement:
    """A verdict of the rules. `why` names the rule; `missing` what would decide; `used` the observations it is of."""

    state: str
    why: str
    used: tuple[int, ...] = ()
    missing: str = ""  # "", "due", "form", "figure", "final", "exact", "date", "periods", "upkeep"
    contested: bool = False  # sources contradict each other
    detail: str = ""  # figures, dates or periods named by `why` or `missing`, as plain text; “+7”: so many others
