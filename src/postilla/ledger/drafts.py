"""What is handed in to be written: texts as somebody typed them, not yet looked at. Standard library only."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Source:
    """Where something comes from, and the day it is from."""

    title: str = ""
    on: date | None = None
    url: str = ""


@dataclass(frozen=True)
class Figure:
    """A figure of a metric. `value` and `value_to` are texts; `value_to` is for ranges. `unit` "": the metric's."""

    subject_id: int
    metric_id: int
    period: str
    value: str
    source: Source
    value_to: str = ""
    precision: str = ""
    unit: str = ""
    rate: str = ""
    rate_on: date | None = None
    note: str = ""
    restates: int | None = None
    comment_id: int | None = None


@dataclass(frozen=True)
class Happening:
    """Something that a promise was about happened in a period (`holds`), or was seen not to have."""

    promise_id: int
    period: str
    holds: bool
    source: Source
    note: str = ""
    comment_id: int | None = None


@dataclass(frozen=True)
class Offered:
    """Evidence from a comment (in `thread`, opaque). `kept`: it speaks for the promise being kept.

    A link, or a number with its period, or both; `picture` is a link, too. `by_guest` None: an editor offers it.
    """

    promise_id: int
    comment_id: int
    thread: str
    kept: bool
    link: str = ""
    value: str = ""
    period: str = ""
    picture: str = ""
    by_guest: int | None = None


@dataclass(frozen=True)
class Aim:
    """The measurable form, as typed. `period` and numbers as in `Figure`; `low` alone for a number or at least.

    `unit` is what the numbers are in; "": the metric's.
    """

    kind: str
    metric_id: int | None = None
    low: str = ""
    high: str = ""
    period: str = ""
    due: date | None = None
    per: str = "year"
    count: int = 1
    measurable: bool = True
    unit: str = ""


@dataclass(frozen=True)
class Said:
    """Words that were said: by whom, when, how surely."""

    words: str
    on: date
    speaker: str = ""
    role: str = ""
    certainty: str = "will"
    language: str = ""


@dataclass(frozen=True)
class Place:
    """Where it was promised: a passage of an article (opaque `article`, its revision), or a link elsewhere."""

    article: str = ""
    revision: int | None = None
    passage: str = ""
    link_title: str = ""
    link_url: str = ""


@dataclass(frozen=True)
class Promised:
    """A promise to be kept an eye on."""

    subject_id: int
    title: str
    said: Said
    aim: Aim
    place: Place = field(default_factory=Place)
    look_at: str = ""


@dataclass(frozen=True)
class Change:
    """A promise changed by who made it: `change` is one of choices.CHANGES. Empty fields repeat what was."""

    change: str
    on: date
    source: Source
    words: str = ""
    low: str = ""
    high: str = ""
    period: str = ""
    due: date | None = None
