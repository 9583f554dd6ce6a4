"""What a language's table holds: words and patterns, in small letters, as data. See `tables`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

Words = Mapping[str, str]  # a name, and the pattern of the words for it


@dataclass(frozen=True)
class Times:
    """Words of time. Patterns have no groups of their own."""

    months: tuple[str, ...]  # twelve patterns
    ordinals: tuple[str, ...]  # first to fourth
    quarter: str
    half: str
    fourth: str  # a quarter of something, and of a year only where one is named; so is a third
    third: str
    weekdays: tuple[str, ...]  # from Monday
    seasons: Mapping[str, int]  # pattern → its first month
    of: str  # between a quarter and its year
    preps: Words  # by, before, until, from, since, after: what stands before a time
    late: str  # “at the latest”, after a time
    parts: Words  # begin, mid, end
    relative: tuple[tuple[str, str, int], ...]  # pattern, “year” “quarter” “month” or “end”, how many on
    decade: str
    within: tuple[str, ...]  # “within {n} {unit}”: {n} is a number
    year_unit: str
    month_unit: str
    span: str  # between two years
    span_before: str = ""


@dataclass(frozen=True)
class Numbers:
    """Words of numbers."""

    decimal: str
    multipliers: Mapping[str, int]  # pattern → power of ten; longer ones first
    words: Mapping[str, int]
    before: tuple[tuple[str, str], ...]  # precision, pattern
    after: tuple[tuple[str, str], ...]
    ranges: tuple[tuple[str, str], ...]  # before the first number, between the two
    change: str  # verbs after which two numbers are “from” and “to”
    link: str  # between number and unit
    skip: str  # adjectives between number and unit
    stop: str  # words that are no unit
    shares: Mapping[str, int] = field(default_factory=dict)  # “a quarter of” → per cent
    apart: str = ""  # “fewer than”, right after a number: a difference, and no measure


@dataclass(frozen=True)
class Speech:
    """How something is announced, and what is said without being announced."""

    cues: tuple[tuple[str, str], ...]  # certainty, pattern
    hedge: str  # “should”: an announcement with a day, an opinion without
    present: str  # verbs that announce in the present tense
    acts: str  # what a promise without number and day is about
    keeps: str  # a condition that stays kept
    negation: str
    blocks: Words  # why a sentence announces nothing → pattern
    past: str  # forms after which a sentence without cue tells what was
    cadence: tuple[tuple[str, str], ...]  # year, half, quarter, month → pattern
    clause: str  # where another thought begins
    aside: str  # words with which something said beside begins, after a comma
    joint: str  # “and”
    reported: str  # “said that it would”: announced, though it looks like a hypothesis
    says: str  # verbs of saying, before or after a name
    now: str  # verbs that announce today, even where the day they speak of is over


@dataclass(frozen=True)
class Language:
    code: str
    times: Times
    numbers: Numbers
    speech: Speech
    units: Words

    @cached_property
    def any_unit(self) -> str:
        return "|".join(self.units.values())

    @cached_property
    def every_unit(self) -> str:
        """With a group for each, named u0, u1, … in the table's order."""
        return "|".join(f"(?P<u{n}>(?:{unit}))(?!\\w)" for n, unit in enumerate(self.units.values()))

    @cached_property
    def any_word(self) -> str:
        """The number words, longer ones first."""
        return "|".join(sorted(self.numbers.words, key=len, reverse=True))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of a table, made once."""
    return re.compile(pattern)


def words(pattern: str) -> re.Pattern[str]:
    """A pattern of whole words."""
    return compiled(rf"(?<!\w)(?:{pattern})(?!\w)")


def ending(pattern: str) -> re.Pattern[str]:
    """A pattern of whole words up to the end of what it is searched in."""
    return compiled(rf"(?<!\w)(?:{pattern})\s?$")
