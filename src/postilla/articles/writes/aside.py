"""Giving pages another address where something else has come to stand at theirs: an update's page, an edition."""

from datetime import datetime
from typing import Any

from wagtail.models import Site

from postilla.articles.events import ArticleMoved, MagazineChanged
from postilla.articles.models import ArticlePage
from postilla.articles.reads.hidden import hidden_pages
from postilla.articles.reads.place import place
from postilla.articles.rules import RESERVED_AT_TOP
from postilla.articles.writes import slugs
from postilla.articles.writes.redirects import lead
from postilla.outbox.writes import Telling, telling


def make_way(home: Any, now: datetime) -> None:
    """An edition opens at `home`: what stood at /fr/ goes to /fr-2/, and the addresses below it lead there."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None or site.root_page_id == home.pk or site.root_page.translation_key != home.translation_key:
        return
    with telling(now) as tell:
        for page in site.root_page.get_children().filter(slug=home.locale.language_code):
            _set_aside(page.specific, tell)


def set_aside(now: datetime) -> list[tuple[str, str]]:
    """Give every page that cannot be reached another address: the old path and the new of each."""
    with telling(now) as tell:
        found = [(hidden.path, page.slug, _set_aside(page, tell)) for hidden, page in hidden_pages()]
    return [(path, f"{path[: -len(slug) - 1]}{another}/") for path, slug, another in found]


def _set_aside(page: Any, tell: Telling) -> str:
    """Its slug is another in its draft, too, and every address below it leads on. Gives the slug."""
    where = place()
    below = ArticlePage.objects.filter(path__startswith=page.path).defer("body")
    before = {one.pk: where.path(one) for one in where.everywhere(below)} if where else {}
    page.slug = slugs.free(page.slug, page.get_siblings(inclusive=True), {*RESERVED_AT_TOP, page.slug})
    page.save()
    revision = page.latest_revision
    if revision is not None:
        revision.content = {**revision.content, "slug": page.slug}
        revision.save(update_fields=["content"])
    for one in ArticlePage.objects.filter(pk__in=before).defer("body"):
        lead(before[one.pk], one.pk)
        tell(ArticleMoved(one.subject, before[one.pk], where.path(one) if where else ""))
    tell(MagazineChanged())
    return str(page.slug)
