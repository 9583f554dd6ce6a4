"""Editors give themes other names, and have one count as another. A theme keeps its key, and what was settled counts
from then on, also after the next pass over everything; each step can be taken back."""

import unicodedata
from datetime import datetime

from django.db import connection

from postilla.discussion.text import clean_line
from postilla.insights import refusals as r
from postilla.insights.models import Theme, ThemeStep
from postilla.insights.reads.themes import stands_for
from postilla.insights.writes.gathering import told
from postilla.insights.writes.themes import shown_naming
from postilla.outbox.statements import run
from postilla.outbox.writes import telling

LONGEST = 80  # characters of a name


def rename(key: str, name: str, by: str, now: datetime) -> None:
    """Call a theme this from now on, wherever it is named; "": by its readers' words again.

    Raises NameUnfit, NoSuchTheme.
    """
    name = " ".join(name.split())
    kinds = {unicodedata.category(sign) for sign in name}
    if name and (len(name) > LONGEST or not any(kind[0] == "L" for kind in kinds) or kinds & {"Cc", "Cs"}):
        raise r.NameUnfit
    _step(key, ThemeStep.NAME, clean_line(name), by, now)


def merge(key: str, into: str, by: str, now: datetime) -> None:
    """Count a theme as another from now on, with what was said of it before. Raises NoSuchTheme, MergedInCircle."""
    with telling(now):
        _alone()
        merged = stands_for()
        if key in merged or not Theme.objects.filter(key=into).exists():
            raise r.NoSuchTheme
        if merged.get(into, into) == key:
            raise r.MergedInCircle
        _step(key, ThemeStep.MERGE, into, by, now)


def undo_step(step_id: int, by: str, now: datetime) -> None:
    """Take a step back: what stood before it stands again. Raises AlreadyUndone, StepFollowed."""
    with telling(now) as tell:
        _alone()
        step = ThemeStep.objects.filter(id=step_id, undone_at=None).first()
        if step is None:
            raise r.AlreadyUndone
        if ThemeStep.objects.filter(key=step.key, what=step.what, undone_at=None, id__gt=step.pk).exists():
            raise r.StepFollowed
        ThemeStep.objects.filter(id=step.pk).update(undone_at=now, undone_by=by)
        _keep(step.key, step.what, step.before)
        told(shown_naming({step.key}), tell)


def _step(key: str, what: str, value: str, by: str, now: datetime) -> None:
    with telling(now) as tell:
        _alone()
        row = Theme.objects.filter(key=key).first()
        if row is None:
            raise r.NoSuchTheme
        before = row.name if what == ThemeStep.NAME else row.merged_into
        if before == value:
            return
        ThemeStep.objects.create(key=key, what=what, before=before, value=value, by=by, at=now)
        _keep(key, what, value)
        told(shown_naming({key}), tell)


def _alone() -> None:
    """Let nobody else settle a theme until this transaction ends: two who count themes as each other's at once would
    both see no circle. On SQLite there is one writer anyway."""
    if connection.vendor == "postgresql":
        run("SELECT pg_advisory_xact_lock(%s, %s)", *_LOCK)


_LOCK = (0x706F7374, 2)  # beside `finding`'s


def _keep(key: str, what: str, value: str) -> None:
    fields = {"name": value} if what == ThemeStep.NAME else {"merged_into": value}
    Theme.objects.filter(key=key).update(**fields)
