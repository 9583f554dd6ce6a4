"""What other rooms see of what was found: frozen values, made of those of the rooms below."""

from dataclasses import dataclass, field

from postilla.articles.values import Card
from postilla.discussion.values import CommentView


@dataclass(frozen=True)
class Part:
    """A stretch of plain text; `marked`: one of the words that were looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Hit:
    """A public comment that has all the words, with the stretch of it around the first of them."""

    view: CommentView
    subject: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Found:
    """One page of hits, the newest first. `total` of all pages; `more`: there are older ones that were not counted.

    `languages`: how many there are in each, whatever language was asked for.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    more: bool = False
    languages: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class FoundArticles:
    """One page of the public articles that have all the words, the best first. `total` of all pages; `more`: there are
    older ones that were not counted. `elsewhere`: how many in each other edition that has some, by where it begins."""

    cards: tuple[Card, ...] = ()
    total: int = 0
    more: bool = False
    elsewhere: dict[str, int] = field(default_factory=dict)
