from collections import defaultdict
from collections.abc import Collection

from django.db import models
from django.db.models import Min

from postilla.identity.models import Guest
from postilla.identity.values import Speaker
from postilla.outbox.portions import in_portions, rows_by


def speaker(guest_id: int) -> Speaker | None:
    found = Guest.objects.filter(id=guest_id).first()
    return speaker_of(found) if found else None


def guests_with(who: Speaker, most: int = 50) -> list[int]:
    """A guest and the newest others with the same mailbox or address: one person with several browsers, as far as it
    shows."""
    hashes = {who.mailbox_hash, who.address_hash} - {""}
    either = models.Q(mailbox_hash__in=hashes) | models.Q(address_hash__in=hashes)
    same = Guest.objects.filter(either).order_by("-id") if hashes else Guest.objects.none()
    return list({who.guest_id, *same.values_list("id", flat=True)[:most]})


def persons_of(guest_ids: Collection[int]) -> dict[int, str]:
    """{guest: who they are}, opaque, the same for guests with the same mailbox: for counting readers."""
    found = rows_by(Guest, "id", guest_ids, "id", "mailbox_hash", "address_hash")
    hashes = {guest: mailbox or address for guest, mailbox, address in found}
    first = dict[str, int]()
    for some in in_portions(sorted({one for one in hashes.values() if one})):
        for column, untold in (("mailbox_hash", {}), ("address_hash", {"mailbox_hash": ""})):
            same = Guest.objects.filter(**{f"{column}__in": some}, **untold).order_by()
            for hashed, guest in same.values_list(column).annotate(first=Min("id")):
                first[hashed] = min(guest, first.get(hashed, guest))
    return {guest: f"guest {first.get(hashed, guest)}" for guest, hashed in hashes.items()}


def owners_of(guest_ids: Collection[int]) -> dict[int, set[int]]:
    """{guest: the confirmed guests with the same address}; without those whose address nobody confirmed."""
    hashes = {guest: hashed for guest, hashed in rows_by(Guest, "id", guest_ids, "id", "address_hash") if hashed}
    owners = dict[str, set[int]]()
    for some in in_portions(sorted(set(hashes.values()))):
        same = Guest.objects.filter(address_hash__in=some, confirmed_at__isnull=False)
        for guest, hashed in same.values_list("id", "address_hash"):
            owners.setdefault(hashed, set()).add(guest)
    return {guest: owners[hashed] for guest, hashed in hashes.items() if hashed in owners}


def same_readers(guest_ids: Collection[int], most: int = 10) -> dict[int, tuple[int, ...]]:
    """{guest: all that are the same reader, itself first}: whose address somebody confirmed, with the newest others who
    typed it. Whoever typed an address that nobody confirmed is alone."""
    hashes = {guest: hashed for guest, hashed in rows_by(Guest, "id", guest_ids, "id", "address_hash") if hashed}
    typed, confirmed = defaultdict[str, list[int]](list), set[str]()
    for some in in_portions(sorted(set(hashes.values()))):
        same = Guest.objects.filter(address_hash__in=some).order_by("-id")
        for guest, hashed, when in same.values_list("id", "address_hash", "confirmed_at"):
            typed[hashed].append(guest)
            if when is not None:
                confirmed.add(hashed)
    found = {guest: typed[hashed] if hashed in confirmed else [] for guest, hashed in hashes.items()}
    return {guest: tuple(dict.fromkeys([guest, *found.get(guest, [])]))[:most] for guest in guest_ids}


def speaker_of(guest: Guest, *, fresh: bool = False) -> Speaker:
    return Speaker(
        guest.id, guest.name, guest.website, guest.avatar, guest.address_hash, guest.published,
        guest.confirmed_at is not None, fresh=fresh, badge=guest.badge, account=guest.account,
        mailbox_hash=guest.mailbox_hash or guest.address_hash,
    )  # fmt: skip
