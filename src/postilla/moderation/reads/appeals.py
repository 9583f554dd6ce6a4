"""Who asked for another look, and what came of it."""

from django.contrib.auth import get_user_model
from django.db import models

from postilla.moderation.models import Appeal
from postilla.moderation.reads.decisions import standing_on
from postilla.moderation.rules import APPEAL, STATE
from postilla.moderation.values import AppealLine

PERMISSION = "moderation.add_decision"


def open_appeals(limit: int = 100) -> list[AppealLine]:
    """Appeals that nobody decided yet, the longest waiting first."""
    rows = _all().filter(decided_at=None).order_by("made_at", "id")
    return [_line(row) for row in rows[:limit]]


def appeal(appeal_id: int) -> AppealLine | None:
    found = _all().filter(id=appeal_id).first()
    return _line(found) if found else None


def appeal_about(comment_id: int) -> AppealLine | None:
    """The appeal of a comment's author against its being taken out as it is now, or by which it was published."""
    decision = standing_on(comment_id, STATE)
    if decision is None:
        return None
    granted = decision.changes.get(APPEAL)
    found = (_all().filter(id=granted[1][0]) if granted else _all().filter(decision=decision, sanction=None)).first()
    return _line(found) if found else None


def appeal_against(sanction_id: int) -> AppealLine | None:
    """The appeal against a warning, mute or ban, if there was one."""
    found = _all().filter(sanction_id=sanction_id).first()
    return _line(found) if found else None


def others_may_decide(by: str) -> bool:
    """Whether anybody but `by` may decide on this desk."""
    people = get_user_model().objects.with_perm(PERMISSION, backend="django.contrib.auth.backends.ModelBackend")
    return bool(people.exclude(username=by).exists())


def _all() -> "models.QuerySet[Appeal]":
    return Appeal.objects.select_related("decision", "sanction")


def _line(row: Appeal) -> AppealLine:
    first = row.sanction or row.decision
    return AppealLine(
        row.id, row.comment_id, row.sanction_id, row.text, row.made_at, first.by if first else "", row.granted,
        row.decided_by, row.decided_at, row.answer, row.alone,
    )  # fmt: skip
