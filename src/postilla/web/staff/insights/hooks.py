"""The addresses of what readers say, and the way to it from an article."""

from collections.abc import Iterator
from typing import Any

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.widgets import Button

from postilla.articles.models import ArticlePage
from postilla.web.staff.insights import panel


@hooks.register("register_admin_urls")
def insights_urls() -> list[Any]:
    return [path("insights/articles/<int:page_id>/", panel.page, name="postilla_saying")]


@hooks.register("register_page_header_buttons")
def header_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """“What readers say” among what can be done with an article."""
    if page.specific_class is ArticlePage and page.permissions_for_user(user).can_edit():
        yield Button("What readers say", reverse("postilla_saying", args=[page.pk]), icon_name="comment", priority=26)
