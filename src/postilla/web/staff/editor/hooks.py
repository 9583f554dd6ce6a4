"""The editor's screen in the CMS: its addresses, its button on an article, what it writes into a page's history."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.timezone import localtime
from laces.components import Component
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry

from postilla.articles.models import ArticlePage
from postilla.articles.texts import LEFT, TextsRefused, ensure_texts_stand
from postilla.web.staff.desks import may_correct
from postilla.web.staff.editor import conversation, corrections, pofiles, translations
from postilla.web.staff.editor.refused import say_refused

ACTIONS = {
    "postilla.correct": ("Correct", "Corrected in public"),
    "postilla.uncorrect": ("Take a correction back", "A correction was taken back"),
    "postilla.recorrect": ("Put a correction back", "A correction was put back"),
    "postilla.unconcerned": (
        "Set a correction of the original aside",
        "A correction of the original does not concern it",
    ),
    "postilla.lookagain": ("Look at it again", "It is to be looked at again after a correction of the original"),
    LEFT: ("Leave unpublished", "It was not published at its date: some of its texts cannot stand as they are"),
    "postilla.withhold": ("Hide a version", "An earlier version was hidden from readers"),
    "postilla.unwithhold": ("Show a version", "An earlier version is shown to readers again"),
}


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [
        path("corrections/<int:page_id>/", corrections.page, name="postilla_corrections"),
        path("corrections/<int:page_id>/<int:correction_id>/", corrections.undo, name="postilla_correction"),
        path("corrections/<int:page_id>/rechecks/<int:recheck_id>/", corrections.recheck, name="postilla_recheck"),
        path("corrections/<int:page_id>/versions/<int:number>/", corrections.withhold, name="postilla_version"),
    ]


@hooks.register("register_admin_urls", order=-1)  # asked before wagtail-localize’s, whose address it has
def urls_in_place_of_others() -> list[Any]:
    return [path("localize/translate/<int:translation_id>/pofile/upload/", pofiles.upload, name="postilla_pofile")]


@hooks.register("register_page_header_buttons")
def header_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """“Corrections” among what can be done with an article, for those who may publish it."""
    if page.specific_class is ArticlePage and page.live and may_correct(user, page):
        yield Button("Corrections", reverse("postilla_corrections", args=[page.pk]), icon_name="edit", priority=25)


@hooks.register("before_edit_page", order=-1)  # wagtail-localize shows its own form in the place of the article's
def say_corrected_there(request: HttpRequest, page: Any) -> None:
    """Above a translation's form, whichever it is: its original was corrected, and nobody has looked here since."""
    if request.method != "GET" or not isinstance(page, ArticlePage) or not may_correct(request.user, page):
        return
    way = reverse("postilla_corrections", args=[page.pk])
    for one in translations.waiting_at(page):
        when, passage = date_format(localtime(one.made_at), "j F Y"), Truncator(one.passage).chars(160)
        words = format_html("The original was corrected on {}: check this article.", when)
        if passage:
            words = format_html("The original was corrected on {}: check this passage: <q>{}</q>", when, passage)
        messages.warning(request, words, buttons=[messages.button(way, "Check it")])


@hooks.register("before_edit_page", order=-1)
def publish_no_broken_texts(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Before wagtail-localize's form answers in its own words, which lead on to publishing without these texts."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    try:
        ensure_texts_stand(page)
    except TextsRefused as refused:
        say_refused(request, refused)
        return HttpResponseRedirect(request.path)
    return None


@hooks.register("after_publish_page")
def say_nobody_wrote_it(request: HttpRequest, page: Any) -> None:
    """An article went live without an author: not a mistake by itself, but easily one."""
    if isinstance(page, ArticlePage) and not page.bylines.all():
        messages.warning(request, "It names no author, so it stands without a byline. Choose one under Authors.")


class RechecksPanel(Component):
    """On the CMS's first page: translations whose original was corrected."""

    name = "postilla_rechecks"
    template_name = "postilla_staff/rechecks_panel.html"
    order = 130

    def __init__(self, waiting: list[translations.Asked]) -> None:
        self.waiting = waiting

    def get_context_data(self, parent_context: Any = None) -> Mapping[str, Any]:
        return {"waiting": self.waiting}


@hooks.register("construct_homepage_panels")
def rechecks_panel(request: HttpRequest, panels: list[Any]) -> None:
    if waiting := translations.waiting_for(request.user):
        panels.append(RechecksPanel(waiting))


@hooks.register("postilla_conversation")
def conversation_panel(request: Any, page: Any) -> str:
    """How the conversation stands, in the article's form."""
    return render_to_string("postilla_staff/conversation_panel.html", {"talk": conversation.panel(page, request.user)})


@hooks.register("insert_global_admin_css")
def panel_css() -> str:
    """For the conversation's panel in an article's form."""
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("postilla_staff/editor.css"))


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """How each stands in the page's history."""
    for action, (label, message) in ACTIONS.items():
        actions.register_action(action, label, message)
