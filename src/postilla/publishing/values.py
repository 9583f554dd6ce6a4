"""What the templates get besides the values of other rooms; what making a page gives."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from postilla.articles.values import Card


@dataclass(frozen=True)
class Head:
    """What stands in a page's head. `feeds` are (title, media type, URL); addresses are absolute."""

    title: str
    description: str = ""
    canonical: str = ""
    prev: str = ""
    next: str = ""
    image: str = ""
    kind: str = "website"
    feeds: tuple[tuple[str, str, str], ...] = ()
    robots: str = ""
    links: str = ""  # safe HTML of further link and meta elements
    editions: tuple[tuple[str, str], ...] = ()  # (language, path) of this page in all editions that have it
    elsewhere: tuple[tuple[str, str], ...] = ()  # where the switch leads from a page of which those say nothing


@dataclass(frozen=True)
class Teaser:
    """An article in a list, with its count of comments and that count in words."""

    card: Card
    comments: int = 0
    comments_label: str = ""
    shares: str = ""  # what the article is about as well as the one above it, parted by commas


class Made(bytes):
    """A page's body. `recount` gives the page as it is when nothing but the number of comments has changed.

    `weight` is how many bytes of memory keeping `recount` takes.
    """

    recount: Callable[[], bytes] | None
    weight: int

    def __new__(cls, body: bytes, recount: Callable[[], bytes] | None = None, weight: int = 0) -> Self:
        made = super().__new__(cls, body)
        made.recount, made.weight = recount, weight
        return made
