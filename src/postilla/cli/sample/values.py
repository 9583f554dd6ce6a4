"""The shapes of the sample magazine. Standard library only; every value is frozen.

All times are aware datetimes in UTC. A `picture` is a name that `pictures.draw` knows.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Quote:
    """A quotation set apart. `text` is HTML with <b>, <i> and <a> only; `attribution` is plain text, perhaps empty."""

    text: str
    attribution: str = ""


@dataclass(frozen=True)
class FigureRow:
    label: str
    value: float
    note: str = ""


@dataclass(frozen=True)
class FigureBand:
    """A range drawn beside the rows, such as a target: both ends in the unit of the figures."""

    label: str
    low: float
    high: float


@dataclass(frozen=True)
class Figures:
    """A small table that is drawn as a chart. `unit` is plain text: "cars", "km"."""

    title: str
    unit: str
    rows: tuple[FigureRow, ...]
    band: FigureBand | None = None
    source: str = ""


@dataclass(frozen=True)
class PictureBlock:
    name: str
    alt: str
    caption: str = ""
    credit: str = ""


BlockValue = str | tuple[str, ...] | Quote | Figures | PictureBlock
# (kind, value):
#   ("paragraph", str)        HTML with <b>, <i> and <a> only, without the <p>
#   ("heading", str)          plain text
#   ("quote", Quote)
#   ("figures", Figures)
#   ("list", tuple[str, ...]) items, each HTML as in a paragraph
#   ("picture", PictureBlock)
Block = tuple[str, BlockValue]


@dataclass(frozen=True)
class SampleComment:
    """One reader's comment. `text` is the Markdown subset that readers write; `parent_key` is None for a root.

    Comments of an article are in order of time, a parent always before its replies. `key` is unique in its article.
    """

    key: str
    parent_key: str | None
    author: str
    text: str
    created_at: datetime
    language: str = "en"
    website: str = ""
    agreements: int = 0
    edited: bool = False


@dataclass(frozen=True)
class SampleArticle:
    """`section` and `authors` are slugs of the magazine's sections and authors; `standfirst` is plain text."""

    slug: str
    section: str
    title: str
    standfirst: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    published_at: datetime
    language: str
    picture: PictureBlock
    blocks: tuple[Block, ...]
    comments: tuple[SampleComment, ...] = ()


@dataclass(frozen=True)
class SampleSection:
    slug: str
    title: str
    intro: str


@dataclass(frozen=True)
class SampleAuthor:
    slug: str
    name: str
    role: str
    bio: str


@dataclass(frozen=True)
class SampleCampaign:
    """A house campaign: the magazine's own banner. `sections` empty means everywhere; `link` is a path on the site."""

    key: str
    title: str
    picture: str
    alt: str
    link: str
    width: int
    height: int
    weight: int = 1
    sections: tuple[str, ...] = ()


@dataclass(frozen=True)
class SamplePage:
    """A page without a conversation, such as "About"."""

    slug: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class SampleEdition:
    """The magazine in another language, with one article, `of`, translated. Its conversation is the original's."""

    language: str
    tagline: str
    description: str
    section: str
    section_intro: str
    of: str
    slug: str
    title: str
    standfirst: str
    caption: str
    standing: str  # the heading over how its promises stand
    blocks: tuple[Block, ...]
    section_slug: str = ""  # made of its title where it is empty


@dataclass(frozen=True)
class SampleMagazine:
    """Articles are newest first."""

    name: str
    tagline: str
    description: str
    language: str
    sections: tuple[SampleSection, ...]
    authors: tuple[SampleAuthor, ...]
    articles: tuple[SampleArticle, ...]
    campaigns: tuple[SampleCampaign, ...]
    pages: tuple[SamplePage, ...]
    editions: tuple[SampleEdition, ...] = ()
