"""Taking a decision back: what it changed is as it was before, by a decision of its own."""

from datetime import datetime

from postilla.discussion import writes
from postilla.moderation.models import Appeal, Decision
from postilla.moderation.reads import others_may_decide
from postilla.moderation.refusals import NotTheLast, NotYourOwnDecision
from postilla.moderation.rules import APPEAL, SPOT
from postilla.moderation.undoing import follows
from postilla.moderation.values import UNDO, Decided
from postilla.moderation.writes.appeal import decided_first
from postilla.moderation.writes.facets import Scene
from postilla.moderation.writes.record import append
from postilla.outbox.writes import telling


def undo(decision_id: int, by: str, now: datetime) -> Decided:
    """Take a decision back, or a taking back. Everything it did is undone: state, settled reports, being let through.

    Raises NotYourOwnDecision where an appeal was decided that is against what `by` decided first, and somebody else may
    take it back; NotTheLast where something else was decided of the same since, or this was taken back already;
    NotThatWay where its author withdrew it meanwhile, ChangedMeanwhile where it was edited or moved.
    `undoing.can_be_undone` says before whether the comment lets it.
    """
    with telling(now, writes.GRACE) as tell:
        undone = Decision.objects.filter(id=decision_id).first()
        if undone is None or not undone.changes:
            raise NotTheLast
        spots = undone.changes.get(SPOT, ())
        view, subject = writes.hold_still(undone.comment_id, now, [subject for subject, *_ in spots])
        later = Decision.objects.filter(comment_id=undone.comment_id, id__gt=decision_id)
        if any(follows(undone, other) for other in later):
            raise NotTheLast
        _ensure_not_against(by, undone)
        back = {facet: [after, before] for facet, (before, after) in undone.changes.items()}
        made = append(tell, Scene(view, subject, by, now), UNDO, back, undoes=undone)
    return Decided(view.id, made.id, made.state, tell.told)


def _ensure_not_against(by: str, undone: Decision) -> None:
    """Whoever may not decide an appeal may not take back how it was decided."""
    if APPEAL in undone.changes:
        found = Appeal.objects.select_related("decision", "sanction").filter(id=undone.changes[APPEAL][0][0]).first()
        if found is not None and decided_first(found) == by and others_may_decide(by):
            raise NotYourOwnDecision
