"""Warning somebody, muting them for a time, banning them; changing and lifting it. Each says why, and until when."""

from datetime import datetime

from postilla.discussion import reads as discussion, writes
from postilla.identity import reads as identity
from postilla.identity.writes import know_mailbox
from postilla.moderation.in_force import Met, standing
from postilla.moderation.models import Appeal, Sanction
from postilla.moderation.reasons import stands_already
from postilla.moderation.refusals import AppealWaits, NobodyToMeet, NotTheLast, ReasonMissing
from postilla.moderation.rules import SANCTION
from postilla.moderation.values import BAN, LIFT, NO_REASON, WARN, Decided, Terms, Why
from postilla.moderation.writes.facets import Scene
from postilla.moderation.writes.record import append, told_as
from postilla.outbox.writes import telling


def impose(comment_id: int, verb: str, by: str, now: datetime, why: Why, terms: Terms) -> Decided:
    """Warn, mute or ban whoever wrote a comment. They are told, with the reason and until when.

    A mute meets the guest alone; a ban also who uses the same mailbox or network, where `terms` say so. There is one of
    each at a time: where one stands, `terms.instead` names it, and it is changed into this. Raises ReasonMissing,
    NoSuchComment, NobodyToMeet, NoSuchReason, SanctionStands, AppealWaits.
    """
    reason = told_as(why)
    if not reason:
        raise ReasonMissing
    with telling(now, writes.GRACE) as tell:
        view, subject = writes.hold_still(comment_id, now)
        speaker = identity.speaker(view.guest_id) if view.guest_id is not None else None
        address = know_mailbox(speaker.guest_id, now) if speaker and verb == BAN and terms.address else ""
        network = discussion.network_of(comment_id) if verb == BAN and terms.network else ""
        if speaker is None and not network:
            raise NobodyToMeet
        first = _one_to_change(Met(verb, speaker, network), view.author_name, terms.instead, now)
        made = Sanction.objects.create(
            comment_id=comment_id, kind=verb, guest_id=speaker.guest_id if speaker else None, address_hash=address,
            network=network, reason=reason, by=by, since=now, until=None if verb == WARN else terms.until,
        )  # fmt: skip
        row = append(tell, Scene(view, subject, by, now), verb, {SANCTION: [first, made.id]}, why)
    return Decided(comment_id, row.id, view.state, tell.told)


def lift(sanction_id: int, by: str, now: datetime, why: Why = NO_REASON) -> Decided:
    """End a mute or ban, or take a warning back. Raises NotTheLast where it is lifted already."""
    with telling(now, writes.GRACE) as tell:
        found = Sanction.objects.filter(id=sanction_id, lifted_at=None).first()
        if found is None:
            raise NotTheLast
        view, subject = writes.hold_still(found.comment_id, now)
        row = append(tell, Scene(view, subject, by, now), LIFT, {SANCTION: [found.id, None]}, why)
    return Decided(view.id, row.id, view.state, tell.told)


def _one_to_change(met: Met, name: str, instead: int, now: datetime) -> int | None:
    """The mute or ban that is changed into a new one; None where none stands. Raises SanctionStands where it is not
    the one that was named, and AppealWaits."""
    line = standing(met, now)
    if line is None:
        return None
    if line.id != instead:
        raise stands_already(line, name)
    if Appeal.objects.filter(sanction_id=line.id, decided_at=None).exists():
        raise AppealWaits
    return line.id
