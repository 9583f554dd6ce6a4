"""The only code that changes moderation's tables."""

from datetime import datetime

from postilla.discussion import reads as discussion, writes
from postilla.discussion.values import PUBLISHED
from postilla.identity import writes as identity
from postilla.moderation.models import Decision, Report
from postilla.outbox.writes import telling
from postilla.vocabulary import Event


def report(comment_id: int, reason: str, note: str, reporter: str, now: datetime) -> bool:
    """Keep a reader's report; a second one by the same reader changes nothing. Whether it was new."""
    with telling(now):
        _, new = Report.objects.get_or_create(
            comment_id=comment_id, reporter=reporter, defaults={"reason": reason, "note": note, "created_at": now}
        )
    return new


def decide(comment_id: int, state: str, by: str, reason: str, now: datetime) -> tuple[Event, ...]:
    """Move a comment to `state` by a person's decision and settle its reports. Raises NoSuchComment, NotThatWay."""
    with telling(now, writes.GRACE) as tell:
        writes.move(comment_id, state, now, lambda _guest: None)
        Decision.objects.create(comment_id=comment_id, state=state, by=by, reason=reason, decided_at=now)
        Report.objects.filter(comment_id=comment_id, settled_at=None).update(settled_at=now)
        found = discussion.comment(comment_id)
        if state == PUBLISHED and found and found[0].guest_id is not None:
            identity.let_through(found[0].guest_id, now)
    return tell.told


def keep(comment_id: int, by: str, now: datetime) -> None:
    """Leave a reported comment as it is; its reports are settled."""
    with telling(now):
        Decision.objects.create(comment_id=comment_id, state="kept", by=by, decided_at=now)
        Report.objects.filter(comment_id=comment_id, settled_at=None).update(settled_at=now)
