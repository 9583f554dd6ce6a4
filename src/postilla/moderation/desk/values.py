"""What the desk's pages show: frozen values."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from postilla.discussion.values import CommentView
from postilla.moderation.values import AppealLine, SanctionLine, Verdict

HELD, REPORTED, APPEALS, MINE, ALL = "held", "reported", "appeals", "mine", "all"
TABS = (HELD, REPORTED, APPEALS, MINE, ALL)

MANY = 1000  # comments are counted so far, and "1,000+" is said of more
SUSPECTS = "suspicion"  # an order of the held ones: what looks worst first; otherwise the longest waiting first
ORDERS = ("", SUSPECTS)
AGES = ("newer-1h", "newer-1d", "older-1d", "older-7d")


@dataclass(frozen=True)
class Filters:
    """What of a tab is shown; what is empty does not matter. `section` is a page's id, `reader` a guest's."""

    section: int | None = None
    language: str = ""
    reader: int | None = None
    rule: str = ""
    age: str = ""  # one of AGES
    words: str = ""
    article: str = ""  # the subject of one conversation
    order: str = ""  # one of ORDERS

    @property
    def let_all_through(self) -> bool:
        return replace(self, order="") == Filters()


Rank = tuple[int, int]  # how suspicious a comment is, and which: a place in the order


@dataclass(frozen=True)
class Ranking:
    """An order of held comments that another room knows, handed in by the door.

    `beyond(after, limit)`: places in the order, the first first; `has(ids)`: those of these comments that are in it.
    Comments that it does not have come after all others.
    """

    beyond: Callable[[Rank | None, int], Sequence[Rank]]
    has: Callable[[Collection[int]], Collection[int]]


@dataclass(frozen=True)
class Reported:
    """One reader's report: why, in their words where they gave some, and when."""

    reason: str
    note: str
    at: datetime


@dataclass(frozen=True)
class History:
    """What is known of who wrote a comment, from their last comments. `is_all` where there are no earlier ones."""

    published: int = 0
    rejected: int = 0
    held: int = 0
    since: datetime | None = None
    is_all: bool = True
    others: tuple[CommentView, ...] = ()  # the newest, without the one on the card


@dataclass(frozen=True)
class LastDecision:
    """What was decided last about a comment, and by whom."""

    id: int
    verb: str
    before: str
    by: str
    reason: str
    at: datetime
    undoes: int | None = None


@dataclass(frozen=True)
class Card:
    """One comment on the desk, with what one must know to decide. `seen` stands for what was seen of it."""

    comment: CommentView
    subject: str
    seen: str
    section: int | None = None
    parent: CommentView | None = None
    reports: tuple[Reported, ...] = ()
    number_of_reports: int = 0
    verdicts: tuple[Verdict, ...] = ()
    history: History = field(default_factory=History)
    last: LastDecision | None = None
    appeal: AppealLine | None = None  # that nobody decided yet
    sanctions: tuple[SanctionLine, ...] = ()  # that this comment led to


@dataclass(frozen=True)
class QueuePage:
    """Some cards of a tab, and the cursor of what comes after them; empty where nothing does.

    `looks_on`: fewer were found than asked for, and there is more to look through.
    """

    cards: tuple[Card, ...]
    after: str = ""
    looks_on: bool = False


def counted(number: int, *, more: bool = False) -> str:
    """A number of comments as it is said: “1,000+” of more than MANY, “7+” where not all was looked through.

    >>> counted(7), counted(7, more=True), counted(5_000)
    ('7', '7+', '1,000+')
    """
    return f"{MANY:,}+" if number > MANY else f"{number:,}{'+' if more else ''}"


@dataclass(frozen=True)
class Backlog:
    """How many wait, counted no further than MANY + 1, and since when the oldest does. `more`: the tabs of which not
    all was looked through, so that there may be more."""

    held: int
    reported: int
    appeals: int
    oldest_held: datetime | None = None
    oldest_reported: datetime | None = None
    oldest_appeal: datetime | None = None
    more: frozenset[str] = frozenset()

    @property
    def total(self) -> int:
        return self.held + self.reported + self.appeals

    @property
    def said(self) -> dict[str, str]:
        """The numbers by tab, and in "total", as they are said; "" where nothing waits."""
        numbers = {HELD: self.held, REPORTED: self.reported, APPEALS: self.appeals}
        found = {tab: counted(number, more=tab in self.more) for tab, number in numbers.items()}
        found["total"] = counted(self.total, more=bool(self.more))
        return {name: "" if number == "0" else number for name, number in found.items()}
