"""Which mute or ban meets somebody now. There is one of a kind at a time: who imposes one, and who puts one in force
again, asks here."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models

from postilla.identity.values import Speaker
from postilla.moderation.models import Sanction
from postilla.moderation.values import WARN, SanctionLine


@dataclass(frozen=True)
class Met:
    """Whom a mute or ban would meet: who wrote, or where nothing is known of them their network (a keyed hash)."""

    kind: str
    speaker: Speaker | None
    network: str = ""


def standing(met: Met, now: datetime) -> SanctionLine | None:
    """The sanction of this kind in force that meets them already, the longest first; a warning keeps nobody."""
    rows = Sanction.objects.filter(kind=met.kind, lifted_at=None).exclude(kind=WARN).exclude(until__lte=now)
    if met.speaker is None:
        rows = rows.filter(guest=None, network=met.network)
    else:
        hashes = {met.speaker.address_hash, met.speaker.mailbox_hash} - {""}
        rows = rows.filter(models.Q(guest_id=met.speaker.guest_id) | models.Q(address_hash__in=hashes))
    found = rows.order_by(models.F("until").desc(nulls_first=True), "-id").first()
    return line_of(found) if found else None


def others_stand(sanction_id: int, now: datetime) -> bool:
    """Whether somebody is met by another sanction of its kind that is in force, so that this one may not be as well."""
    row = Sanction.objects.filter(id=sanction_id).exclude(kind=WARN).first()
    if row is None:
        return False
    others = Sanction.objects.filter(kind=row.kind, lifted_at=None).exclude(until__lte=now).exclude(id=row.id)
    if row.guest_id is None:
        return others.filter(guest=None, network=row.network).exists()
    return others.filter(guest_id=row.guest_id).exists()


def is_lifted(sanction_id: int) -> bool:
    """Whether a sanction was lifted; so is one that there never was."""
    return not Sanction.objects.filter(id=sanction_id, lifted_at=None).exists()


def line_of(row: Sanction, name: str = "") -> SanctionLine:
    """A sanction as others see it; `name`: of whom it meets."""
    return SanctionLine(
        row.id, row.comment_id, row.kind, row.reason, row.by, row.since, row.until, row.lifted_at, name,
        bool(row.address_hash), bool(row.network), row.guest_id,
    )  # fmt: skip
