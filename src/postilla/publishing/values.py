"""What the templates get besides the values of other rooms."""

from dataclasses import dataclass

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


@dataclass(frozen=True)
class Teaser:
    """An article in a list, with its count of comments and that count in words."""

    card: Card
    comments: int = 0
    comments_label: str = ""
