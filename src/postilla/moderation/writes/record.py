"""The record of what was decided: appended, with what the deed changed."""

from django.utils import timezone

from postilla.discussion.values import CommentView
from postilla.identity import reads as identity
from postilla.moderation.events import CommentDecided
from postilla.moderation.models import Day, Decision, Reason
from postilla.moderation.refusals import AlreadyDecided, ChangedMeanwhile, NoSuchReason
from postilla.moderation.rules import PARTY, STATE, done
from postilla.moderation.values import NO_REASON, Seen, Why
from postilla.moderation.writes.facets import DO, Changes, Scene
from postilla.outbox.writes import Telling


def latest(comment_id: int) -> Decision | None:
    """The last decision about a comment itself; that its author was named, which is kept with it, is none."""
    made = Decision.objects.filter(comment_id=comment_id).exclude(changes__has_key=PARTY)
    return made.order_by("-id").first()


def as_seen(view: CommentView, last: Decision | None, seen: Seen | None) -> None:
    """Raises AlreadyDecided or ChangedMeanwhile where a comment is not what a moderator saw of it."""
    if seen is None:
        return
    if last is not None and last.id > seen.decision:
        raise AlreadyDecided(by=last.by, name=view.author_name, done=done(last.verb), decision=last.id)
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


def append(
    tell: Telling, scene: Scene, verb: str, changes: Changes, why: Why = NO_REASON, undoes: Decision | None = None
) -> Decision:  # fmt: skip
    """Keep a decision, do what it changes, and tell it."""
    state = scene.view.state
    row = Decision(
        comment_id=scene.view.id, verb=verb, before=state, state=changes.get(STATE, [state, state])[1], changes=changes,
        by=scene.by, kind=why.kind, reason=told_as(why), note=why.note, decided_at=scene.now, undoes=undoes,
    )  # fmt: skip
    row.save()
    row.changes = {facet: [before, DO[facet](scene, row, before, after)] for facet, (before, after) in changes.items()}
    if row.changes != changes:
        row.save(update_fields=["changes"])
    if undoes is not None:
        Day.objects.filter(day=timezone.localdate(undoes.decided_at)).delete()  # its sums hold no longer
    undone = undoes.id if undoes is not None else None
    tell(CommentDecided(scene.subject, scene.view.id, row.id, verb, row.before, row.state, undone, why.kind))
    return row


def becomes_known(view: CommentView) -> bool:
    """Whether letting this comment through makes its author known."""
    speaker = identity.speaker(view.guest_id) if view.guest_id is not None else None
    return speaker is not None and not speaker.known
