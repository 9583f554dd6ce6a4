"""What the newsroom settles is seen here as it is stored, and goes into the log of changes, within its transaction.

Modes, pace, closing, word lists, rules, reasons and section desks are forms of the CMS; pages take them over when they
are published, also by a schedule, and commands may store them. Django's own signals are the one place where all of
that passes; this file listens, and changes nothing.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_save
from django.utils import timezone
from wagtail.log_actions import get_active_log_context

from postilla.articles.models import ArticlePage, MagazineSettings, SectionPage
from postilla.moderation import writes
from postilla.moderation.models import Reason, Rules, SectionDesk, Term
from postilla.moderation.values import CLOSING, DESK, MODE, PACE, REASON, RULES, SCREENING, WORDS, Change
from postilla.screening.models import Screening

Place = tuple[str, int | None, str]  # its name, the section's id, the article's subject

_WHOLE: Place = ("", None, "")
_BEFORE = "_settled_before"  # where a row that is being saved carries what was stored until now


def _nowhere(_row: Any) -> Place:
    return _WHOLE


def _section(row: Any) -> Place:
    return row.title, int(row.pk), ""


def _article(row: Any) -> Place:
    section = SectionPage.objects.ancestor_of(row).order_by("-depth").values_list("pk", flat=True).first()
    return row.title, section, row.subject


@dataclass(frozen=True)
class Form:
    """A model of which each field is a setting. `otherwise`: what an empty field means.

    A page that is not public settles nothing, though its row has what the form had when its draft was saved.
    """

    fields: Mapping[str, str]  # field → kind of change
    place: Callable[[Any], Place] = _nowhere
    otherwise: str = "not settled"

    def values(self, row: Any) -> dict[str, str]:
        holds = row if getattr(row, "live", True) else type(row)()
        return {name: self._said(holds, name) for name in self.fields}

    def touched(self, fields: Collection[str]) -> bool:
        """Whether storing these fields alone may settle something."""
        return not self.fields.keys().isdisjoint(fields) or "live" in fields

    def changes(self, row: Any, before: dict[str, str], after: dict[str, str]) -> list[Change]:
        changed = [name for name in self.fields if before[name] != after[name]]
        place, section, subject = self.place(row) if changed else _WHOLE
        return [
            Change(
                self.fields[name], str(row._meta.get_field(name).verbose_name), before[name], after[name],
                place, section, subject,
            )
            for name in changed
        ]  # fmt: skip

    def _said(self, row: Any, name: str) -> str:
        value = getattr(row, name)
        if value in (None, ""):
            return self.otherwise
        if isinstance(value, bool):
            return "yes" if value else "no"
        if row._meta.get_field(name).choices:
            return str(getattr(row, f"get_{name}_display")())
        return f"{value:g}" if not isinstance(value, str) else value


@dataclass(frozen=True)
class Line:
    """A model of which each row is one line of a list: it comes, says something else, or goes. Under another name or in
    another section it is another line: one goes, and one comes."""

    kind: str
    name: Callable[[Any], str]
    says: Callable[[Any], str]
    section: Callable[[Any], int | None] = lambda _row: None

    def values(self, row: Any) -> dict[str, str]:
        section = self.section(row)
        place = {"section": str(section), "place": str(row.section)} if section else {}
        return {"name": self.name(row), "says": self.says(row), **place}

    def changes(self, _row: Any, before: dict[str, str], after: dict[str, str]) -> list[Change]:
        if before == after:
            return []
        if before and after and _which(before) != _which(after):
            return [self._line(before, before["says"], ""), self._line(after, "", after["says"])]
        return [self._line(after or before, before.get("says", ""), after.get("says", ""))]

    def touched(self, _fields: Collection[str]) -> bool:
        return True

    def _line(self, one: dict[str, str], before: str, after: str) -> Change:
        section = int(one["section"]) if "section" in one else None
        return Change(self.kind, one["name"], before, after, one.get("place", ""), section)


def _which(line: dict[str, str]) -> tuple[str, str]:
    return line["name"], line.get("section", "")


def _term(row: Any) -> str:
    language = f", in “{row.language}” alone" if row.language else ""
    return f"{row.get_action_display()}{language}{f': {row.reason}' if row.reason else ''}"


def _reason(row: Any) -> str:
    offered = "" if row.is_offered else ", not offered"
    return f"{row.label}: “{row.text}” ({row.key}, {row.get_ground_display()}, {row.category}, {row.place}{offered})"


_HEAT = ("heat_on", "heat_minutes", "heat_reports", "heat_comments", "heat_turns", "heat_pause", "newcomers_daily")
_HOLD = ("links_held_from", "hold_links_of_new", "hold_shouting", "hold_repeats", "hold_disposable")

WATCHED: dict[type[Model], Form | Line] = {
    MagazineSettings: Form({"moderation": MODE, "slow_seconds": PACE, "close_after_days": CLOSING}),
    SectionPage: Form({"moderation": MODE, "slow_seconds": PACE}, _section, "as the magazine says"),
    ArticlePage: Form(
        {"conversation_state": CLOSING, "close_after_days": CLOSING, "moderation": MODE, "slow_seconds": PACE},
        _article,
        "as above it",
    ),
    Rules: Form(dict.fromkeys(_HEAT, PACE) | dict.fromkeys(_HOLD, RULES)),
    Screening: Form(dict.fromkeys(("use", "good_held", "hold_abuse"), SCREENING)),
    Term: Line(WORDS, lambda row: f"{row.kind} “{row.text}”", _term),
    Reason: Line(REASON, lambda row: f"reason “{row.key}”", _reason),
    SectionDesk: Line(
        DESK, lambda row: f"desk of {row.section}", lambda row: str(row.group), lambda row: row.section_id
    ),
}


def connect() -> None:
    """Called once, when the application is ready."""
    for model in WATCHED:
        pre_save.connect(_before, sender=model, dispatch_uid=f"staff.before.{model.__name__}")
        post_save.connect(_saved, sender=model, dispatch_uid=f"staff.settled.{model.__name__}")
        post_delete.connect(_deleted, sender=model, dispatch_uid=f"staff.unsettled.{model.__name__}")


def _before(sender: type[Any], instance: Any, raw: bool, update_fields: Any, **kwargs: Any) -> None:
    watched = WATCHED[sender]
    if raw or (update_fields is not None and not watched.touched(update_fields)):
        return
    stored = sender.objects.filter(pk=instance.pk).first() if instance.pk else None
    new = {} if isinstance(watched, Line) else watched.values(sender())
    instance.__dict__[_BEFORE] = watched.values(stored) if stored else new


def _saved(sender: type[Any], instance: Any, created: bool, **kwargs: Any) -> None:
    before = instance.__dict__.pop(_BEFORE, None)
    if before is None or (created and instance.__dict__.get("brought_from")):  # an archive's were settled elsewhere
        return
    watched = WATCHED[sender]
    # As it is stored: a form leaves figures as texts, a schedule's page has them from its revision.
    _keep(watched.changes(instance, before, watched.values(sender.objects.get(pk=instance.pk))))


def _deleted(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    watched = WATCHED[sender]
    if isinstance(watched, Line):
        _keep(watched.changes(instance, watched.values(instance), {}))


def _keep(changes: list[Change]) -> None:
    user = get_active_log_context().user
    writes.keep_changes(changes, user.get_username() if user else "", timezone.now())
