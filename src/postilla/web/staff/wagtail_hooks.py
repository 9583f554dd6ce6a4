"""The desk's place in the CMS's menu."""

from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from postilla.identity import reads as identity
from postilla.moderation import reads
from postilla.moderation.desk import queue as desk
from postilla.moderation.desk.people import person_of
from postilla.moderation.desk.rights import may_name
from postilla.moderation.desk.values import Backlog, counted
from postilla.moderation.models import Reason, SectionDesk
from postilla.notifications.models import Endpoint
from postilla.notifications.writes.desk import MAY_COME_IN
from postilla.web.staff import (
    advertising,
    changes,
    deciding,
    guide,
    live,
    mail,
    numbers,
    parties,
    queue,
    sanctions,
    wordlists,
)
from postilla.web.staff.dashboard import WaitingPanel
from postilla.web.staff.drafting import register_drafting as _drafting  # noqa: F401  (registers itself)
from postilla.web.staff.editor import hooks as _editor  # noqa: F401  (its hooks register themselves)
from postilla.web.staff.insights import hooks as insights_hooks  # noqa: F401  (its hooks register themselves)
from postilla.web.staff.ledger import hooks as ledger_hooks  # noqa: F401  (registers the ledger's own)
from postilla.web.staff.signin.panel import SecondFactorPanel


class QueueItem(MenuItem):
    """“Moderation (3)”, for those who may look."""

    def is_shown(self, request: HttpRequest) -> bool:
        return person_of(request.user).sees


class MailItem(MenuItem):
    """“Mail”, for those who look after it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(mail.PERMISSION))


class CallsItem(MenuItem):
    """What became of calls to other systems, for those who may set them up."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(mail.WEBHOOKS))


class Reasons(SnippetViewSet):
    """The reasons from which a moderator chooses, and what authors are told."""

    model = Reason
    icon = "list-ul"
    menu_label = "Reasons"
    menu_name = "moderation-reasons"
    menu_order = 22
    add_to_admin_menu = True
    list_display = ["label", "text", "ground", "is_offered"]
    ordering = ["place"]


class SectionDesks(SnippetViewSet):
    """Which group moderates which section."""

    model = SectionDesk
    icon = "group"
    menu_label = "Section desks"
    menu_name = "section-desks"
    menu_order = 610
    add_to_settings_menu = True
    list_display = ["group", "section"]


register_snippet(wordlists.WordLists)
register_snippet(SectionDesks)


class Webhooks(SnippetViewSet):
    """Other systems that are called when something happens."""

    model = Endpoint
    icon = "globe"
    menu_label = "Webhooks"
    menu_name = "webhooks"
    menu_order = 910
    add_to_settings_menu = True
    list_display = ["name", "url", "active"]
    ordering = ["name"]


register_snippet(Webhooks)
register_snippet(Reasons)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
@hooks.register("after_delete_snippet")
def rules_changed(_request: HttpRequest, _changed: Any) -> None:
    """A line holds from the next comment on, not a second later."""
    reads.forget_rules()


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [
        path("mail/", mail.mail, name="postilla_mail"),
        path("mail/wishes/", mail.wishes, name="postilla_mail_wishes"),
        path("webhooks/calls/", mail.webhooks, name="postilla_calls"),
        path("webhooks/calls/<int:call_id>/again/", mail.call_again, name="postilla_call_again"),
        path("mail/trial/", mail.trial, name="postilla_mail_trial"),
        path("mail/<int:letter_id>/again/", mail.try_again, name="postilla_mail_again"),
        path("moderation/", queue.queue, name="postilla_queue"),
        path("moderation/decide/", deciding.decide, name="postilla_decide"),
        path("moderation/words/", wordlists.page, name="postilla_words"),
        path("moderation/decided/", deciding.decided, name="postilla_decided"),
        path("moderation/last/", deciding.last, name="postilla_last"),
        path("moderation/live/", live.live, name="postilla_live"),
        path("moderation/numbers/", numbers.page, name="postilla_numbers"),
        path("moderation/sanctions/", sanctions.page, name="postilla_sanctions"),
        path("moderation/parties/", parties.page, name="postilla_parties"),
        path("moderation/changes/", changes.page, name="postilla_changes"),
        path("advertising/", advertising.page, name="postilla_advertising"),
        path("moderation/guide/", guide.guide, name="postilla_guide"),
        path("moderation/comments/<int:comment_id>/", queue.card, name="postilla_card"),
    ]


@hooks.register("register_permissions")
def permissions() -> Any:
    """Who may look and who may decide is ticked with the group's other rights."""
    codes = ["view_decision", "add_decision"]
    return Permission.objects.filter(content_type__app_label="moderation", codename__in=codes)


@hooks.register("register_admin_menu_item")
def queue_item() -> MenuItem:
    return QueueItem("Moderation", reverse("postilla_queue"), icon_name="comment", order=20)


@hooks.register("register_permissions")
def mail_permissions() -> Any:
    return Permission.objects.filter(content_type__app_label="notifications", codename="change_letter")


@hooks.register("register_settings_menu_item")
def mail_item() -> MenuItem:
    return MailItem("Mail", reverse("postilla_mail"), icon_name="mail", order=900)


@hooks.register("register_settings_menu_item")
def calls_item() -> MenuItem:
    return CallsItem("Calls to webhooks", reverse("postilla_calls"), icon_name="history", order=911)


@hooks.register("register_account_menu_item")
def wishes_item(request: HttpRequest) -> dict[str, str] | None:
    """Beside the account's other pages."""
    if not request.user.has_perm(MAY_COME_IN):
        return None
    return {
        "url": reverse("postilla_mail_wishes"),
        "label": "Mail to you",
        "help_text": "What waits, appeals, the day; what readers say.",
    }


@hooks.register("construct_main_menu")
def count_waiting(request: HttpRequest, items: list[MenuItem]) -> None:
    """How many wait, beside the name; not at the queue itself, which says so and where the number would stay behind."""
    for item in items:
        if isinstance(item, QueueItem):
            person = person_of(request.user)
            parties = identity.parties_waiting() if may_name(person) else 0
            waiting = "" if request.path == item.url else _waiting(desk.backlog(timezone.now(), person), parties)
            item.label = f"Moderation ({waiting})" if waiting else "Moderation"


def _waiting(backlog: Backlog, parties: int) -> str:
    """How many wait, with who says to speak for an organisation; empty for none."""
    return counted(backlog.total + parties, more=bool(backlog.more)) if backlog.said["total"] or parties else ""


@hooks.register("register_account_settings_panel")
def second_factor_panel(request: HttpRequest, user: Any, profile: Any) -> Any:
    return SecondFactorPanel(request, user, profile)


@hooks.register("construct_homepage_panels")
def waiting_panel(request: HttpRequest, panels: list[Any]) -> None:
    """What waits, for those who may look."""
    person = person_of(request.user)
    if person.sees:
        panels.append(WaitingPanel(person))


@hooks.register("insert_global_admin_css")
def panel_css() -> str:
    """The panel's few lines; the desk's own pages load the rest."""
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("postilla_staff/panel.css"))
