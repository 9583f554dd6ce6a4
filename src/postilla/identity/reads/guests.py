from postilla.identity.models import Guest
from postilla.identity.values import Speaker


def speaker(guest_id: int) -> Speaker | None:
    found = Guest.objects.filter(id=guest_id).first()
    return speaker_of(found) if found else None


def speaker_of(guest: Guest) -> Speaker:
    return Speaker(
        guest.id, guest.name, guest.website, guest.avatar, guest.address_hash, guest.published,
        guest.confirmed_at is not None,
    )  # fmt: skip
