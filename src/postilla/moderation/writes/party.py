"""Named parties: staff confirm that somebody speaks for an organisation, or do not, or no longer."""

from datetime import datetime

from postilla.discussion import reads as discussion, writes
from postilla.identity import reads as identity
from postilla.identity.values import P_CONFIRMED, P_PROVEN, P_REFUSED, P_REVOKED
from postilla.moderation.refusals import NobodyToMeet, NotTheLast, ReasonMissing
from postilla.moderation.rules import PARTY
from postilla.moderation.values import NAME, NO_REASON, NOT_NAMED, UNNAME, Decided, Why
from postilla.moderation.writes.facets import Scene
from postilla.moderation.writes.record import append, told_as
from postilla.outbox.writes import telling

STEPS = {
    NAME: (P_PROVEN, P_CONFIRMED),
    NOT_NAMED: (P_PROVEN, P_REFUSED),
    UNNAME: (P_CONFIRMED, P_REVOKED),
}


def comment_of(party_id: int) -> int:
    """The newest comment of who says so, under which the decision is kept; 0 for none."""
    found = identity.party(party_id)
    mine = discussion.by_guest(found.guest_id, 1) if found else []
    return mine[0][0].id if mine else 0


def decide_party(party_id: int, verb: str, by: str, now: datetime, why: Why = NO_REASON) -> Decided:
    """Confirm a party, refuse it, or take its name away again: all that they wrote carries the badge, or no longer.

    Raises ReasonMissing where it is refused or taken away without one, NobodyToMeet where there is none or they wrote
    nothing, NotTheLast where it is not in the state before, NamedAlready where another one of theirs is confirmed.
    """
    before, after = STEPS[verb]
    if verb != NAME and not told_as(why):
        raise ReasonMissing("text")
    with telling(now, writes.GRACE) as tell:
        comment_id = comment_of(party_id)
        if not comment_id:
            raise NobodyToMeet
        view, subject = writes.hold_still(comment_id, now)
        found = identity.party(party_id)
        if found is None or found.state != before:
            raise NotTheLast
        changes = {PARTY: [[party_id, before], [party_id, after]]}
        made = append(tell, Scene(view, subject, by, now), verb, changes, why)
    return Decided(comment_id, made.id, view.state, tell.told)
