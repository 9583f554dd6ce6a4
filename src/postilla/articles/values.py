"""What other rooms get to see of an article: frozen values, never models.

All `path` fields are URL paths on this site, beginning and ending with "/". All times are aware datetimes in UTC.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from postilla.articles.languages import Edition
from postilla.articles.versions import CorrectedThere, Correction
from postilla.grounds.values import Conversation, Heading

UNNAMED = "Postilla"  # the name of a magazine that nobody has named yet


@dataclass(frozen=True)
class Link:
    """Something with a page of its own: a section, an author, a tag."""

    title: str
    path: str


@dataclass(frozen=True)
class Picture:
    """One picture, in the renditions that exist. `sources` is (url, width in px), widest last; `url` is the middle.

    `avif` are the same widths in half the bytes, once the worker has made them; until then it is empty.
    """

    url: str
    width: int
    height: int
    alt: str
    caption: str = ""
    credit: str = ""
    sources: tuple[tuple[str, int], ...] = ()
    avif: tuple[tuple[str, int], ...] = ()
    focus: str = ""  # what stays in sight where it is cropped: from "x0 y0", top left, to "x4 y4"; "" for the middle

    @property
    def srcset(self) -> str:
        return _srcset(self.sources)

    @property
    def avif_srcset(self) -> str:
        return _srcset(self.avif)


def _srcset(sources: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{url} {width}w" for url, width in sources)


@dataclass(frozen=True)
class Author:
    name: str
    slug: str
    path: str
    role: str = ""
    bio_html: str = ""
    portrait: Picture | None = None


@dataclass(frozen=True)
class Card(Heading):
    """An article as it stands in a list. Its subject is "article:<translation key>"."""

    id: int
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
    corrections: tuple[Correction, ...] = ()  # oldest first
    corrected_there: tuple[CorrectedThere, ...] = ()  # what its original was corrected for, oldest first
    versions: tuple[tuple[datetime, bool], ...] = ()  # since when each was public, first to last; whether it is shown
    editions: tuple[tuple[str, str], ...] = ()  # (language, path) of all its translations, where it has several


@dataclass(frozen=True)
class StandardPage:
    """A page without a conversation: about, imprint, an imported WordPress page."""

    path: str
    title: str
    body_html: str
    updated_at: datetime | None = None
    language: str = "en"
    editions: tuple[tuple[str, str], ...] = ()  # as an article's


@dataclass(frozen=True)
class Magazine:
    """The site itself, as its pages need it, in one of its editions."""

    name: str
    tagline: str
    language: str
    base_url: str
    sections: tuple[Link, ...] = ()
    pages: tuple[Link, ...] = ()  # for the footer: about, imprint
    description: str = ""
    logo: Picture | None = None
    corrects: bool = False  # there are corrections, and so a page of them
    mount: str = ""  # what stands before the edition's addresses: "/fr"; "" for the first
    editions: tuple[Edition, ...] = ()  # all of them, the first one first, where there are several


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
    editions: tuple[tuple[str, str], ...] = ()  # (language, path) of the same list in all editions that have it


# ---- what is brought in from elsewhere (writes.py) -------------------------------------------------------------------

# (block type, value), the value as the CMS stores it:
#   ("text", html)     paragraphs, lists, h3, blockquotes          ("heading", text)
#   ("html", html)     anything else, shown with its text markup only
#   ("picture", {"image": id, "caption": "", "alt": "", "wide": False})
#   ("gallery", {"pictures": [{"image": id, "caption": ""}, …], "caption": ""})
#   ("quote", {"text", "attribution", "role"})                     ("link", {"url", "title", "source", "text"})
#   ("figures", {"title", "unit", "rows": [{"label", "value" | "low" and "high", "note"}, …],
#                "band_label", "band_low", "band_high", "source"})
#   ("promise", id)   ("ledger_figures", {"title", "subject", "metric", "promise": ids, "first_year", "last_year"})
# Keys that are left out are empty. Numbers may be int, float, Decimal or str.
BroughtBlock = tuple[str, str | Mapping[str, Any]]


@dataclass(frozen=True)
class BroughtSection:
    name: str
    slug: str = ""  # made from the name where empty
    intro: str = ""


@dataclass(frozen=True)
class BroughtAuthor:
    """Known by the slug. `bio_html` may hold links, bold and italic; `portrait` is a picture's id."""

    name: str
    slug: str = ""
    role: str = ""
    bio_html: str = ""
    portrait: int | None = None
    email: str = ""


@dataclass(frozen=True)
class BroughtTag:
    name: str
    slug: str = ""


@dataclass(frozen=True)
class BroughtArticle:
    """An article, or with `kind` "page" a page without a conversation, from elsewhere.

    `origin` says where from, unlike any other ("wordpress:https://example.org/?p=12"): the same is brought once. Empty:
    always new. `body` is a tuple of blocks or one piece of HTML. `old_paths` are addresses that shall lead to it
    ("/2024/01/slug/", "/?p=12"). `conversation` is "open", "read-only" or "closed".
    """

    origin: str
    title: str
    body: tuple[BroughtBlock, ...] | str
    published_at: datetime
    slug: str = ""
    standfirst: str = ""
    section: BroughtSection | None = None
    authors: tuple[BroughtAuthor, ...] = ()
    tags: tuple[BroughtTag, ...] = ()
    updated_at: datetime | None = None
    live: bool = True
    kind: str = "article"
    language: str = ""  # the magazine's where empty
    conversation: str = "open"
    close_after_days: int | None = None  # None: as the magazine's settings say; 0: never
    picture: int | None = None
    picture_caption: str = ""
    description: str = ""  # for search engines
    in_menu: bool = False  # pages: a link in the footer
    old_paths: tuple[str, ...] = ()
    goes_live_at: datetime | None = None  # not live now, but scheduled for then
    translates: str = ""  # the subject of the article that this is a translation of, in the edition of `language`


@dataclass(frozen=True)
class Brought:
    """What became of it. `path` is where it stands, or will stand once published."""

    page_id: int
    subject: str
    path: str
    created: bool


@dataclass(frozen=True)
class BroughtPicture:
    """A picture's file and words. With an `origin` brought before, the picture there is kept."""

    filename: str
    content: bytes
    alt: str
    title: str = ""
    caption: str = ""
    credit: str = ""
    origin: str = ""


@dataclass(frozen=True)
class BroughtCampaign:
    """A house campaign with one picture. `sections` are slugs; none means everywhere. `key` is known once."""

    key: str
    name: str
    picture: int
    link: str
    size: str = "300x250"
    weight: int = 10
    sections: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class SettledMagazine:
    """The magazine's settings; None leaves a setting as it is."""

    name: str | None = None
    tagline: str | None = None
    description: str | None = None
    language: str | None = None
    logo_id: int | None = None
    close_after_days: int | None = None
    ads_after_paragraphs: str | None = None
    ad_size_in_text: str | None = None
    ads_between_comments_every: int | None = None
    ad_size_between_comments: str | None = None


@dataclass(frozen=True)
class Member:
    """One of the staff by their author's profile. `wrote_this`: the article that was asked about."""

    name: str
    address: str
    wrote_this: bool


@dataclass(frozen=True)
class Spokesman:
    """A name that speaks for the magazine, and the address of whoever has it; empty where nobody signs in by it."""

    name: str
    address: str
