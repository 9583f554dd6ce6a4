"""What readers get to see of the ledger: frozen values. Standard library only. Times are aware, in UTC."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from postilla.ledger.values import Bounds, Course, Period, Terms, path_of

UNSAID = Terms("")  # where terms are not asked for


@dataclass(frozen=True)
class Name:
    """A subject with its page."""

    id: int
    name: str
    slug: str

    @property
    def path(self) -> str:
        return f"/ledger/{self.slug}/"


@dataclass(frozen=True)
class Known:
    """A subject as it was entered; `merged_into` names the one that stands for it."""

    id: int
    name: str
    slug: str
    kind: str
    parent: int | None
    merged_into: int | None
    about: str
    aliases: tuple[str, ...]
    external: tuple[str, ...]


@dataclass(frozen=True)
class Counted:
    """A metric."""

    id: int
    name: str
    slug: str
    unit: str
    period_kind: str
    adds_up: bool
    better: str
    counted: str


@dataclass(frozen=True)
class Judged:
    """A verdict as it was given. `by` "": by the rules; else an editor, with the `reason`."""

    state: str
    at: datetime
    by: str = ""
    reason: str = ""
    why: str = ""
    missing: str = ""
    detail: str = ""
    contested: bool = False
    used: tuple[int, ...] = ()
    undone_at: datetime | None = None
    id: int = 0


@dataclass(frozen=True)
class Card:
    """A promise in short. `state` is the verdict that stands, `since` when it was first given."""

    id: int
    subject: Name
    title: str
    words: str
    said_on: date
    speaker: str
    role: str
    certainty: str
    language: str
    kind: str
    state: str
    since: datetime
    due: date | None
    unit: str
    recorded_at: datetime
    article: str
    link_url: str
    verdict: Judged | None = None
    metric_slug: str = ""
    course: Course | None = None  # of a number whose period runs, once it was looked at
    changed_on: date | None = None  # where other terms count than were promised: since when

    @property
    def path(self) -> str:
        return path_of(self.id)


@dataclass(frozen=True)
class Entry:
    """An observation. `restated_by` and `taken_back` say why it counts no more; `holds` is of what happened."""

    id: int
    subject: Name
    metric: str
    metric_slug: str
    unit: str
    period: Period
    bounds: Bounds
    holds: bool
    precision: str
    value: Decimal | None
    value_to: Decimal | None
    written_unit: str
    note: str
    source: str
    source_url: str
    source_on: date
    recorded_at: datetime
    restates: int | None = None
    restated_by: int | None = None
    taken_back: str = ""
    rate: Decimal | None = None
    rate_on: date | None = None
    comment_id: int | None = None
    promise_id: int | None = None

    @property
    def counts(self) -> bool:
        return self.restated_by is None and not self.taken_back

    @property
    def is_early(self) -> bool:
        """Its source is from before the period was over."""
        return bool(self.metric) and self.source_on < self.period.end


@dataclass(frozen=True)
class Brought:
    """Evidence that was offered from a comment. `kept`: it speaks for the promise being kept."""

    id: int
    promise: Card
    comment_id: int
    thread: str
    kept: bool
    link: str
    picture: str
    value: str
    period: str
    state: str
    reason: str
    at: datetime
    observation_id: int | None = None
    by_guest: int | None = None  # who offered it; None: an editor


@dataclass(frozen=True)
class Revised:
    """What was made of a promise by who made it, with the terms as they then were, and `before`. `taken_back`: why it
    counts no more, as it never was."""

    change: str
    on: date
    words: str
    aim: Bounds
    period: Period | None
    due: date | None
    link_title: str
    link_url: str
    before: Terms = UNSAID
    taken_back: str = ""
    id: int = 0


@dataclass(frozen=True)
class Whole:
    """A promise with everything that is known of it, oldest first. `first`: the terms as they were promised."""

    card: Card
    aim: Bounds
    period: Period | None
    per: str
    count: int
    metric: str
    counted: str
    passage: str
    link_title: str
    revisions: Sequence[Revised] = ()
    entries: Sequence[Entry] = ()
    verdicts: Sequence[Judged] = ()
    metric_slug: str = ""
    first: Terms = UNSAID


@dataclass(frozen=True)
class Record:
    """How many promises were decided, and how: what “7 of 12 kept” is made of."""

    by_state: dict[str, int] = field(default_factory=dict)

    @property
    def kept(self) -> int:
        return self.by_state.get("kept", 0)

    @property
    def decided(self) -> int:
        return sum(self.by_state.get(state, 0) for state in ("kept", "partly", "broken"))

    @property
    def total(self) -> int:
        return sum(self.by_state.values())


@dataclass(frozen=True)
class Series:
    """Figures of one metric, oldest period first; all that stand, also where they contradict each other."""

    metric: str
    slug: str
    unit: str
    counted: str
    entries: Sequence[Entry]


@dataclass(frozen=True)
class Contradiction:
    """Figures of one period that cannot be right together, and the promises that hang on them."""

    subject: Name
    metric: str
    metric_slug: str
    period: Period
    noticed_at: datetime
    entries: Sequence[Entry]
    promises: Sequence[Card]


@dataclass(frozen=True)
class Measured:
    """What is known of one metric of a subject: how many figures stand, of which days, and when one last came."""

    metric: str
    slug: str
    unit: str
    counted: str
    figures: int
    first: date
    last: date
    recorded_at: datetime


@dataclass(frozen=True)
class Mark:
    """A promise as it is marked among figures."""

    title: str
    path: str
    aim: Bounds
    period: Period | None = None
    course: Course | None = None


@dataclass(frozen=True)
class About:
    """A subject's page. `promises` are the newest first; `more` how many are not shown."""

    name: Name
    kind: str
    about: str
    aliases: Sequence[str]
    external: Sequence[tuple[str, str]]
    above: Name | None
    below: Sequence[Name]
    record: Record
    promises: Sequence[Card]
    more: int
    measured: Sequence[Measured]


@dataclass(frozen=True)
class Overview:
    """The ledger's front page: what comes due next, what is overdue, what was decided lately, whose promises."""

    next_due: Sequence[Card]
    overdue: Sequence[Card]
    lately: Sequence[Card]
    subjects: Sequence[tuple[Name, Record]]
    record: Record
