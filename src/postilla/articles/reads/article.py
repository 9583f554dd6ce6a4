"""Whole articles and pages, ready to be shown."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import override

from postilla.articles import advertising
from postilla.articles.body import html_of, images_of, line_html, text_of
from postilla.articles.models import ArticleByline, ArticlePage, ArticleTag, StandardPage
from postilla.articles.pictures import picture_of, with_renditions
from postilla.articles.reads.cards import SETTLED, card, conversation, page_at, tag_link, translations
from postilla.articles.reads.corrections import corrections_on, versions_on
from postilla.articles.reads.place import Place, place
from postilla.articles.reads.rechecks import corrected_there
from postilla.articles.values import Article, Author, StandardPage as StandardValue
from postilla.grounds.values import Conversation


def article_at(path: str, today: date | None = None) -> Article | None:
    """The public article at `path`. `today` is the day whose advertising it carries: this one, if not given."""
    where = place(path)
    page = page_at(where, _whole(), path) if where else None
    return _article(where, page, today) if where and page else None


def article_of_page(page: Any, today: date | None = None) -> Article | None:
    """For a preview alone: the article as a Wagtail page holds it now, drafted or never saved. None for other pages."""
    where = place()
    if where is None or not isinstance(page, ArticlePage):
        return None
    if page.published_at is None:
        page.published_at = page.first_published_at or timezone.now()
    return _article(where.of(page), page, today)


def standard_at(path: str) -> StandardValue | None:
    """The public page without a conversation at `path`."""
    where = place(path)
    page = page_at(where, StandardPage.objects.all(), path) if where else None
    return _standard(where, page) if where and page else None


def standard_of_page(page: Any) -> StandardValue | None:
    """For a preview alone: the page as Wagtail holds it now. None for pages of another kind."""
    where = place()
    return _standard(where.of(page), page) if where and isinstance(page, StandardPage) else None


def author_value(where: Place, author: Any) -> Author:
    return Author(
        name=author.name,
        slug=author.slug,
        path=f"{where.mount}/authors/{author.slug}/",
        role=author.role,
        bio_html=line_html(author.bio),
        portrait=picture_of(author.portrait) if author.portrait_id else None,
    )


def _whole() -> Any:
    bylines = ArticleByline.objects.select_related("author__portrait").order_by("sort_order", "pk")
    tagged = ArticleTag.objects.select_related("tag").order_by("tag__name")
    return ArticlePage.objects.select_related("lead_picture").prefetch_related(
        Prefetch("bylines", bylines), Prefetch("tagged_items", tagged)
    )


def _article(where: Place, page: Any, today: date | None) -> Article:
    section = where.section_of(page)
    authors = [byline.author for byline in page.bylines.all()]
    with_renditions([page.lead_picture, *(author.portrait for author in authors), *images_of(page.body)])
    shown = card(where, page)
    kin = translations(where, page.translation_key, *SETTLED) if where.roots and page.pk else []
    home = _leading(where, kin, page)
    day = today or timezone.localdate()
    with override(page.language):
        text = text_of(page.body)
        hoarding = advertising.hoarding(page, section.pk if section else None, where.settings, day)
        body_html = html_of(page.body, advertising.in_text(hoarding, where.settings))
        every = where.settings.ads_between_comments_every
        between = hoarding.slot("comments", where.settings.ad_size_between_comments) if every else None
    return Article(
        card=shown,
        body_html=body_html,
        conversation=_shown_closed(conversation(where.of(home), home), day),
        authors=tuple(author_value(where, author) for author in authors),
        tags=tuple(tag_link(where, item.tag) for item in page.tagged_items.all()),
        lead=shown.picture,
        plain_text=text,
        seo_title=page.seo_title,
        description=page.search_description or page.standfirst or Truncator(text).chars(200),
        between_comments=between,
        between_comments_every=every if between else 0,
        corrections=corrections_on(page),
        corrected_there=corrected_there(where, page),
        versions=versions_on(page),
        editions=_editions(where, kin),
    )


def _leading(where: Place, kin: list[ArticlePage], page: ArticlePage) -> ArticlePage:
    """The translation whose settings hold for the conversation that all of them share."""
    leading = next(iter(kin), page)
    return page if leading.pk == page.pk else leading


def _editions(where: Place, pages: list[Any]) -> tuple[tuple[str, str], ...]:
    """(language, path) of each translation, where there are several."""
    return tuple((where.of(page).code, where.path(page)) for page in pages) if len(pages) > 1 else ()


def _shown_closed(settled: Conversation, day: date) -> Conversation:
    """An open conversation whose time is over loses its form from the day after; posts are refused at once."""
    over = settled.state == "open" and settled.closes_at is not None and timezone.localdate(settled.closes_at) < day
    return replace(settled, state="read-only") if over else settled


def _standard(where: Place, page: Any) -> StandardValue:
    with_renditions(images_of(page.body))
    with override(page.language):
        body_html = html_of(page.body, {})
    return StandardValue(
        path=where.path(page),
        title=page.title,
        body_html=body_html,
        updated_at=page.last_published_at,
        language=page.language,
        editions=_editions(where, _standing_pages(where, page)),
    )


def _standing_pages(where: Place, page: StandardPage) -> list[Any]:
    """A page in all editions."""
    if not where.roots or not page.pk:
        return []
    found = where.everywhere(StandardPage.objects.filter(translation_key=page.translation_key).only("url_path"))
    return sorted(found, key=where.rank)
