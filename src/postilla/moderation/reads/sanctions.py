"""Whom the editors do not let post, and whom they warned."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q

from postilla.identity import reads as identity
from postilla.moderation.in_force import line_of
from postilla.moderation.models import Sanction
from postilla.moderation.values import BAN, MUTE, WARN, SanctionLine
from postilla.outbox.statements import first

REMEMBERED = timedelta(days=90)  # how long a warning is shown to whom it was given

# With every post, in its transaction: a ban that was committed before meets also a comment that is on its way.
_IN_FORCE = "kind <> %s AND lifted_at IS NULL AND (until IS NULL OR until > %s)"
_WHO = "guest_id IN ({}) OR (address_hash <> '' AND address_hash IN ({})) OR (network <> '' AND network = %s)"
_BARRED = f"{_IN_FORCE} AND ({_WHO}) ORDER BY until IS NOT NULL, until DESC"


def barred(guests: Sequence[int], hashes: Sequence[str], network: str, now: datetime) -> SanctionLine | None:
    """The mute or ban in force that meets one of these, the longest first; None for who may post.

    `hashes` are keyed hashes of addresses; `network` is one of a network, empty where it is not known.
    """
    guests, hashes = guests or [0], hashes or [""]  # SQL knows no empty list
    condition = _BARRED.format(*(", ".join(["%s"] * len(some)) for some in (guests, hashes)))
    found = first(Sanction, condition, WARN, now, *guests, *hashes, network)
    return line_of(found) if found else None


def sanction(sanction_id: int) -> SanctionLine | None:
    found = Sanction.objects.select_related("guest").filter(id=sanction_id).first()
    return line_of(found, found.guest.name if found.guest else "") if found else None


def in_force(now: datetime, limit: int = 200) -> list[SanctionLine]:
    """Mutes and bans in force, the newest first, for the desk."""
    rows = Sanction.objects.select_related("guest").filter(kind__in=(MUTE, BAN), lifted_at=None)
    rows = rows.exclude(until__lte=now).order_by("-since", "-id")
    return [line_of(row, row.guest.name if row.guest else "") for row in rows[:limit]]


def sanctions_of(guest_id: int, now: datetime, limit: int = 20) -> list[SanctionLine]:
    """What a guest is to know: mutes and bans in force, and warnings of the last months, the newest first."""
    rows = Sanction.objects.filter(guest_id=guest_id, lifted_at=None).exclude(until__lte=now)
    rows = rows.exclude(kind=WARN, since__lte=now - REMEMBERED).order_by("-since", "-id")
    return [line_of(row) for row in rows[:limit]]


def others_over(sanction_id: int, now: datetime) -> list[SanctionLine]:
    """The other mutes and bans in force that keep whom a sanction meets from posting, the newest first."""
    row = Sanction.objects.filter(id=sanction_id).first()
    speaker = identity.speaker(row.guest_id) if row is not None and row.guest_id is not None else None
    if row is None or speaker is None:
        return []
    hashes = {speaker.address_hash, speaker.mailbox_hash} - {""}
    rows = Sanction.objects.filter(kind__in=(MUTE, BAN), lifted_at=None).exclude(until__lte=now).exclude(id=row.id)
    rows = rows.filter(Q(guest_id__in=identity.selves(speaker.guest_id)) | Q(address_hash__in=hashes))
    return [line_of(one) for one in rows.order_by("-since", "-id")]


def sanctions_over(comment_ids: Sequence[int]) -> dict[int, list[SanctionLine]]:
    """The sanctions that comments led to, by comment, the newest first; lifted ones too."""
    found: dict[int, list[SanctionLine]] = {comment_id: [] for comment_id in comment_ids}
    for row in Sanction.objects.filter(comment_id__in=comment_ids).order_by("-since", "-id"):
        found[row.comment_id].append(line_of(row))
    return found
