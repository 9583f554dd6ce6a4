"""The one file that hears Wagtail's signals and tells them as facts.

Wagtail changes pages in its own screens and commands, outside our `writes`; whatever readers may see of it becomes a
fact here, in the transaction of the change where there is one. Listens, and changes four things: it keeps what a
public article said, the address of a tag that Wagtail makes while an article is edited, the language of a page, which
in a translated edition is that of the edition, and the address of a page that stands where an edition opens.
"""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.utils import timezone
from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from postilla.articles.events import ArticleMoved, ArticlePublished, ArticleWithdrawn, MagazineChanged
from postilla.articles.models import (
    ArticlePage,
    Author,
    Campaign,
    HomePage,
    MagazineSettings,
    NewsImage,
    SectionPage,
    StandardPage,
    Version,
)
from postilla.articles.reads.place import Place, place
from postilla.articles.rules import aside
from postilla.articles.writes.aside import make_way
from postilla.articles.writes.corrections import keep_version
from postilla.grounds.settled import forget_settled, forget_with_commit
from postilla.outbox.writes import telling
from postilla.vocabulary import Event

# Written to a picture by Wagtail itself when it looks at the file: nothing readers see.
UNSEEN_FIELDS = {"file_hash", "file_size", "latest_revision"}


def connect() -> None:
    """Called once, when the application is ready."""
    page_published.connect(_published, dispatch_uid="articles.published")
    page_unpublished.connect(_unpublished, dispatch_uid="articles.unpublished")
    page_slug_changed.connect(_slug_changed, dispatch_uid="articles.slug")
    post_page_move.connect(_moved, dispatch_uid="articles.moved")
    post_save.connect(_restricted, sender=PageViewRestriction, dispatch_uid="articles.restricted")
    pre_delete.connect(_freed, sender=PageViewRestriction, dispatch_uid="articles.freed")
    pre_save.connect(_replaced, sender=ArticlePage, dispatch_uid="articles.replaced")
    pre_save.connect(_named, sender=Tag, dispatch_uid="articles.named")
    for model in (ArticlePage, StandardPage):
        pre_save.connect(_in_its_language, sender=model, dispatch_uid=f"articles.language.{model.__name__}")
    for model in (HomePage, SectionPage, ArticlePage, StandardPage):
        post_save.connect(_copied, sender=model, dispatch_uid=f"articles.copied.{model.__name__}")
    for model in (Locale, HomePage, SectionPage, StandardPage):
        post_delete.connect(_deleted, sender=model, dispatch_uid=f"articles.deleted.{model.__name__}")
    for signal in (post_save, post_delete):
        signal.connect(_redirected, sender=Redirect, dispatch_uid="articles.redirected")
    for model in (MagazineSettings, Author, Campaign, NewsImage, Site, Tag):
        post_save.connect(_saved, sender=model, dispatch_uid=f"articles.saved.{model.__name__}")
        post_delete.connect(_deleted, sender=model, dispatch_uid=f"articles.deleted.{model.__name__}")
    for model in (Site, Locale):
        post_save.connect(_founded, sender=model, dispatch_uid=f"articles.founded.{model.__name__}")


def _tell(*events: Event) -> None:
    forget_with_commit()
    if events:
        with telling(timezone.now()) as tell:
            for event in events:
                tell(event)


def _published(sender: Any, instance: Any, **kwargs: Any) -> None:
    where = place()
    if where is None or not instance.live:  # scheduled for later: told when the time has come
        return
    if isinstance(instance, ArticlePage):
        if where.is_public(instance):
            keep_version(instance, instance.last_published_at or timezone.now())
            _tell(_publication(where, instance))
    else:
        if isinstance(instance, HomePage):
            make_way(instance, timezone.now())
        _tell(MagazineChanged())


def _copied(sender: Any, instance: Any, created: bool, **kwargs: Any) -> None:
    """A copy that follows its original comes live as it is made, without being published."""
    if created and instance.alias_of_id and not kwargs.get("raw"):
        _published(sender, instance)


def _replaced(sender: Any, instance: ArticlePage, **kwargs: Any) -> None:
    """A public article is about to get other words. Of what was brought in, the words until now are kept here."""
    fields = kwargs.get("update_fields")
    if not instance.pk or kwargs.get("raw") or (fields is not None and "body" not in fields):
        return
    if not Version.objects.filter(page_id=instance.pk).exists():
        before = ArticlePage.objects.filter(pk=instance.pk, live=True).first()
        where = place() if before else None
        if before is not None and where is not None and where.is_public(before):
            keep_version(before, before.last_published_at or before.published_at or timezone.now())


def _unpublished(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Also sent for every live page that is about to be deleted."""
    where = place()
    if where is None:
        return
    _tell(_withdrawal(where, instance) if isinstance(instance, ArticlePage) else MagazineChanged())


def _slug_changed(sender: Any, instance: Any, instance_before: Any, **kwargs: Any) -> None:
    _addresses_changed(instance, instance_before.url_path, instance.url_path)


def _moved(sender: Any, instance: Any, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
    if url_path_before == url_path_after:  # another place among its siblings: the menu's order, at most
        # Its siblings' tree paths have changed with its own, and what is private is kept by tree path.
        _tell(*(() if instance.specific_class is ArticlePage else (MagazineChanged(),)))
        return
    _addresses_changed(instance, url_path_before, url_path_after)


def _addresses_changed(page: Page, before: str, after: str) -> None:
    """Every public article at or below the page has moved with it."""
    forget_settled()  # the home itself may have moved
    where = place()
    if where is None:
        return
    facts: list[Event] = []
    below = ArticlePage.objects.filter(path__startswith=page.path).only("translation_key", "url_path")
    for article in where.everywhere(below).iterator(2000):
        path = where.path(article)
        at = where.of(article)
        old_path = f"{at.mount}/{(before + article.url_path[len(after) :])[len(at.url_prefix) :]}"
        facts.append(ArticleMoved(article.subject, old_path, path))
    if page.specific_class is not ArticlePage:
        facts.append(MagazineChanged())
    _tell(*facts)


def _restricted(sender: Any, instance: PageViewRestriction, **kwargs: Any) -> None:
    """Pages became private. They are read as they were a moment ago, since now nobody may."""
    where = place()
    if where is not None:
        live = ArticlePage.objects.filter(path__startswith=instance.page.path, live=True).defer("body")
        _tell(*(_withdrawal(where, page) for page in live.iterator(2000)), MagazineChanged())


def _freed(sender: Any, instance: PageViewRestriction, **kwargs: Any) -> None:
    """Pages are about to be public again."""
    where = place()
    if where is not None:
        live = ArticlePage.objects.filter(path__startswith=instance.page.path, live=True).defer("body")
        _tell(*(_publication(where, page) for page in live.iterator(2000)), MagazineChanged())


def _redirected(sender: Any, **kwargs: Any) -> None:
    """An old address leads somewhere, or nowhere any more: no page shows it, but it may be known as empty."""
    _tell()


def _named(sender: Any, instance: Tag, **kwargs: Any) -> None:
    """A tag typed into an article's form gets its slug from its name: one at whose address its page can stand."""
    instance.slug = aside(instance.slug) or "tag"


def _in_its_language(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A page of a translated edition speaks its language; a copy that follows its original, still the original's."""
    where = place() if not instance.alias_of_id else None
    if where is not None and where.roots:
        root = next((root for root in where.roots if instance.url_path.startswith(root.url_prefix)), None)
        if root is not None and root.mount:
            instance.language = root.code


def _saved(sender: Any, instance: Any, created: bool, **kwargs: Any) -> None:
    fields = set(kwargs.get("update_fields") or ())
    if kwargs.get("raw") or (fields and fields <= UNSEEN_FIELDS):
        return
    if created and not isinstance(instance, Campaign | MagazineSettings):  # nothing shows it yet
        return
    _tell(MagazineChanged())


def _founded(sender: Any, **kwargs: Any) -> None:
    """Where the magazine stands, or in which language, may be another; what pages show of it is told besides."""
    _tell()


def _deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    _tell(MagazineChanged())


def _publication(where: Place, page: ArticlePage) -> ArticlePublished:
    path = where.path(page)
    return ArticlePublished(int(page.pk), page.subject, path, path[: -len(page.slug) - 1])


def _withdrawal(where: Place, page: ArticlePage) -> ArticleWithdrawn:
    return ArticleWithdrawn(page.subject, where.path(page))
