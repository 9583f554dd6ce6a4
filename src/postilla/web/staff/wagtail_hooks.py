"""The desk's place in the CMS's menu."""

from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from postilla.moderation import reads
from postilla.web.staff import views


class QueueItem(MenuItem):
    """“Moderation (3)”, for those who may decide."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(views.PERMISSION))


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [
        path("moderation/", views.queue, name="postilla_queue"),
        path("moderation/<int:comment_id>/", views.decide, name="postilla_decide"),
    ]


@hooks.register("register_permissions")
def permissions() -> Any:
    """Who may decide is ticked with the group's other rights."""
    return Permission.objects.filter(content_type__app_label="moderation", codename="add_decision")


@hooks.register("register_admin_menu_item")
def queue_item() -> MenuItem:
    return QueueItem("Moderation", reverse("postilla_queue"), icon_name="comment", order=20)


@hooks.register("construct_main_menu")
def count_waiting(request: HttpRequest, items: list[MenuItem]) -> None:
    """How many wait, beside the name."""
    for item in items:
        if isinstance(item, QueueItem):
            waiting = reads.waiting()
            item.label = f"Moderation ({waiting})" if waiting else "Moderation"
