"""What editors let stand on an article's page."""

from collections.abc import Sequence
from datetime import datetime

from postilla.discussion import reads as discussion
from postilla.insights import refusals as r
from postilla.insights.events import SayingChanged
from postilla.insights.models import Approval
from postilla.insights.values import Line, Seen
from postilla.insights.writes.approved import as_seen, ended
from postilla.insights.writes.themes import keep_new
from postilla.outbox.writes import telling


def approve(subject: str, line: Line, quoted: Sequence[Seen], by: str, now: datetime) -> None:
    """Let a line stand on the article's page with the quotations that were seen.

    Approved again, it stands with what was seen last. Raises NoSuchLine for one without quotations or that is none of
    the article's, and WordsChanged
    where a comment that is quoted is not public any more or reads otherwise by now.
    """
    if not quoted:
        raise r.NoSuchLine
    with telling(now) as tell:
        now_at = discussion.public_versions([one[0] for one in quoted])
        if any(now_at.get(one[0]) != (subject, one[1]) for one in quoted):
            raise r.WordsChanged
        keep_new([line.theme], now)
        ended(Approval.objects.filter(subject=subject, line=line.key, ended_at=None), by, now)
        stood = as_seen(subject, line.key, quoted)
        made = Approval(subject=subject, line=line.key, stood=stood, by=by, at=now)
        Approval.objects.bulk_create([made], ignore_conflicts=True)  # a colleague may let it stand at the same moment
        tell(SayingChanged(subject))


def take_off(subject: str, line: str, by: str, now: datetime) -> None:
    """Take a line off the article's page. Raises AlreadyUndone where it does not stand there."""
    with telling(now) as tell:
        if not ended(Approval.objects.filter(subject=subject, line=line, ended_at=None), by, now):
            raise r.AlreadyUndone
        tell(SayingChanged(subject))
