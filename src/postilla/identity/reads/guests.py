from collections.abc import Collection

from django.db.models import Min

from postilla.identity.addresses import decrypt, mailbox_hash
from postilla.identity.models import Guest
from postilla.identity.values import Speaker
from postilla.outbox.portions import in_portions, rows_by


def speaker(guest_id: int) -> Speaker | None:
    found = Guest.objects.filter(id=guest_id).first()
    return speaker_of(found) if found else None


def mailbox_of(guest_id: int) -> str:
    """The keyed hash of the mailbox that a guest's address leads to; empty where none is known."""
    cipher = Guest.objects.filter(id=guest_id).values_list("address_cipher", flat=True).first()
    return mailbox_hash(decrypt(bytes(cipher))) if cipher else ""


def guests_with(guest_id: int, mailbox: str, most: int = 50) -> list[int]:
    """The guest and the newest others with the same mailbox, by its keyed hash: one person with several browsers, as
    far as it shows."""
    same = Guest.objects.filter(mailbox_hash=mailbox).order_by("-id") if mailbox else Guest.objects.none()
    return list({guest_id, *same.values_list("id", flat=True)[:most]})


def persons_of(guest_ids: Collection[int]) -> dict[int, str]:
    """{guest: who they are}, opaque, the same for guests with the same mailbox: for counting readers."""
    hashes: dict[int, str] = dict(rows_by(Guest, "id", guest_ids, "id", "mailbox_hash"))
    first = dict[str, int]()
    for some in in_portions(sorted({one for one in hashes.values() if one})):
        same = Guest.objects.filter(mailbox_hash__in=some)
        first |= dict(same.order_by().values_list("mailbox_hash").annotate(first=Min("id")))
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


def speaker_of(guest: Guest, *, fresh: bool = False) -> Speaker:
    return Speaker(
        guest.id, guest.name, guest.website, guest.avatar, guest.address_hash, guest.published,
        guest.confirmed_at is not None, fresh=fresh, badge=guest.badge, account=guest.account,
        mailbox_hash=guest.mailbox_hash,
    )  # fmt: skip
