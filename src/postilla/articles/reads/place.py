"""Where the magazine stands in Wagtail's tree, in which editions, and what of it is public."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from wagtail.models import PageViewRestriction, Site

from postilla.articles.languages import Edition, edition_name
from postilla.articles.models import ArticlePage, Correction, HomePage, MagazineSettings, SectionPage, StandardPage
from postilla.articles.pictures import picture_of
from postilla.articles.values import Link, Magazine
from postilla.grounds.settled import Settled


@dataclass(frozen=True)
class Root:
    """An edition's home in the tree. `mount` stands before its addresses: "" for the first, "/fr" for a French one."""

    code: str
    root_id: int
    tree_path: str
    url_prefix: str
    mount: str


@dataclass(frozen=True)
class Place:
    """One look at an edition: its root, what is private. Kept until something is settled, and read by many at once.

    Nobody may ask for what is looked up late (sections, settings) between telling that they changed and the commit.

    `roots` has the editions, the first one first; it is empty where the magazine has one alone.
    """

    site_id: int
    root_id: int
    tree_path: str
    url_prefix: str
    private: tuple[str, ...]  # tree paths of pages under a view restriction
    mount: str = ""
    code: str = ""  # the edition's language; "" where there is one edition alone
    roots: tuple[Root, ...] = ()
    _kin: dict[str, "Place"] = field(default_factory=dict, compare=False, repr=False)  # the other editions' looks

    def path(self, page: Any) -> str:
        """Where a page of any edition stands."""
        for root in self.roots:
            if page.url_path.startswith(root.url_prefix):
                return f"{root.mount}/{page.url_path[len(root.url_prefix) :]}"
        return "/" + page.url_path[len(self.url_prefix) :]

    def url_path(self, path: str) -> str:
        return self.url_prefix + path[len(self.mount) + 1 :]

    def public(self, pages: "QuerySet[Any]") -> "QuerySet[Any]":
        """Those pages of this edition that anybody may read."""
        return self._shown(pages.filter(live=True, path__startswith=self.tree_path))

    def everywhere(self, pages: "QuerySet[Any]") -> "QuerySet[Any]":
        """Those pages of any edition that anybody may read."""
        if not self.roots:
            return self.public(pages)
        within = Q()
        for root in self.roots:
            within |= Q(path__startswith=root.tree_path)
        return self._shown(pages.filter(within, live=True))

    def _shown(self, pages: "QuerySet[Any]") -> "QuerySet[Any]":
        hidden = Q()
        for tree_path in self.private:
            hidden |= Q(path__startswith=tree_path)
        return pages.exclude(hidden) if self.private else pages

    def is_public(self, page: Any) -> bool:
        return bool(page.live) and self.is_below_nothing_private(page)

    def is_below_nothing_private(self, page: Any) -> bool:
        mine = tuple(root.tree_path for root in self.roots) or (self.tree_path,)
        return page.path.startswith(mine) and not page.path.startswith(self.private or ("\0",))

    def of(self, page: Any) -> "Place":
        """The look at the edition in which a page stands."""
        root = next((root for root in self.roots if page.url_path.startswith(root.url_prefix)), None)
        return self.at(root) if root else self

    def at(self, root: Root) -> "Place":
        """The same look at another edition."""
        if root.tree_path == self.tree_path:
            return self
        kin = self._kin.get(root.code)
        if kin is None:
            kin = self._kin[root.code] = replace(
                self, root_id=root.root_id, tree_path=root.tree_path, url_prefix=root.url_prefix, mount=root.mount,
                code=root.code, _kin=self._kin,
            )  # fmt: skip
            self._kin[self.code] = self
        return kin

    def rank(self, page: Any) -> tuple[int, int]:
        """By which translations are ordered: the first edition's first."""
        for number, root in enumerate(self.roots):
            if page.url_path.startswith(root.url_prefix):
                return number, int(page.pk)
        return len(self.roots), int(page.pk)

    @cached_property
    def sections(self) -> dict[str, Any]:
        """{tree path: section}, in the order of the menu."""
        fields = ("id", "path", "url_path", "title", "slug", "live", "intro", "moderation", "slow_seconds")
        known = SectionPage.objects.only(*fields, "translation_key")
        return {page.path: page for page in self.public(known).order_by("path")}

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

    @property
    def language(self) -> str:
        """The language of lists and of the words around articles."""
        return self.code or self.settings.language or str(settings.LANGUAGE_CODE)


_known: Settled[Place | None] = Settled()


def place(path: str = "/") -> Place | None:
    """The edition in which an address stands; None on a database without a site. Asked with every read, so kept."""
    first = _known.get("", _first) or _first()  # that there is none is not kept
    if first is None or not first.roots:
        return first
    mounted = next((one for one in first.roots if one.mount and path.startswith(f"{one.mount}/")), None)
    return first.at(mounted) if mounted else first


def _first() -> Place | None:
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        return None
    root = site.root_page
    private = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    roots = tuple(one for one in _roots(root) if not one.tree_path.startswith(private or ("\0",)) or not one.mount)
    roots = roots if len(roots) > 1 else ()
    return Place(site.pk, root.pk, root.path, root.url_path, private, code=roots[0].code if roots else "", roots=roots)


def _roots(home: Any) -> tuple[Root, ...]:
    """All editions, the first one first."""
    homes: Iterable[Any] = (
        HomePage.objects.filter(translation_key=home.translation_key, live=True)
        .select_related("locale")
        .order_by("path")
    )
    found = [
        Root(
            one.locale.language_code, one.pk, one.path, one.url_path,
            "" if one.pk == home.pk else f"/{one.locale.language_code}",
        )
        for one in homes
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda root: root.mount != ""))


def language_at(path: str) -> str:
    """The language of the edition in which an address stands."""
    where = place(path)
    return where.language if where else str(settings.LANGUAGE_CODE)


def mounts() -> list[str]:
    """What stands before the addresses of each edition, "" for the first."""
    where = place()
    return [root.mount for root in where.roots] if where and where.roots else [""]


def languages() -> list[str]:
    """The languages of the editions, the first one's first."""
    where = place()
    return [root.code for root in where.roots] if where and where.roots else [language_at("/")]


_current: ContextVar[str] = ContextVar("edition", default="/")


@contextmanager
def in_edition(path: str) -> Iterator[None]:
    """What is asked within without an address is asked of the edition in which `path` stands."""
    token = _current.set(path)
    try:
        yield
    finally:
        _current.reset(token)


def current() -> str:
    """An address in the edition in which this reader is: "/", unless a door said otherwise."""
    return _current.get()


def place_of_reader(where: Place) -> Place:
    """The same look, at the edition in which this reader is."""
    path = current()
    root = next((root for root in where.roots if root.mount and path.startswith(f"{root.mount}/")), None)
    return where.at(root) if root else where


def mount() -> str:
    """What stands before the addresses of that edition."""
    where = place(current()) if current() != "/" else None
    return where.mount if where else ""


def magazine(path: str | None = None) -> Magazine:
    """The edition in which an address stands: name, language, sections for the menu, pages for the footer.

    Without an address, the edition in which this reader is (`in_edition`).
    """
    where = place(current() if path is None else path)
    known = where.settings if where else MagazineSettings()
    sections: tuple[Link, ...] = ()
    pages: tuple[Link, ...] = ()
    tagline, description = known.tagline, known.description
    if where:
        sections = tuple(where.link(section) for section in where.sections.values())
        standing = where.public(StandardPage.objects.filter(show_in_menus=True).defer("body")).order_by("path")
        pages = tuple(where.link(page) for page in standing)
        if where.mount:
            tagline, description = HomePage.objects.values_list("tagline", "description").get(pk=where.root_id)
    return Magazine(
        name=known.name,
        tagline=tagline,
        language=where.language if where else known.language or settings.LANGUAGE_CODE,
        base_url=settings.POSTILLA_BASE_URL,
        sections=sections,
        pages=pages,
        description=description,
        logo=picture_of(known.logo) if known.logo_id else None,
        corrects=where is not None and _corrects(where),
        mount=where.mount if where else "",
        editions=tuple(
            Edition(root.code, edition_name(root.code), f"{root.mount}/") for root in (where.roots if where else ())
        ),
    )


def tells_address() -> bool:
    """Whether a page that the footer of this reader's edition leads to has an e-mail address or a telephone number: a
    link to one, or one behind “Tel” or with the “+” of its country."""
    where = place(current())
    pages = where.public(StandardPage.objects.filter(show_in_menus=True)) if where else ()
    return any(_ADDRESS.search(json.dumps(list(page.body.raw_data), default=str)) for page in pages)


_ADDRESS = re.compile(r"\bmailto:|(?i:\btel\b)[.:\s]*\+?\(?\d|\+\d[\d\s()/.-]{6,}\d|[\w.+-]+@[\w-]+\.\w")


def _corrects(where: Place) -> bool:
    """Whether any correction stands under a public article of any edition: they have one page."""
    pages = where.everywhere(ArticlePage.objects.filter(published_at__isnull=False)).values("pk")
    return Correction.objects.filter(withdrawn_at=None, page__in=pages).exists()
