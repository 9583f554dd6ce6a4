"""Facts about what the newsroom published. Paths begin and end with "/"."""

from dataclasses import dataclass

from postilla.vocabulary import Event


@dataclass(frozen=True)
class ArticlePublished(Event):
    """An article went live, or a live one was published again. Lists it has left since are not named: drop them all."""

    article_id: int
    subject: str
    path: str
    section_path: str


@dataclass(frozen=True)
class ArticleWithdrawn(Event):
    """A live article was unpublished, deleted or made private."""

    subject: str
    path: str


@dataclass(frozen=True)
class ArticleMoved(Event):
    """A live article has another address; Wagtail has made a redirect from the old one."""

    subject: str
    old_path: str
    path: str


@dataclass(frozen=True)
class MagazineChanged(Event):
    """Something that stands on many pages changed: settings, sections, pages, authors, pictures, advertising."""


@dataclass(frozen=True)
class PicturesMadeSmall(Event):
    """Pictures that pages show can be had in fewer bytes now: these, or whichever where none is named."""

    pictures: tuple[int, ...] = ()


@dataclass(frozen=True)
class ArticleCorrected(Event):
    """A correction of a public article was made, taken back or put back, or an earlier version hidden or shown."""

    subject: str
    path: str


@dataclass(frozen=True)
class AdvertisingRests(Event):
    """The conversation about an article runs hot: it carries no advertising for now."""

    subject: str
