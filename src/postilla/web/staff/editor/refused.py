"""Saying why a translation was not published, whichever way it was to be."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from wagtail.admin import messages

from postilla.articles.texts import TextsRefused

LISTED = 10


def say_refused(request: HttpRequest, refused: TextsRefused) -> None:
    """A message that names the texts, and leads to where they are mended."""
    named = [(Truncator(source).chars(80), reason) for source, reason in refused.broken[:LISTED]]
    listed = format_html_join("", "<li>“{}”: {}</li>", named)
    words = format_html("{} <ul>{}</ul>", " ".join(refused.messages), listed)
    messages.error(request, words, buttons=[messages.button(_form(refused), "Mend them")])


class RefusedTextsMiddleware:
    """Wherever a page of the CMS was about to publish it: instead of an error, its form with what is wrong."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, TextsRefused):
            return None
        say_refused(request, error)
        return HttpResponseRedirect(_form(error))


def _form(refused: TextsRefused) -> str:
    """Where its texts are mended."""
    return reverse("wagtailadmin_pages:edit", args=[refused.page])
