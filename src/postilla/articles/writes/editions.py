"""Opening the magazine in another language, and bringing translations of what stands in the first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wagtail.models import Locale, Site

from postilla.articles.events import MagazineChanged
from postilla.articles.languages import LANGUAGES
from postilla.articles.models import ArticlePage, HomePage, SectionPage
from postilla.articles.reads.cards import keys_of
from postilla.articles.reads.place import place
from postilla.articles.rules import RESERVED_AT_TOP
from postilla.articles.values import BroughtArticle, BroughtSection
from postilla.articles.writes import slugs
from postilla.articles.writes.aside import make_way
from postilla.grounds.settled import forget_settled as forget_standings
from postilla.outbox.writes import telling


@dataclass(frozen=True)
class BroughtEdition:
    """The magazine in another language."""

    language: str
    tagline: str = ""
    description: str = ""
    intro: str = ""


class UnknownLanguage(ValueError):
    """There are no words for readers in that language."""


def open_edition(brought: BroughtEdition, now: datetime) -> int:
    """The id of the home page of the edition in that language, made where it is missing, with its locale.

    A page that stood where the edition now begins goes aside, and what stood below it is led there.
    Raises UnknownLanguage, Site.DoesNotExist before `ensure_site`.
    """
    if brought.language not in LANGUAGES:
        raise UnknownLanguage(brought.language)
    with telling(now) as tell:
        home = Site.objects.get(is_default_site=True).root_page.specific
        locale, _ = Locale.objects.get_or_create(language_code=brought.language)
        known = home.get_translation_or_none(locale)
        if known is not None:
            return int(known.pk)
        made = HomePage(
            title=home.title,
            slug=slugs.free(f"{home.slug}-{brought.language}", home.get_siblings()),
            locale=locale,
            translation_key=home.translation_key,
            tagline=brought.tagline,
            description=brought.description,
            intro=brought.intro,
            live=True,
        )
        home.get_parent().add_child(instance=made)
        make_way(made, now)
        forget_standings()
        tell(MagazineChanged())
    forget_standings()  # what was looked up between the change and its commit is old too
    return int(made.pk)


def translated_section(original: ArticlePage, brought: BroughtArticle) -> tuple[SectionPage, bool]:
    """The section of the edition in an article's language that translates the original's, and whether it is new.

    Raises UnknownLanguage where there is no such edition.
    """
    where = place()
    root = next((root for root in where.roots if root.code == brought.language), None) if where else None
    if root is None:
        raise UnknownLanguage(brought.language)
    above = original.get_parent().specific
    home = HomePage.objects.get(pk=root.root_id)
    known = above.get_translation_or_none(home.locale)
    if known is not None:
        return known, False
    said = brought.section or BroughtSection(above.title, above.slug)
    slug = slugs.free(slugs.plain(said.slug or said.name, "section"), home.get_children(), RESERVED_AT_TOP)
    made = SectionPage(
        title=said.name[:255], slug=slug, intro=said.intro[:300], live=True, locale=home.locale,
        translation_key=above.translation_key,
    )  # fmt: skip
    return home.add_child(instance=made), True


def original_of(subject: str) -> Any:
    """The article of a subject in the first edition, whether or not it is live. Raises ArticlePage.DoesNotExist."""
    return ArticlePage.objects.filter(translation_key__in=keys_of([subject])).order_by("path")[:1].get()
