"""Whom the editors do not let take part, and how much of it is told to whom."""

from datetime import datetime

from postilla.articles import reads as articles
from postilla.identity import reads as identity
from postilla.identity.values import Speaker
from postilla.intake.values import Visit
from postilla.moderation.reads import barred
from postilla.moderation.reasons import refusal_of
from postilla.moderation.refusals import BarredNetwork, BarredUnsaid, BarredUnsaidWrite
from postilla.moderation.values import SanctionLine


def not_barred(speaker: Speaker | None, visit: Visit, now: datetime) -> None:
    """Do the editors let this person, this browser, this network take part? Reporting and withdrawing everybody may.

    `speaker`: under whose name and address something is to be said. Whom the browser is known as is asked for too:
    nobody shakes off a mute by another letter in their address. Who has confirmed their address, and is met by their
    network alone, is told that. Raises Refusals.
    """
    mine = speaker if speaker is not None and speaker.guest_id == visit.guest_id else _known_as(visit)
    people = {one.guest_id: one for one in (speaker, mine) if one is not None}
    hashes = sorted(set().union(*map(_hashes, people.values())))
    found = barred(list(people), hashes, visit.network, now)
    if found is not None:
        if _is_theirs(found, mine, now):
            raise refusal_of(found)
        if mine is not None and mine.confirmed and barred(list(people), hashes, "", now) is None:
            raise BarredNetwork
        raise BarredUnsaidWrite if articles.tells_address() else BarredUnsaid


def _hashes(one: Speaker) -> set[str]:
    """By which a ban of an address is found: of the mailbox, and of the address itself, as bans had it before."""
    return {one.address_hash, one.mailbox_hash} - {""}


def _known_as(visit: Visit) -> Speaker | None:
    return identity.speaker(visit.guest_id) if visit.guest_id is not None else None


def _is_theirs(line: SanctionLine, mine: Speaker | None, now: datetime) -> bool:
    """Whether it was this browser's owner whom the editors met: they alone are told why, and may appeal.

    An address that is typed in shows nothing, and a network may be a whole house.
    """
    if mine is None:
        return False
    if line.guest_id == mine.guest_id:
        return True
    by_address = barred([], sorted(_hashes(mine)), "", now) if mine.confirmed and mine.address_hash else None
    return by_address is not None and by_address.id == line.id
