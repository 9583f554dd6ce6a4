"""The root of everything: tree, home, site, language, settings."""

from dataclasses import asdict
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from postilla.articles.models import HomePage, MagazineSettings
from postilla.articles.values import SettledMagazine
from postilla.outbox.writes import one_writer, telling


def ensure_site(name: str, base_url: str) -> int:
    """Make what is missing of root, home, site, language and settings; the id of the home page.

    Works on an empty database and on one with Wagtail's own beginnings, whose welcome page it replaces. Safe to call at
    every start: only a new `base_url` changes anything then. `name` is used for a new magazine alone.
    """
    with one_writer(), transaction.atomic():
        Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
        root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
        home = HomePage.objects.order_by("path").first()
        if home is None:
            home = root.add_child(instance=HomePage(title=name, slug="magazine", live=True))
        site = _point_site(home, name, base_url)
        _forget_welcome_page(root)
        if not MagazineSettings.objects.filter(site=site).exists():
            MagazineSettings.objects.create(site=site, name=name)
    return int(home.pk)


def settle_magazine(settled: SettledMagazine, now: datetime) -> None:
    """Change the magazine's settings. Raises Site.DoesNotExist before `ensure_site`, ValidationError for bad values."""
    with telling(now):
        site = Site.objects.get(is_default_site=True)
        known = MagazineSettings.objects.filter(site=site).first() or MagazineSettings(site=site)
        changes = {key: value for key, value in asdict(settled).items() if value is not None}
        if known.pk is not None and all(getattr(known, key) == value for key, value in changes.items()):
            return
        for key, value in changes.items():
            setattr(known, key, value)
        known.full_clean()
        known.save()  # the bridge tells that the magazine changed


def _point_site(home: HomePage, name: str, base_url: str) -> Site:
    parts = urlsplit(base_url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, site_name=name)
    now_is = (site.hostname, site.port, site.root_page_id)
    site.hostname, site.port, site.root_page_id = parts.hostname or "localhost", port, home.pk
    if site.pk is None or now_is != (site.hostname, site.port, site.root_page_id):
        site.save()
    return site


def _forget_welcome_page(root: Page) -> None:
    """Wagtail's migrations leave a plain page that is good for nothing here."""
    for page in root.get_children().filter(slug="home", numchild=0):
        if page.specific_class is Page and not page.sites_rooted_here.exists():
            page.delete()
