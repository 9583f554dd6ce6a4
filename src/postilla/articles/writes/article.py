"""Bringing an article or a page."""

import json
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.conf import settings

from postilla.articles.clean import clean_html
from postilla.articles.events import ArticlePublished, MagazineChanged
from postilla.articles.models import ArticleByline, ArticlePage, ArticleTag, HomePage, StandardPage
from postilla.articles.models.common import LANGUAGES, subject_of
from postilla.articles.reads.place import place
from postilla.articles.rules import RESERVED_AT_TOP, RESERVED_BELOW
from postilla.articles.values import Brought, BroughtArticle, BroughtBlock, BroughtSection
from postilla.articles.writes import slugs
from postilla.articles.writes.editions import original_of, translated_section
from postilla.articles.writes.indexing import index, paused
from postilla.articles.writes.parts import author_for, section_for, tag_for
from postilla.articles.writes.redirects import lead
from postilla.outbox.writes import Telling, telling

NO_SECTION = BroughtSection("News", "news")
LONGEST_TITLE = 255


def bring_article(brought: BroughtArticle, now: datetime) -> Brought:
    """Make the page under its section (or under home), with section, authors and tags as needed.

    What was brought before, by its origin, is left as it is: an editor may have changed it. A slug that is taken gets a
    number. Raises HomePage.DoesNotExist before `ensure_site`, ValidationError for what Wagtail refuses,
    UnknownLanguage and ArticlePage.DoesNotExist for a translation without an edition or an original.
    """
    with telling(now) as tell:
        page = _known(brought)
        created = page is None
        if page is None:
            with paused():
                page = _page(brought, tell) if brought.kind == "page" else _article(brought, tell)
                _schedule(page, brought.goes_live_at)
            index(int(page.pk))
        for old_path in brought.old_paths:
            lead(old_path, int(page.pk))
        where = place()
        if where is None:
            raise HomePage.DoesNotExist
        path = where.path(page)
        if created and page.live and isinstance(page, ArticlePage):
            section_path = path[: -len(page.slug) - 1]
            tell(ArticlePublished(int(page.pk), page.subject, path, section_path))
    return Brought(int(page.pk), subject_of(page), path, created)


def _known(brought: BroughtArticle) -> Any:
    if not brought.origin:
        return None
    model = StandardPage if brought.kind == "page" else ArticlePage
    return model.objects.filter(brought_from=brought.origin[:300]).order_by("pk").first()


def _article(brought: BroughtArticle, tell: Telling) -> ArticlePage:
    original = original_of(brought.translates) if brought.translates else None
    if original is None:
        section, is_new = section_for(brought.section or NO_SECTION)
    else:
        section, is_new = translated_section(original, brought)
    if is_new:
        tell(MagazineChanged())
    wanted = slugs.plain(brought.slug or brought.title, "article")
    page = ArticlePage(
        **_common(brought),
        slug=slugs.free(wanted, section.get_children(), RESERVED_BELOW),
        standfirst=brought.standfirst[:600],
        published_at=brought.published_at,
        updated_at=brought.updated_at,
        conversation_state=brought.conversation,
        close_after_days=brought.close_after_days,
        lead_picture_id=brought.picture,
        lead_caption=brought.picture_caption[:300],
    )
    if original is not None:
        page.translation_key, page.locale = original.translation_key, section.locale
    authors = {author.pk: author for author in map(author_for, brought.authors)}
    page.bylines = [ArticleByline(author=author, sort_order=n) for n, author in enumerate(authors.values())]
    tags = {tag.pk: tag for tag in map(tag_for, brought.tags) if tag is not None}
    page.tagged_items = [ArticleTag(tag=tag) for tag in tags.values()]
    return section.add_child(instance=page)


def _page(brought: BroughtArticle, tell: Telling) -> StandardPage:
    home = HomePage.objects.order_by("path")[:1].get()
    wanted = slugs.plain(brought.slug or brought.title, "page-text")
    slug = slugs.free(wanted, home.get_children(), RESERVED_AT_TOP)
    page = home.add_child(instance=StandardPage(**_common(brought), slug=slug, show_in_menus=brought.in_menu))
    tell(MagazineChanged())
    return page


def _schedule(page: Any, at: datetime | None) -> None:
    """As the CMS does it: the revision that is to be published knows when."""
    if at is not None and not page.live:
        page.go_live_at = at
        page.save(update_fields=["go_live_at"])
        revision = page.save_revision(clean=False)
        revision.approved_go_live_at = at
        revision.save(update_fields=["approved_go_live_at"])


def _common(brought: BroughtArticle) -> dict[str, Any]:
    """What articles and pages share."""
    changed = max(brought.updated_at or brought.published_at, brought.published_at)
    known = {code for code, _ in LANGUAGES}
    return {
        "title": (" ".join(brought.title.split()) or brought.slug or "Untitled")[:LONGEST_TITLE],
        "body": json.dumps(_stream(brought.body)),
        "language": brought.language if brought.language in known else settings.LANGUAGE_CODE,
        "search_description": brought.description,
        "brought_from": brought.origin[:300],
        "live": brought.live,
        "has_unpublished_changes": not brought.live,
        "first_published_at": brought.published_at if brought.live else None,
        "last_published_at": changed if brought.live else None,
        "latest_revision_created_at": changed,
    }


def _stream(body: tuple[BroughtBlock, ...] | str) -> list[dict[str, Any]]:
    blocks = (("html", body),) if isinstance(body, str) else body
    return [_marked({"type": kind, "value": _value(kind, value)}) for kind, value in blocks]


def _marked(block: dict[str, Any]) -> dict[str, Any]:
    """With an id, as the CMS keeps it: translations are joined to their originals by the ids of blocks."""
    return {**block, "id": str(uuid4())}


def _value(kind: str, value: Any) -> Any:
    if kind in {"text", "html"}:
        return clean_html(str(value))
    return _plain(value)


def _plain(value: Any) -> Any:
    """JSON values; numbers that are not whole as text, which keeps their digits."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_marked({"type": "item", "value": _plain(item)}) for item in value]
    return str(value) if isinstance(value, float | Decimal) else value
