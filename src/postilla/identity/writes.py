"""The only code that changes identity's tables."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from postilla.identity.addresses import address_hash, encrypt
from postilla.identity.models import Guest
from postilla.identity.reads import speaker_of
from postilla.identity.values import Speaker
from postilla.outbox.statements import first, insert
from postilla.outbox.writes import telling


def meet(name: str, address: str, website: str, guest_id: int | None, now: datetime) -> Speaker:
    """The guest who writes under this name and address from a browser that posted as `guest_id` before (or never did).

    Another address, or another browser, is another guest: nobody becomes somebody by typing their address.
    """
    hashed = address_hash(address)
    with telling(now):
        known = guest_id is not None
        guest = first(Guest, "id = %s AND address_hash = %s", guest_id, hashed) if known else None
        if guest is None:
            guest = Guest(
                name=name, website=website, address_cipher=encrypt(address), address_hash=hashed,
                avatar=secrets.randbits(62), created_at=now, seen_at=now,
            )  # fmt: skip
            insert(guest)
        elif (guest.name, guest.website) != (name, website) or (now - guest.seen_at).days:
            guest.name, guest.website, guest.seen_at = name, website, now
            guest.save(update_fields=["name", "website", "seen_at"])
    return speaker_of(guest)


def let_through(guest_id: int, now: datetime) -> None:
    """Remember that a comment of this guest was published by a decision."""
    with telling(now):
        Guest.objects.filter(id=guest_id).update(published=True)


def bring_guests(people: Sequence[tuple[str, str, str]], now: datetime) -> list[int]:
    """Guests for people (name, address, website) of another system, in order; the same triple is the same guest.

    Addresses are encrypted as any other. An empty address makes a guest without one.
    """
    wanted = {(name, address_hash(address), website): address for name, address, website in people}
    with telling(now):
        known = _known(wanted)
        missing = [key for key in wanted if key not in known]
        made = Guest.objects.bulk_create(
            [
                Guest(
                    name=key[0], website=key[2], address_hash=key[1], address_cipher=encrypt(wanted[key]),
                    avatar=secrets.randbits(62), created_at=now, seen_at=now,
                )
                for key in missing
            ],
            batch_size=500,
        )  # fmt: skip
        known.update({key: guest.id for key, guest in zip(missing, made, strict=True)})
    return [known[name, address_hash(address), website] for name, address, website in people]


def _known(wanted: dict[tuple[str, str, str], str]) -> dict[tuple[str, str, str], int]:
    hashes = sorted({key[1] for key in wanted if key[1]})
    known: dict[tuple[str, str, str], int] = {}
    for start in range(0, len(hashes), 500):
        rows = Guest.objects.filter(address_hash__in=hashes[start : start + 500])
        for guest_id, name, hashed, website in rows.values_list("id", "name", "address_hash", "website"):
            known.setdefault((name, hashed, website), guest_id)
    return known
