"""Confirmed guests: people who have shown that an address is theirs, and the names that belong to them."""

import secrets
from datetime import datetime

from postilla.identity.events import NameConfirmed
from postilla.identity.looks import looks_of
from postilla.identity.models import Claim, Guest, Session
from postilla.identity.reads import belongs_to_another
from postilla.identity.refusals import NameOften, NameTaken, NameTakenHere, NotSignedIn, ProofExpired
from postilla.identity.rules import NAME_HOLDS, NAMES
from postilla.identity.values import Proved
from postilla.identity.writes.holding import hold_address
from postilla.outbox.writes import telling


def confirm(proved: Proved, now: datetime, *, theirs: bool) -> int:
    """Let the name of the guest who was asked belong to whoever reads the mail of their address; the person's guest id.

    `theirs`: the browsers of that guest are this person's, too. That is so where the link is followed in one of them,
    or said: anybody can write with somebody's address, and what is confirmed is that it is read, not who wrote.
    Tells NameConfirmed. Raises ProofExpired where the guest has another address by now, NameTaken where the name, or
    one that looks like it, became somebody else's since it was written.
    """
    with telling(now) as tell:
        hold_address(proved.address_hash)
        guest = Guest.objects.select_for_update().filter(id=proved.guest_id, address_hash=proved.address_hash).first()
        if guest is None:
            raise ProofExpired
        if belongs_to_another(guest.name, guest.id):
            raise NameTaken(name=guest.name)
        person = _person(proved.address_hash)
        if person is None and theirs:
            guest.confirmed_at, person = now, guest
            guest.save(update_fields=["confirmed_at"])
        elif person is None:
            person = _as_typed(guest, now)
        elif person.id != guest.id and theirs:
            Session.objects.filter(guest=guest).update(guest=person)
        claim(person.id, guest.name, now)
        tell(NameConfirmed(guest.id, person.id))
    return person.id


def signed_in(proved: Proved, now: datetime) -> int:
    """The confirmed guest of an address whose mail somebody reads; a new one where there was none.

    Those who only typed the address stay who they are: their browsers must not become this person's.
    Raises ProofExpired where nobody has the address any more.
    """
    with telling(now):
        hold_address(proved.address_hash)
        person = _person(proved.address_hash)
        if person is None:
            typed = Guest.objects.filter(address_hash=proved.address_hash).order_by("-id").first()
            if typed is None:
                raise ProofExpired
            person = _as_typed(typed, now)
            claim(person.id, person.name, now)
        else:
            Guest.objects.filter(id=person.id).update(seen_at=now)
    return person.id


def _as_typed(typed: Guest, now: datetime) -> Guest:
    """A confirmed guest of a name and address that somebody typed, and none of that one's browsers."""
    return Guest.objects.create(
        name=typed.name, website=typed.website, address_cipher=bytes(typed.address_cipher),
        address_hash=typed.address_hash, mailbox_hash=typed.mailbox_hash, language=typed.language,
        avatar=secrets.randbits(62), confirmed_at=now, created_at=now, seen_at=now,
    )  # fmt: skip


def claim(guest_id: int, name: str, now: datetime) -> bool:
    """Let a name belong to a guest; whether it does now. Not where a look of it belongs to somebody else, nor where
    the guest has `NAMES` already."""
    looks = looks_of(name)
    with telling(now):
        theirs = Claim.objects.filter(guest_id=guest_id)
        if not looks or Claim.objects.filter(look__in=looks).exclude(guest_id=guest_id).exists():
            return False
        if theirs.values("name").distinct().count() >= NAMES and not theirs.filter(look__in=looks).exists():
            return False
        new = [Claim(look=look, name=name, guest_id=guest_id, claimed_at=now) for look in looks]
        Claim.objects.bulk_create(new, ignore_conflicts=True)
        if Claim.objects.filter(look__in=looks).exclude(guest_id=guest_id).exists():  # somebody was quicker
            theirs.filter(look__in=looks, claimed_at=now).delete()
            return False
    return True


def rename(guest_id: int, name: str, now: datetime) -> None:
    """Give a confirmed guest another name, which then belongs to them. Raises NotSignedIn, NameTakenHere, NameOften."""
    with telling(now):
        guest = Guest.objects.select_for_update().filter(id=guest_id, confirmed_at__isnull=False).first()
        if guest is None:
            raise NotSignedIn
        known = Claim.objects.filter(guest=guest, name=name).exists()
        if known and name == guest.name:
            return
        last = Claim.objects.filter(guest=guest).order_by("-claimed_at").first()
        if (
            not known
            and last is not None
            and guest.confirmed_at != last.claimed_at
            and now - last.claimed_at < NAME_HOLDS
        ):
            raise NameOften(days=NAME_HOLDS.days)
        if not claim(guest.id, name, now):
            raise NameTakenHere(name=name)
        guest.name = name
        guest.save(update_fields=["name"])


def speak(guest_id: int, language: str, now: datetime) -> None:
    """Settle in which language a guest is written to; empty for the site's."""
    with telling(now):
        Guest.objects.filter(id=guest_id).update(language=language[:12])


def _person(hashed: str) -> Guest | None:
    found = Guest.objects.select_for_update().filter(address_hash=hashed, confirmed_at__isnull=False)
    return found.order_by("confirmed_at", "id").first() if hashed else None
