"""The record of what was decided: appended, and what each facet of it does to a comment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from postilla.discussion import writes
from postilla.discussion.values import PUBLISHED, CommentView
from postilla.identity import reads as identity_reads, writes as identity
from postilla.moderation.models import Decision, Reason, Report
from postilla.moderation.refusals import AlreadyDecided, ChangedMeanwhile, NoSuchReason
from postilla.moderation.rules import KNOWN, REPORTS, STATE
from postilla.moderation.values import Seen, Why

Changes = dict[str, list[Any]]  # by facet: [before, after]


@dataclass(frozen=True)
class Scene:
    """A comment that nobody else changes until the transaction ends, and who does what to it when."""

    view: CommentView
    subject: str
    by: str
    now: datetime


def latest(comment_id: int) -> Decision | None:
    return Decision.objects.filter(comment_id=comment_id).order_by("-id").first()


def as_seen(view: CommentView, last: Decision | None, seen: Seen | None) -> None:
    """Raises AlreadyDecided or ChangedMeanwhile where a comment is not what a moderator saw of it."""
    if seen is None:
        return
    if last is not None and last.id > seen.decision:
        raise AlreadyDecided(by=last.by, verb=last.verb, decision=last.id)
    if view.state != seen.state or (seen.revision and view.revision != seen.revision):
        raise ChangedMeanwhile


def told_as(why: Why) -> str:
    """What the author is told. Raises NoSuchReason."""
    if not why.kind:
        return why.text
    text = Reason.objects.filter(key=why.kind).values_list("text", flat=True).first()
    if text is None:
        raise NoSuchReason
    return why.text or text


def append(scene: Scene, verb: str, changes: Changes, why: Why, undoes: Decision | None = None) -> Decision:
    """Keep a decision, and do what it changes. `changes` is completed by what the deed finds (see `DO`)."""
    state = scene.view.state
    row = Decision(
        comment_id=scene.view.id, verb=verb, before=state, state=changes.get(STATE, [state, state])[1], changes=changes,
        by=scene.by, kind=why.kind, reason=told_as(why), note=why.note, decided_at=scene.now, undoes=undoes,
    )  # fmt: skip
    row.save()
    for facet, (_, after) in changes.items():
        DO[facet](scene, row, after)
    return row


def _state(scene: Scene, _row: Decision, after: str) -> None:
    writes.move(scene.view.id, after, scene.now, lambda _guest: None)


def _reports(scene: Scene, row: Decision, settled: bool) -> None:
    """Settle the open reports, or open again those that the decision which is taken back settled."""
    reports = Report.objects.filter(comment_id=scene.view.id)
    if settled:
        reports.filter(settled_at=None).update(settled_at=scene.now, settled_by=row)
    elif row.undoes_id is not None:
        reports.filter(settled_by_id=row.undoes_id).update(settled_at=None, settled_by=None)


def _known(scene: Scene, row: Decision, known: bool) -> None:
    """Whether the author is one of whom a comment was let through. Another comment let through keeps them so."""
    guest_id = scene.view.guest_id
    if guest_id is None:
        return
    if known:
        identity.let_through(guest_id, scene.now)
        return
    others = Decision.objects.filter(comment__guest_id=guest_id, comment__state=PUBLISHED, state=PUBLISHED)
    if not others.exclude(comment_id=scene.view.id).exists():
        identity.not_let_through(guest_id, scene.now)


def becomes_known(view: CommentView) -> bool:
    """Whether letting this comment through makes its author known."""
    speaker = identity_reads.speaker(view.guest_id) if view.guest_id is not None else None
    return speaker is not None and not speaker.known


DO: dict[str, Callable[[Scene, Decision, Any], None]] = {STATE: _state, REPORTS: _reports, KNOWN: _known}
