"""What the pages of this room share: their addresses, their preview, their language."""

from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html
from django.utils.module_loading import import_string
from wagtail.models import Page

LANGUAGES = [("en", "English"), ("fr", "Français"), ("it", "Italiano"), ("de", "Deutsch"), ("es", "Español")]
# While an import is under way: pages are put into the search index together, afterwards (writes/indexing.py).
search_index_paused: ContextVar[bool] = ContextVar("search_index_paused", default=False)

LINE_FEATURES = ["bold", "italic", "link"]


def default_language() -> str:
    return str(settings.LANGUAGE_CODE)


def language_field() -> "models.CharField[str, str]":
    return models.CharField(
        max_length=8,
        choices=LANGUAGES,
        default=default_language,
        help_text="The language of the text. The words around it, such as “Leave a reply”, follow it.",
    )


class PublicPage(Page):
    """A page with a place in the magazine. Readers are served by stored pages, so Wagtail's own route is not used."""

    class Meta:
        abstract = True

    def get_url_parts(self, request: Any = None) -> tuple[int, str | None, str | None] | None:
        """Where the page stands. Unlike Wagtail's own it needs no route named `wagtail_serve`."""
        sites = self._get_relevant_site_root_paths(request)
        if not sites:
            return None
        return sites[0].site_id, sites[0].root_url, "/" + self.url_path[len(sites[0].root_path) :]

    def get_indexed_instance(self) -> Any:
        return None if search_index_paused.get() else super().get_indexed_instance()

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponseRedirect(self.get_url(request) or "/")

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The true page, made by whoever `POSTILLA_PREVIEW` names; without it, the body alone."""
        renderer = getattr(settings, "POSTILLA_PREVIEW", "")
        if renderer:
            return import_string(renderer)(request, self)
        return HttpResponse(format_html("<!doctype html><title>{}</title>{}", self.title, getattr(self, "body", "")))


def subject_of(page: Page) -> str:
    """What joins an article to its conversation. Translations of an article share it."""
    return f"article:{page.translation_key}"
