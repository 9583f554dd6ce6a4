"""What editors let stand on an article's page."""

import json
from collections.abc import Sequence
from datetime import datetime

from postilla.insights import refusals as r
from postilla.insights.events import SayingChanged
from postilla.insights.models import Approval
from postilla.insights.values import Line
from postilla.insights.writes.themes import keep_new
from postilla.outbox.writes import telling


def approve(subject: str, line: Line, quoted: Sequence[tuple[int, int]], by: str, now: datetime) -> None:
    """Let a line stand on the article's page with these quotations: (comment, the revision that was seen).

    Approved again, it stands with what was seen last. Raises NoSuchLine for one without quotations.
    """
    if not quoted:
        raise r.NoSuchLine
    with telling(now) as tell:
        keep_new([line.theme], now)
        Approval.objects.filter(subject=subject, line=line.key, ended_at=None).update(ended_at=now, ended_by=by)
        Approval.objects.create(subject=subject, line=line.key, quoted=json.dumps(quoted), by=by, at=now)
        tell(SayingChanged(subject))


def take_off(subject: str, line: str, by: str, now: datetime) -> None:
    """Take a line off the article's page. Raises AlreadyUndone where it does not stand there."""
    with telling(now) as tell:
        standing = Approval.objects.filter(subject=subject, line=line, ended_at=None)
        if not standing.update(ended_at=now, ended_by=by):
            raise r.AlreadyUndone
        tell(SayingChanged(subject))
