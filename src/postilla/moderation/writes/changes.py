"""Keeping what was settled otherwise: appended, never changed."""

from collections.abc import Iterable
from datetime import datetime

from postilla.moderation.models import Change as Row
from postilla.moderation.values import START, Change
from postilla.outbox.writes import telling


def keep_changes(changes: Iterable[Change], by: str, now: datetime) -> None:
    """Append each, in the transaction of the change itself where there is one. `by`: a name of the CMS, or empty."""
    rows = [
        Row(
            changed_at=now, by=by[:150], kind=one.kind, section=one.section, subject=one.subject,
            place=one.place[:300], what=one.what[:200], before=one.before, after=one.after,
        )
        for one in changes
    ]  # fmt: skip
    if rows:
        with telling(now):
            Row.objects.bulk_create(rows)


def note_start(settings: dict[str, tuple[str, str]], now: datetime) -> None:
    """Compare what the installation's settings say with what the log knows: name → (now, where nothing is said)."""
    with telling(now):
        known = dict(Row.objects.filter(kind=START).order_by("id").values_list("what", "after"))
        keep_changes(
            [
                Change(START, name, before, said)
                for name, (said, unsaid) in settings.items()
                if (before := known.get(name, unsaid)) != said
            ],
            "",
            now,
        )
