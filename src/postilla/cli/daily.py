"""What hangs on the date: advertising that begins or ends, conversations that close by their age.

The moment of the last look is kept in the home folder, so that a server that was down or restarted over midnight
catches up. After a power cut that file may be lost; all pages are then made again anyway.
"""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from postilla.ledger.writes import notice_everything, settle_due


def catch_up(now: datetime) -> bool:
    """On a later day than that of the last look, drop the pages if any day since changed what they show; whether so."""
    kept: Path = settings.POSTILLA_HOME / "last-day"
    before = _last(kept)
    if before is not None and timezone.localdate(before) == timezone.localdate(now):
        return False
    changed = before is not None and _changes_between(before, now)
    settle_due(now)  # promises whose day has passed
    notice_everything(now)  # contradictions from before they were listed
    if changed:
        from postilla.publishing.handlers import on_magazine

        on_magazine(())
    new = kept.with_name("last-day.new")
    new.write_text(now.isoformat())
    new.replace(kept)  # last: who is stopped before it looks again
    return changed


def _last(kept: Path) -> datetime | None:
    """The last look; None where there was none. A server that never looked has made no page on an earlier day."""
    try:
        return datetime.fromisoformat(kept.read_text())
    except (FileNotFoundError, ValueError):
        return None


def _changes_between(before: datetime, now: datetime) -> bool:
    from postilla.articles.reads import advertising_changes, any_closed_between

    advertising = advertising_changes(timezone.localdate(before))
    if advertising is not None and advertising <= timezone.localdate(now):
        return True
    return any_closed_between(before - timedelta(days=1), now)
