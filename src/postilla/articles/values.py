"""What other rooms get to see of an article: frozen values, never models. Standard library only.

All `path` fields are URL paths on this site, beginning and ending with "/". All times are aware datetimes in UTC.
"""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Link:
    """Something with a page of its own: a section, an author, a tag."""

    title: str
    path: str


@dataclass(frozen=True)
class Picture:
    """One picture, in the renditions that exist. `sources` is (url, width in px), widest last; `url` is the middle one."""

    url: str
    width: int
    height: int
    alt: str
    caption: str = ""
    credit: str = ""
    sources: tuple[tuple[str, int], ...] = ()

    @property
    def srcset(self) -> str:
        return ", ".join(f"{url} {width}w" for url, width in self.sources)


@dataclass(frozen=True)
class Author:
    name: str
    slug: str
    path: str
    role: str = ""
    bio_html: str = ""
    portrait: Picture | None = None


@dataclass(frozen=True)
class Conversation:
    """What the newsroom settled for the conversation under an article. `state`: "open", "read-only" or "closed".

    "read-only" shows comments but takes none; "closed" shows none and takes none. `closes_at` is when an open one
    stops taking comments.
    """

    subject: str
    state: str = "open"
    closes_at: datetime | None = None


@dataclass(frozen=True)
class Card:
    """An article as it stands in a list."""

    id: int
    subject: str  # opaque to the discussion: "article:<translation key>"
    path: str
    title: str
    standfirst: str
    language: str
    published_at: datetime
    updated_at: datetime | None
    section: Link | None
    authors: tuple[Link, ...] = ()
    picture: Picture | None = None


@dataclass(frozen=True)
class Slot:
    """A labelled advertising place with its reserved size in px, and what fills it: a house campaign or nothing."""

    key: str
    width: int
    height: int
    html: str = ""


@dataclass(frozen=True)
class Article:
    """A whole article, ready to be put into a page. `body_html` is safe and complete, advertising slots included."""

    card: Card
    body_html: str
    conversation: Conversation
    authors: tuple[Author, ...] = ()
    tags: tuple[Link, ...] = ()
    lead: Picture | None = None
    plain_text: str = ""  # the body as text, for feeds and descriptions
    seo_title: str = ""
    description: str = ""
    between_comments: Slot | None = None
    between_comments_every: int = 0  # a slot after every n-th root comment; 0 for none


@dataclass(frozen=True)
class StandardPage:
    """A page without a conversation: about, imprint, an imported WordPress page."""

    path: str
    title: str
    body_html: str
    updated_at: datetime | None = None
    language: str = "en"


@dataclass(frozen=True)
class Magazine:
    """The site itself, as its pages need it."""

    name: str
    tagline: str
    language: str
    base_url: str
    sections: tuple[Link, ...] = ()
    pages: tuple[Link, ...] = ()  # for the footer: about, imprint
    description: str = ""
    logo: Picture | None = None


@dataclass(frozen=True)
class Listing:
    """One page of a list of articles. `number` counts from 1."""

    title: str
    path: str
    kind: str  # "home", "section", "author", "tag", "archive"
    cards: tuple[Card, ...]
    number: int = 1
    pages: int = 1
    intro: str = ""
    author: Author | None = None
    years: tuple[tuple[int, int], ...] = field(default_factory=tuple)  # archive: (year, articles)
