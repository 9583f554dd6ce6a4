"""What the parts of the room hand each other. A comment is read into points; points of many comments make lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

Kind = Literal["question", "correction", "report", "complaint", "praise", "request", "opinion", "answer"]
Toward = Literal["for", "against", "mixed", "none"]
Answering = Literal["agrees", "disagrees", "neither"]
Evidence = Literal["number", "date", "price", "place", "link"]

FAMILY: Mapping[str, str] = {  # kinds that one line may hold together
    "question": "asked", "request": "asked", "correction": "corrected",
    "complaint": "said", "praise": "said", "report": "said", "opinion": "said", "answer": "said",
}  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class Label:
    """Something said of a text, with its reason."""

    name: str
    score: float  # 0 to 1
    words: tuple[str, ...] = ()  # of the text itself, as they stand in it


@dataclass(frozen=True, slots=True)
class Span:
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


@dataclass(frozen=True, slots=True)
class Theme:
    """What points are about, in whatever language. Known by its key as long as anybody has seen it."""

    key: str  # stable: never given to another, never renamed
    words: Mapping[str, tuple[str, ...]]  # by language: the readers' own most telling words, best first
    centre: bytes = b""  # of its points' meaning; `themes` knows how to read it


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of one reader, whole: a comment, or of a long one the points that belong to the line."""

    comment_id: int
    text: str  # personal data masked
    lang: str
    toward: Toward


class Seen(NamedTuple):
    """A quotation as an editor saw it: the comment at a revision, and which characters; () for the whole comment."""

    comment_id: int
    revision: int
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One of the things said: so many readers ask, complain, report … of this."""

    key: str  # the kind and the theme: the same line next week
    kind: Kind
    theme: Theme
    readers: int  # people; a campaign counts as one
    comments: tuple[int, ...]  # all that it rests on, by id
    spread: Mapping[Toward, int]  # readers by their stance
    answers: Mapping[Answering, int]  # readers who agree or disagree with what is cited here
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What readers say under one article."""

    lines: tuple[Line, ...]  # three to seven where there is so much; most readers first
    read: int  # comments that were looked at
    covered: int  # of those, how many a line rests on
