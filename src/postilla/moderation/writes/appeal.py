"""Appeals: made once by who was met by a decision, decided by somebody else than who made it."""

from datetime import datetime

from postilla.discussion import writes
from postilla.discussion.refusals import NoSuchComment
from postilla.discussion.text import clean_source, is_blank
from postilla.discussion.values import PUBLISHED, REJECTED, SPAM
from postilla.moderation import refusals as r
from postilla.moderation.events import AppealDecided, AppealMade
from postilla.moderation.models import Appeal, Decision, Sanction
from postilla.moderation.reads import others_may_decide
from postilla.moderation.reads.decisions import standing_on
from postilla.moderation.rules import APPEAL, APPEAL_LONGEST, KNOWN, SANCTION, STATE
from postilla.moderation.values import DENY, GRANT, Decided, Why
from postilla.moderation.writes.facets import Changes, Scene
from postilla.moderation.writes.record import append, becomes_known, told_as
from postilla.outbox.writes import telling


def appeal(comment_id: int, text: str, now: datetime) -> int:
    """Ask for another look at a comment that was taken out; the appeal's id.

    Raises NoSuchComment, NothingToAppeal, AppealedAlready, AppealEmpty, AppealTooLong.
    """
    text = _well_formed(text)
    with telling(now) as tell:
        view, subject = writes.hold_still(comment_id, now)
        decision = standing_on(comment_id, STATE)
        if view.state not in (REJECTED, SPAM) or decision is None:
            raise r.NothingToAppeal
        if Appeal.objects.filter(decision=decision, sanction=None).exists():
            raise r.AppealedAlready
        made = Appeal.objects.create(comment_id=comment_id, decision=decision, text=text, made_at=now)
        tell(AppealMade(subject, comment_id, made.id))
    return made.id


def appeal_sanction(sanction_id: int, text: str, now: datetime) -> int:
    """Ask for another look at a warning, a mute or a ban; the appeal's id.

    Raises NothingToAppeal, AppealedAlready, AppealEmpty, AppealTooLong.
    """
    text = _well_formed(text)
    with telling(now) as tell:
        found = Sanction.objects.filter(id=sanction_id, lifted_at=None).first()
        if found is None or (found.until is not None and found.until <= now):
            raise r.NothingToAppeal
        _, subject = writes.hold_still(found.comment_id, now)
        if Appeal.objects.filter(sanction=found).exists():
            raise r.AppealedAlready
        made = Appeal.objects.create(
            comment_id=found.comment_id, sanction=found, decision=_imposed(found), text=text, made_at=now
        )
        tell(AppealMade(subject, found.comment_id, made.id))
    return made.id


def decide_appeal(appeal_id: int, granted: bool, by: str, now: datetime, why: Why) -> Decided:
    """Grant an appeal (the comment is published, the sanction lifted), or deny it. `why.text` is told to the reader.

    Raises AppealDecidedAlready; NotYourOwnDecision where `by` decided first and somebody else may decide.
    """
    with telling(now, writes.GRACE) as tell:
        found = Appeal.objects.select_related("decision", "sanction").filter(id=appeal_id).first()
        if found is None:
            raise NoSuchComment
        view, subject = writes.hold_still(found.comment_id, now)
        found.refresh_from_db()
        if found.granted is not None:
            raise r.AppealDecidedAlready(by=found.decided_by)
        own = decided_first(found) == by
        if own and others_may_decide(by):
            raise r.NotYourOwnDecision
        found.answer, found.alone = told_as(why), own
        found.save(update_fields=["answer", "alone"])
        changes: Changes = {APPEAL: [[found.id, None], [found.id, granted]]}
        if granted and found.sanction is not None and found.sanction.lifted_at is None:
            changes[SANCTION] = [found.sanction.id, None]
        elif granted and found.sanction is None and view.state in (REJECTED, SPAM):
            changes[STATE] = [view.state, PUBLISHED]
            if becomes_known(view):
                changes[KNOWN] = [False, True]
        row = append(tell, Scene(view, subject, by, now), GRANT if granted else DENY, changes, why)
        tell(AppealDecided(subject, view.id, found.id, granted))
    return Decided(view.id, row.id, row.state, tell.told)


def decided_first(found: Appeal) -> str:
    """Who made the decision that is appealed."""
    first = found.sanction or found.decision
    return first.by if first is not None else ""


def _imposed(sanction: Sanction) -> Decision | None:
    """The decision by which a sanction was given: one comment may have led to several."""
    made = Decision.objects.filter(comment_id=sanction.comment_id, undoes=None).order_by("-id")
    return next((row for row in made if row.changes.get(SANCTION, [None, None])[1] == sanction.id), None)


def _well_formed(text: str) -> str:
    text = " ".join(clean_source(text).split())
    if is_blank(text):
        raise r.AppealEmpty
    if len(text) > APPEAL_LONGEST:
        raise r.AppealTooLong(most=APPEAL_LONGEST, length=len(text))
    return text
