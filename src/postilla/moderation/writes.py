"""The only code that changes moderation's tables. (Lists and rules are edited by staff in the CMS.)"""

from collections.abc import Iterable
from datetime import datetime

from postilla.discussion import reads as discussion, writes
from postilla.discussion.refusals import NoSuchComment
from postilla.discussion.values import PUBLISHED
from postilla.identity import writes as identity
from postilla.moderation.models import Decision, Finding, Report
from postilla.moderation.refusals import NotTheLast
from postilla.moderation.values import Verdict
from postilla.outbox.statements import insert
from postilla.outbox.writes import telling
from postilla.vocabulary import Event

KEPT = "kept"


def note(comment_id: int, verdicts: Iterable[Verdict], now: datetime) -> None:
    """Keep what the standing rules said of a comment."""
    with telling(now):
        for verdict in verdicts:
            words = "\n".join(word.replace("\n", " ") for word in verdict.words)
            insert(
                Finding(
                    comment_id=comment_id, action=verdict.action, rule=verdict.rule, reason=verdict.reason,
                    words=words, found_at=now,
                )
            )  # fmt: skip


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
        _decide(comment_id, state, by, reason, now)
    return tell.told


def undo(decision_id: int, by: str, now: datetime) -> tuple[Event, ...]:
    """Take the last decision on a comment back: it is as it was before, by a decision of its own.

    Raises NotTheLast where something else was decided since, or this was taken back already.
    """
    with telling(now, writes.GRACE) as tell:
        undone = Decision.objects.filter(id=decision_id).first()
        later = Decision.objects.filter(comment_id=undone.comment_id, id__gt=decision_id) if undone else None
        if undone is None or later is None or later.exists() or not undone.before or undone.state == KEPT:
            raise NotTheLast
        _decide(undone.comment_id, undone.before, by, "", now, undoes=undone)
    return tell.told


def _decide(comment_id: int, state: str, by: str, reason: str, now: datetime, undoes: Decision | None = None) -> None:
    found = discussion.comment(comment_id)
    before = found[0].state if found else ""
    writes.move(comment_id, state, now, lambda _guest: None)
    Decision.objects.create(
        comment_id=comment_id, before=before, state=state, by=by, reason=reason, decided_at=now, undoes=undoes
    )
    Report.objects.filter(comment_id=comment_id, settled_at=None).update(settled_at=now)
    if state == PUBLISHED and found and found[0].guest_id is not None:
        identity.let_through(found[0].guest_id, now)


def keep(comment_id: int, by: str, now: datetime) -> None:
    """Leave a reported comment as it is; its reports are settled. Raises NoSuchComment."""
    with telling(now):
        if discussion.comment(comment_id) is None:
            raise NoSuchComment
        Decision.objects.create(comment_id=comment_id, state=KEPT, by=by, decided_at=now)
        Report.objects.filter(comment_id=comment_id, settled_at=None).update(settled_at=now)
