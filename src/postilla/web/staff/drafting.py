"""A first draft of an article's translation by machine, where an editor asks for it; segments are wagtail-localize's.

What a translator sends is cleaned like what readers send: it is another's HTML. It is asked outside any transaction,
since on SQLite nobody could post while it thinks.
"""

import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import nh3
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import INLINE_TAGS, StringValue
from wagtail_localize.views import edit_translation, update_translations

from postilla.articles.texts import TextsRefused, ensure_texts_stand
from postilla.tongues.engines import Engine, engine
from postilla.tongues.refusals import CannotTranslate
from postilla.web.staff.editor.refused import say_refused

AT_ONCE = 4  # segments that are asked for at a time
_ID = re.compile(r'\sid="([^"]*)"')


class Drafts(BaseMachineTranslator):
    """The translator that POSTILLA_TRANSLATE names, as wagtail-localize asks for one."""

    @property
    def display_name(self) -> str:
        found = engine()
        return found.name if found else ""

    def can_translate(self, source_locale: Any, target_locale: Any) -> bool:
        return engine() is not None and _language(source_locale) != _language(target_locale)

    def translate(self, source_locale: Any, target_locale: Any, strings: Iterable[Any]) -> dict[Any, Any]:
        """{segment: its translation}; what could not be made is left out. Raises CannotTranslate where that is all."""
        asked, machine = list(strings), engine()
        if machine is None:
            raise CannotTranslate
        pair = _language(source_locale), _language(target_locale)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            made = list(pool.map(lambda segment: _translated(machine, segment.data, *pair), asked))
        found = {segment: StringValue(html) for segment, html in zip(asked, made, strict=True) if html}
        if asked and not found:
            raise CannotTranslate
        return found


def _language(locale: Any) -> str:
    return str(locale.language_code).split("-", maxsplit=1)[0]


def _translated(machine: Engine, html: str, source: str, target: str) -> str:
    """A segment in the other language, with inline tags alone; "" where there is none that keeps to its links."""
    try:
        said = machine.translate(html, source, target)
    except CannotTranslate:
        return ""
    clean = nh3.clean(said, tags=set(INLINE_TAGS), attributes={tag: {"id"} for tag in INLINE_TAGS}, link_rel=None)
    return clean.strip() if set(_ID.findall(clean)) <= set(_ID.findall(html)) else ""


@require_POST
def draft(request: HttpRequest, translation_id: int) -> HttpResponse:
    """wagtail-localize's own deed; a translator that does not answer is a message, not an error."""
    try:
        answer: HttpResponse = edit_translation.machine_translate(request, translation_id)
    except CannotTranslate:
        messages.error(
            request,
            "The translator did not answer, so nothing was changed. Try again in a few minutes, or translate by hand.",
        )
        return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))
    return answer


class Update(update_translations.UpdateTranslationsView):
    """Bringing translations up to date. The machine is asked on the translation's own page, outside a transaction."""

    def get_form(self) -> Any:
        form = super().get_form()
        form.fields.pop("use_machine_translation", None)
        return form

    def form_valid(self, form: Any) -> Any:
        """wagtail-localize passes over what it could not publish and says nothing of it."""
        answer = super().form_valid(form)
        if form.cleaned_data["publish_translations"]:
            for one in self.object.translations.filter(enabled=True).select_related("source", "target_locale"):
                self._say_what_was_not_published(one)
        return answer

    def _say_what_was_not_published(self, translation: Any) -> None:
        try:
            ensure_texts_stand(translation.get_target_instance())
        except TextsRefused as refused:
            say_refused(self.request, refused)
        except ObjectDoesNotExist:
            return


@hooks.register("register_admin_urls", order=-1)  # before wagtail-localize's own, in whose places these stand
def register_drafting() -> list[Any]:
    return [
        path("localize/translate/<int:translation_id>/machine_translate/", draft),
        path("localize/update/<int:translation_source_id>/", Update.as_view()),
    ]
