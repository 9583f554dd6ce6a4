from collections.abc import Collection

from django.db.models import Min

from postilla.identity.models import Guest
from postilla.identity.values import Speaker
from postilla.outbox.statements import PORTION


def speaker(guest_id: int) -> Speaker | None:
    found = Guest.objects.filter(id=guest_id).first()
    return speaker_of(found) if found else None


def guests_with(guest_id: int, address_hash: str, most: int = 50) -> list[int]:
    """The guest and the newest others with the same address: one person with several browsers, as far as it shows."""
    same = Guest.objects.filter(address_hash=address_hash).order_by("-id") if address_hash else Guest.objects.none()
    return list({guest_id, *same.values_list("id", flat=True)[:most]})


def persons_of(guest_ids: Collection[int]) -> dict[int, str]:
    """{guest: who they are}, opaque, the same for guests with the same address: for counting readers."""
    ids = list(guest_ids)
    hashes: dict[int, str] = {}
    for start in range(0, len(ids), PORTION):
        hashes |= dict(Guest.objects.filter(id__in=ids[start : start + PORTION]).values_list("id", "address_hash"))
    named, first = sorted({one for one in hashes.values() if one}), dict[str, int]()
    for start in range(0, len(named), PORTION):
        same = Guest.objects.filter(address_hash__in=named[start : start + PORTION])
        first |= dict(same.order_by().values_list("address_hash").annotate(first=Min("id")))
    return {guest: f"guest {first.get(hashed, guest)}" for guest, hashed in hashes.items()}


def owners_of(guest_ids: Collection[int]) -> dict[int, set[int]]:
    """{guest: the confirmed guests with the same address}; without those whose address nobody confirmed."""
    ids, hashes, owners = list(guest_ids), dict[int, str](), dict[str, set[int]]()
    for start in range(0, len(ids), 500):
        some = Guest.objects.filter(id__in=ids[start : start + 500]).exclude(address_hash="")
        hashes |= dict(some.values_list("id", "address_hash"))
    named = sorted(set(hashes.values()))
    for start in range(0, len(named), 500):
        same = Guest.objects.filter(address_hash__in=named[start : start + 500], confirmed_at__isnull=False)
        for guest, hashed in same.values_list("id", "address_hash"):
            owners.setdefault(hashed, set()).add(guest)
    return {guest: owners[hashed] for guest, hashed in hashes.items() if hashed in owners}


def speaker_of(guest: Guest, *, fresh: bool = False) -> Speaker:
    return Speaker(
        guest.id, guest.name, guest.website, guest.avatar, guest.address_hash, guest.published,
        guest.confirmed_at is not None, fresh=fresh, badge=guest.badge, account=guest.account,
    )  # fmt: skip
