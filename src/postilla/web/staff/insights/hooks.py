"""The addresses of what readers say, its place in the menu, the way to it from an article."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from postilla.articles.models import ArticlePage
from postilla.web.staff.desks import may_read
from postilla.web.staff.insights import across, panel, routes, themes


@hooks.register("register_admin_urls")
def insights_urls() -> list[Any]:
    return [
        path("insights/articles/<int:page_id>/", panel.page, name="postilla_saying"),
        path("insights/", across.page, name="postilla_across"),
        path("insights/themes/", themes.page, name="postilla_themes"),
        path("insights/routes/", routes.page, name="postilla_routes"),
        path("insights/routes/<int:route_id>/", routes.settle, name="postilla_route"),
    ]


class AcrossItem(MenuItem):
    """“Readers, all articles”."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(routes.PERMISSION))


class AskedItem(AcrossItem):
    """“What readers ask (3)”, with how many wait for whoever looks as the author."""


@hooks.register("register_admin_menu_item")
def asked_item() -> MenuItem:
    return AskedItem("What readers ask", reverse("postilla_routes"), icon_name="help", order=23)


@hooks.register("register_admin_menu_item")
def across_item() -> MenuItem:
    return AcrossItem("Readers, all articles", reverse("postilla_across"), icon_name="comment", order=24)


@hooks.register("construct_main_menu")
def count_asked(request: HttpRequest, items: list[MenuItem]) -> None:
    for item in items:
        if isinstance(item, AskedItem):
            waiting = routes.waiting_for(request.user)
            item.label = f"What readers ask ({waiting})" if waiting else "What readers ask"


@hooks.register("register_page_header_buttons")
def header_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """“What readers say” among what can be done with an article."""
    if page.specific_class is ArticlePage and may_read(user, page):
        yield Button("What readers say", reverse("postilla_saying", args=[page.pk]), icon_name="comment", priority=26)
