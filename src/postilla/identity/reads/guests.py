from postilla.identity.models import Guest
from postilla.identity.values import Speaker


def speaker(guest_id: int) -> Speaker | None:
    found = Guest.objects.filter(id=guest_id).first()
    return speaker_of(found) if found else None


def guests_with(guest_id: int, address_hash: str, most: int = 50) -> list[int]:
    """The guest and the newest others with the same address: one person with several browsers, as far as it shows."""
    same = Guest.objects.filter(address_hash=address_hash).order_by("-id") if address_hash else Guest.objects.none()
    return list({guest_id, *same.values_list("id", flat=True)[:most]})


def speaker_of(guest: Guest) -> Speaker:
    return Speaker(
        guest.id, guest.name, guest.website, guest.avatar, guest.address_hash, guest.published,
        guest.confirmed_at is not None, badge=guest.badge, account=guest.account,
    )  # fmt: skip
