"""The editor's screen in the CMS: its addresses, its button on an article, what it writes into a page's history."""

from collections.abc import Iterator
from typing import Any

from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry

from postilla.articles.models import ArticlePage
from postilla.web.staff.editor import conversation, corrections

ACTIONS = {
    "postilla.correct": ("Correct", "Corrected in public"),
    "postilla.uncorrect": ("Take a correction back", "A correction was taken back"),
    "postilla.recorrect": ("Put a correction back", "A correction was put back"),
    "postilla.withhold": ("Hide a version", "An earlier version was hidden from readers"),
    "postilla.unwithhold": ("Show a version", "An earlier version is shown to readers again"),
}


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [
        path("corrections/<int:page_id>/", corrections.page, name="postilla_corrections"),
        path("corrections/<int:page_id>/<int:correction_id>/", corrections.undo, name="postilla_correction"),
        path("corrections/<int:page_id>/versions/<int:number>/", corrections.withhold, name="postilla_version"),
    ]


@hooks.register("register_page_header_buttons")
def header_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """“Corrections” among what can be done with an article, for those who may publish it."""
    if page.specific_class is ArticlePage and page.live and page.permissions_for_user(user).can_publish():
        yield Button("Corrections", reverse("postilla_corrections", args=[page.pk]), icon_name="edit", priority=25)


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
