"""Guests: who writes from a browser, and who wrote on another system."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection

from postilla.identity.addresses import address_hash, encrypt, mailbox_hash
from postilla.identity.models import Guest
from postilla.identity.reads import speaker_of
from postilla.identity.values import Speaker
from postilla.outbox.portions import in_portions
from postilla.outbox.statements import first, insert, new_row
from postilla.outbox.writes import telling

Key = tuple[str, str, str]  # of a guest from elsewhere: name, hash of the address, website


def meet(name: str, address: str, website: str, guest_id: int | None, now: datetime) -> Speaker:
    """The guest who writes under this name and address from a browser that posted as `guest_id` before (or never did).

    Another address, or another browser, is another guest: nobody becomes somebody by typing their address. Who has
    signed in elsewhere is who they are there, whatever the form says.
    """
    hashed, mailbox = address_hash(address), mailbox_hash(address)
    with telling(now):
        known = guest_id is not None
        guest = first(Guest, "id = %s AND (address_hash = %s OR account <> '')", guest_id, hashed) if known else None
        if guest is not None and guest.account:
            return speaker_of(guest)
        fresh = guest is None
        if guest is None:
            guest = new_row(
                Guest, name=name, website=website, address_cipher=encrypt(address), address_hash=hashed,
                mailbox_hash=mailbox, avatar=secrets.randbits(62), created_at=now, seen_at=now,
            )  # fmt: skip
            insert(guest)
        elif (guest.name, guest.website, guest.mailbox_hash) != (name, website, mailbox) or (now - guest.seen_at).days:
            guest.name, guest.website, guest.mailbox_hash, guest.seen_at = name, website, mailbox, now
            guest.save(update_fields=["name", "website", "mailbox_hash", "seen_at"])
    return speaker_of(guest, fresh=fresh)


def let_through(guest_id: int, now: datetime) -> None:
    """Remember that a comment of this guest was published by a decision."""
    with telling(now):
        Guest.objects.filter(id=guest_id).update(published=True)


def not_let_through(guest_id: int, now: datetime) -> None:
    """Take back that a comment of this guest was published by a decision."""
    with telling(now):
        Guest.objects.filter(id=guest_id).update(published=False)


def bring_guests(people: Sequence[tuple[str, str, str]], now: datetime) -> list[int]:
    """Guests for people (name, address, website) of another system, in order; the same triple is the same guest.

    Addresses are encrypted as any other. An empty address makes a guest without one.
    """
    keys = [(name, address_hash(address), website) for name, address, website in people]
    addresses = {key: address for key, (_, address, _) in zip(keys, people, strict=True)}
    with telling(now):
        known = _known(keys)
        missing = [key for key in addresses if key not in known]
        _store(((*key, addresses[key]) for key in missing if key[1]), now)
        known.update(_known(missing))
        for key in missing:
            if not key[1]:
                known[key] = Guest.objects.create(
                    name=key[0], website=key[2], avatar=secrets.randbits(62), created_at=now, seen_at=now
                ).id
    return [known[key] for key in keys]


def _store(people: Iterable[tuple[str, str, str, str]], now: datetime) -> None:
    """Guests by (name, hash, website, address). As SQL: there may be as many as comments, and `bulk_create` takes
    several times as long."""
    when = connection.ops.adapt_datetimefield_value(now)
    kept = [
        (name, website, encrypt(address), hashed, mailbox_hash(address)) for name, hashed, website, address in people
    ]
    rows = [(*known, secrets.randbits(62), False, "", False, when, when) for known in kept]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_INSERT, rows)


_INSERT = """
    INSERT INTO identity_guest
        (name, website, address_cipher, address_hash, mailbox_hash, avatar, published, language, erase_words,
         created_at, seen_at)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""


def _known(wanted: Iterable[Key]) -> dict[Key, int]:
    known: dict[Key, int] = {}
    with connection.cursor() as cursor:
        for some in in_portions(sorted({key[1] for key in wanted if key[1]})):
            cursor.execute(_FIND.format(", ".join(["%s"] * len(some))), some)
            for guest_id, name, hashed, website in cursor.fetchall():
                known.setdefault((name, hashed, website), guest_id)
    return known


_FIND = "SELECT id, name, address_hash, website FROM identity_guest WHERE address_hash IN ({}) ORDER BY id"
