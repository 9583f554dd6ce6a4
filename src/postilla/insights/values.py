"""What the parts of the room hand each other. A comment is read into points; points of many comments make lines."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Literal, NamedTuple

Kind = Literal["question", "correction", "report", "complaint", "praise", "request", "opinion", "answer"]
Toward = Literal["for", "against", "mixed", "none"]
Answering = Literal["agrees", "disagrees", "neither"]
Evidence = Literal["number", "date", "price", "place", "link"]

FAMILY: Mapping[str, str] = {  # kinds that one line may hold together
    "question": "asked", "request": "asked", "correction": "corrected",
    "complaint": "said", "praise": "said", "report": "said", "opinion": "said", "answer": "said",
}  # fmt: skip
ASKS: tuple[Kind, ...] = ("question", "request", "correction")  # what somebody in particular is to act on


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment as this room reads it."""

    id: int
    text: str  # plain: what its reader typed, without Markdown's marks, quoted text of others taken out
    lang: str  # ISO 639-1, "" where nobody could tell
    parent: int | None  # the comment answered
    person: str  # opaque; comments of one reader share it, so that readers are counted and not comments
    at: datetime
    network: str = ""  # opaque; "" where it is not kept any more
    about: str = ""  # what it stands under: the article's title and standfirst
    parent_text: str = ""  # of the comment answered
    back: bool = False  # the comment answered answers this same person
    joined: bool = False  # its network, not known any more, sent another one in the hour before


class Label(NamedTuple):
    """Something said of a text, with its reason."""

    name: str
    score: float  # 0 to 1
    words: tuple[str, ...] = ()  # of the text itself, as they stand in it


class Span(NamedTuple):
    """Characters `start` to `end` of a comment's text."""

    start: int
    end: int
    name: str  # of evidence: its kind; of an entity: its slug; of something masked: "mail", "phone", "plate", "address"


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence, or a few that belong together: the smallest thing that a reader says."""

    start: int
    end: int
    kinds: tuple[Label, ...]  # names are of `Kind`; best first; never empty
    toward: Label  # its name is of `Toward`: toward the thing spoken of


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one comment says, taken by itself (and with what it answers)."""

    comment_id: int
    kinds: tuple[Label, ...]  # of the whole comment, best first; never empty where it holds a word
    toward: Label
    answering: Label | None  # its name is of `Answering`; None of a root
    points: tuple[Point, ...]  # in the order of the text; empty where there is no word in it
    entities: tuple[Span, ...] = ()
    evidence: tuple[Span, ...] = ()
    masked: tuple[Span, ...] = ()  # personal data: never quoted in clear


@dataclass(frozen=True, slots=True)
class Said:
    """A comment with all that is known of it: what `summary` and the pass over everything are made of."""

    comment: Comment
    reading: Reading  # with what editors corrected
    vectors: bytes = b""  # of its points, as `vectors` packs them; empty where it was not embedded
    themes: tuple[str, ...] = ()  # for each point the key of the theme that an editor gave it; "" for none
    made: dict[str, Any] = field(default_factory=dict, init=False, compare=False, repr=False)  # of it, by who made it

    @property
    def letters(self) -> int:
        """Of all its points."""
        if "letters" not in self.made:
            self.made["letters"] = sum(point.end - point.start for point in self.reading.points)
        found: int = self.made["letters"]
        return found


@dataclass(frozen=True, slots=True)
class Theme:
    """What points are about, in whatever language. Known by its key as long as anybody has seen it."""

    key: str  # stable: never given to another, never renamed
    words: Mapping[str, tuple[str, ...]]  # by language: the readers' own most telling words, best first
    centre: bytes = b""  # of its points' meaning; `themes` knows how to read it
    held: bool = field(default=False, compare=False)  # an editor named it, or merged it with another


Spans = tuple[tuple[int, int], ...]  # of a text, in their order; () for all of it


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of one reader, whole: a comment, or of a long one the points that belong to the line."""

    comment_id: int
    text: str  # personal data masked
    lang: str
    toward: Toward
    spans: Spans = ()  # where the text stands in the comment


class Seen(NamedTuple):
    """A quotation as an editor saw it: the comment at a revision, and which characters; () for the whole comment."""

    comment_id: int
    revision: int
    spans: Spans = ()


class Cited(NamedTuple):
    """A point that a line rests on: characters of a comment, where its reader stands in it, and whose it counts as:
    a number within the line; points of one reader, and of a campaign, share it."""

    comment_id: int
    start: int
    end: int
    reader: int
    toward: Toward
    does: bool = True  # whether the line's kind is among those shown of the point or of its comment
    kind: Kind = "opinion"  # what is told of it


class Voice(NamedTuple):
    """A comment that answers one that a line cites, and whose it counts as, numbered as in `Cited` but apart."""

    comment_id: int
    to: int
    reader: int
    answering: Answering


class Teller(NamedTuple):
    """A word of a line's theme, and comments that say it, some of them where they are very many."""

    lang: str
    word: str
    comments: tuple[int, ...]


class Lone(NamedTuple):
    """What a reader asks, wants or corrects, and no line holds: where it stands in the comment, and how many readers
    ask about the same."""

    comment_id: int
    kind: Kind
    spans: Spans
    readers: int = 1


@dataclass(frozen=True)
class Line:
    """One of the things said: so many readers ask, complain, report … of this; some may do something else."""

    key: str  # what most of them do and the theme: the same line next week
    kind: Kind
    theme: Theme
    points: tuple[Cited, ...]  # all that it rests on, by comment and place; never empty
    voices: tuple[Voice, ...]  # what others answer to it
    quotations: tuple[Quotation, ...]
    tellers: tuple[Teller, ...] = ()
    copies: tuple[tuple[int, ...], ...] = ()  # its comments that are one text but for a few words, two or more of each

    @cached_property
    def comments(self) -> tuple[int, ...]:
        """All that it rests on, by id."""
        return tuple(sorted({one.comment_id for one in self.points}))

    @cached_property
    def readers(self) -> int:
        """People; a campaign counts as one."""
        return len({one.reader for one in self.points})

    @cached_property
    def doing(self) -> int:
        """Those of its readers who do what it is called."""
        return len({one.reader for one in self.points if one.does})

    @cached_property
    def others(self) -> Mapping[Kind, int]:
        """Readers by what else they do in it, most first: who only gives an opinion, or answers, is not named."""
        doing: dict[Kind, set[int]] = defaultdict(set)
        for one in self.points:
            if one.kind not in (self.kind, "opinion", "answer"):
                doing[one.kind].add(one.reader)
        return {kind: len(doing[kind]) for kind in sorted(doing, key=lambda kind: (-len(doing[kind]), kind))}

    @cached_property
    def asks(self) -> tuple[Lone, ...]:
        """What somebody is to act on in it, by comment, beside what it is called by."""
        found: dict[tuple[int, Kind], list[tuple[int, int]]] = defaultdict(list)
        for one in self.points:
            if one.kind in ASKS and FAMILY[one.kind] != FAMILY[self.kind]:
                found[one.comment_id, one.kind].append((one.start, one.end))
        return tuple(Lone(number, kind, tuple(spans)) for (number, kind), spans in found.items())

    @cached_property
    def spread(self) -> Mapping[Toward, int]:
        """Readers by their stance."""
        stances: dict[int, set[Toward]] = defaultdict(set)
        for one in self.points:
            stances[one.reader].add(one.toward)
        return dict(sorted(Counter(stance_of(mine) for mine in stances.values()).items()))

    @cached_property
    def answers(self) -> Mapping[Answering, int]:
        """Readers who agree or disagree with what is cited here; who does both, disagrees."""
        heard: dict[int, set[Answering]] = defaultdict(set)
        for one in self.voices:
            heard[one.reader].add(one.answering)
        order: tuple[Answering, ...] = ("disagrees", "agrees", "neither")
        counted = Counter(next(name for name in order if name in mine) for mine in heard.values())
        return {name: counted[name] for name in ("agrees", "disagrees", "neither") if counted[name]}


def stance_of(told: Collection[Toward]) -> Toward:
    """Where a reader stands who says all this."""
    sides = {*told} - {"none"}
    if not sides:
        return "none"
    return next(iter(sides)) if len(sides) == 1 else "mixed"


@dataclass(frozen=True, slots=True)
class Summary:
    """What readers say under one article."""

    lines: tuple[Line, ...]  # three to seven where there is so much; most readers first
    read: int  # comments that were looked at
    covered: int  # of those, how many a line rests on
    alone: tuple[Lone, ...] = ()  # what is asked, wanted or corrected and in no line

    @property
    def copied(self) -> frozenset[int]:
        """The comments in lines that repeat another's text, in however many lines they stand."""
        return frozenset(one for line in self.lines for mine in line.copies for one in mine[1:])
