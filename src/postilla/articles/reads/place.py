"""Where the magazine stands in Wagtail's tree, and what of it is public."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from wagtail.models import PageViewRestriction, Site

from postilla.articles.models import ArticlePage, Correction, MagazineSettings, SectionPage, StandardPage
from postilla.articles.pictures import picture_of
from postilla.articles.values import Link, Magazine


@dataclass(frozen=True)
class Place:
    """One look at the site: its root, what is private below it. Made anew for each read, used for all its queries."""

    site_id: int
    root_id: int
    tree_path: str
    url_prefix: str
    private: tuple[str, ...]  # tree paths of pages under a view restriction

    def path(self, page: Any) -> str:
        return "/" + page.url_path[len(self.url_prefix) :]

    def url_path(self, path: str) -> str:
        return self.url_prefix + path[1:]

    def public(self, pages: "QuerySet[Any]") -> "QuerySet[Any]":
        """Those pages that anybody may read."""
        hidden = Q()
        for tree_path in self.private:
            hidden |= Q(path__startswith=tree_path)
        shown = pages.filter(live=True, path__startswith=self.tree_path)
        return shown.exclude(hidden) if self.private else shown

    def is_public(self, page: Any) -> bool:
        return bool(page.live) and self.is_below_nothing_private(page)

    def is_below_nothing_private(self, page: Any) -> bool:
        return page.path.startswith(self.tree_path) and not page.path.startswith(self.private or ("\0",))

    @cached_property
    def sections(self) -> dict[str, Any]:
        """{tree path: section}, in the order of the menu."""
        fields = ("id", "path", "url_path", "title", "slug", "live", "intro", "moderation", "slow_seconds")
        return {page.path: page for page in self.public(SectionPage.objects.only(*fields)).order_by("path")}

    def section_of(self, page: Any) -> Any:
        """The public section a page stands in, as a model, or None."""
        return self.sections.get(page.path[: -page.steplen])

    def link(self, page: Any) -> Link:
        return Link(page.title, self.path(page))

    @cached_property
    def settings(self) -> MagazineSettings:
        """The magazine's settings, or what they are when nobody has settled anything. Never written by reading."""
        found = MagazineSettings.objects.select_related("logo").filter(site_id=self.site_id).first()
        return found or MagazineSettings()


def place() -> Place | None:
    """The magazine's place, in two queries; None on a database without a site."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        return None
    root = site.root_page
    private = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    return Place(site.pk, root.pk, root.path, root.url_path, private)


def magazine() -> Magazine:
    """The site itself: name, language, sections for the menu, pages for the footer."""
    where = place()
    known = where.settings if where else MagazineSettings()
    sections: tuple[Link, ...] = ()
    pages: tuple[Link, ...] = ()
    if where:
        sections = tuple(where.link(section) for section in where.sections.values())
        standing = where.public(StandardPage.objects.filter(show_in_menus=True).defer("body")).order_by("path")
        pages = tuple(where.link(page) for page in standing)
    return Magazine(
        name=known.name,
        tagline=known.tagline,
        language=known.language or settings.LANGUAGE_CODE,
        base_url=settings.POSTILLA_BASE_URL,
        sections=sections,
        pages=pages,
        description=known.description,
        logo=picture_of(known.logo) if known.logo_id else None,
        corrects=where is not None and _corrects(where),
    )


def _corrects(where: Place) -> bool:
    """Whether any correction stands under a public article."""
    pages = where.public(ArticlePage.objects.filter(published_at__isnull=False)).values("pk")
    return Correction.objects.filter(withdrawn_at=None, page__in=pages).exists()
