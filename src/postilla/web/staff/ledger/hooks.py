"""The ledger's addresses, its place in the menu and on the first page."""

from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from postilla.ledger import writes
from postilla.ledger.models import Metric, Subject
from postilla.web.staff.ledger import bringing, conflicts, entries, merging, months, offered, pages, proposed, searching
from postilla.web.staff.ledger.lists import LedgerGroup
from postilla.web.staff.ledger.panel import DuePanel
from postilla.web.staff.ledger.rights import KEEP

register_snippet(LedgerGroup)


class DueItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(KEEP))


@hooks.register("register_admin_urls")
def ledger_urls() -> list[Any]:
    return [
        path("ledger/", pages.desk, name="postilla_ledger"),
        path("ledger/figures/", months.figures, name="postilla_ledger_figures"),
        path("ledger/bringing/", bringing.bringing, name="postilla_ledger_bringing"),
        path("ledger/proposals/<int:page_id>/", proposed.page, name="postilla_ledger_proposals"),
        path("ledger/subjects/", merging.merging, name="postilla_ledger_merging"),
        path("ledger/contradictions/", conflicts.conflicts, name="postilla_ledger_conflicts"),
        path("ledger/entries/", entries.entries, name="postilla_ledger_entries"),
        path("ledger/entries/<int:entry_id>/", entries.entry, name="postilla_ledger_entry"),
        path("ledger/evidence/", offered.waiting, name="postilla_ledger_evidence"),
        path("ledger/evidence/<int:offer_id>/", offered.offer, name="postilla_ledger_offer"),
        path("ledger/promises/", searching.promises, name="postilla_ledger_promises"),
        path("ledger/promises/<int:promise_id>/", pages.promise, name="postilla_ledger_promise"),
    ]


@hooks.register("register_admin_menu_item")
def due_item() -> MenuItem:
    return DueItem("Promises due", reverse("postilla_ledger"), icon_name="calendar-check", order=24)


@hooks.register("register_permissions")
def ledger_permissions() -> Any:
    return Permission.objects.filter(content_type__app_label="ledger", codename="keep_ledger")


@hooks.register("construct_homepage_panels")
def due_panel(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm(KEEP):
        panels.append(DuePanel())


@hooks.register("postilla_announces")
def announces_panel(request: HttpRequest, page: Any) -> str:
    """What the article announces, in its form."""
    return render_to_string("postilla_staff/ledger/announces.html", {"found": proposed.panel(request, page)})


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def told(_request: HttpRequest, changed: Any) -> None:
    """Subjects and metrics are saved by the CMS; what hangs on them follows."""
    if isinstance(changed, Subject):
        writes.changed(timezone.now(), subjects=[changed.pk])
    elif isinstance(changed, Metric):
        writes.changed(timezone.now(), metric=changed.pk)
