"""Who is who: names that belong to somebody, and what a reader sees of themselves."""

from datetime import datetime

from postilla.identity.addresses import decrypt
from postilla.identity.looks import looks_of, looks_with_signs
from postilla.identity.models import Claim, Guest
from postilla.identity.reads.guests import owners_of
from postilla.identity.rules import hint_of
from postilla.identity.values import CARRIED, Profile
from postilla.outbox.statements import rows

_HOLDERS = "SELECT guest_id FROM identity_claim WHERE look IN (%s, %s, %s)"


def holders_of(name: str) -> set[int]:
    """The guests to whom a name belongs, or one that looks like it. One statement; asked with every post.

    Whoever had a name with a sign in it before signs were left out keeps it, whosever it is without: one more for that.
    """
    return _holders(looks_with_signs(name)) or _holders(looks_of(name))


def _holders(looks: tuple[str, ...]) -> set[int]:
    padded = [*looks, *looks[:1] * 3][:3]
    return {row[0] for row in rows(_HOLDERS, *padded)} if looks else set()


def belongs_to_another(name: str, guest_id: int) -> bool:
    """Whether a name, or one that looks like it, belongs to somebody other than whoever has this guest's address."""
    others = holders_of(name) - {guest_id}
    return bool(others and others - owners_of({guest_id}).get(guest_id, set()))


def names_of(guest_id: int) -> tuple[str, ...]:
    """The names that belong to a guest, the newest last."""
    names = Claim.objects.filter(guest_id=guest_id).order_by("claimed_at").values_list("name", flat=True)
    return tuple(dict.fromkeys(names))


def profile(guest_id: int) -> Profile | None:
    """What a reader sees of themselves on their own page; None if they are gone."""
    row = Guest.objects.filter(id=guest_id).first()
    if row is None:
        return None
    return Profile(
        row.id, row.name, row.website, row.language, _hint(row), row.confirmed_at is not None, names_of(guest_id),
        row.created_at, row.erase_at, row.erase_words, row.account, row.id in holders_of(row.name),
    )  # fmt: skip


def _hint(guest: Guest) -> str:
    """Nothing of an address that was neither typed in this browser nor confirmed: whoever typed a stranger's must not
    learn which one the stranger has now."""
    if guest.carried and guest.confirmed_at is None:
        return ""
    return hint_of(decrypt(bytes(guest.address_cipher)))


def chosen_language(guest_id: int) -> str:
    """The language in which whoever reads the mail of a guest wants to be written to; empty where they chose none."""
    row = Guest.objects.filter(id=guest_id).values_list("language", "address_hash").first()
    if row is None or row[0] or not row[1]:
        return row[0] if row else ""
    owners = Guest.objects.filter(address_hash=row[1], confirmed_at__isnull=False).exclude(language="")
    return owners.order_by("id").values_list("language", flat=True).first() or ""


def selves(guest_id: int) -> tuple[int, ...]:
    """All guests that are the same reader: of a confirmed one also those who typed the same address elsewhere.

    An unconfirmed one is alone: whoever types an address is not shown what others wrote under it.
    """
    row = Guest.objects.filter(id=guest_id).values_list("confirmed_at", "address_hash").first()
    if row is None:
        return ()
    if row[0] is None or not row[1]:
        return (guest_id,)
    others = Guest.objects.filter(address_hash=row[1]).exclude(id=guest_id).order_by("id")
    return (guest_id, *others.values_list("id", flat=True))


def wishes_due(now: datetime) -> list[tuple[int, bool]]:
    """Who is to be forgotten by now, and whether with what they wrote; the earliest wish first."""
    due = Guest.objects.filter(erase_at__lte=now).order_by("erase_at", "id")
    return list(due.values_list("id", "erase_words"))


_OF_PARTY = ("organisation", "domain", "state", "asked_at", "proven_at", "decided_at", "reason")


def own_record(guest_id: int) -> dict[str, object] | None:
    """All that is kept here about a reader, for nobody but themselves; their address where they confirmed it.

    Who of the staff decided about an organisation is not told. An account elsewhere is kept as a hash.
    """
    row = Guest.objects.filter(id=guest_id).first()
    if row is None:
        return None
    return {
        "name": row.name,
        "website": row.website,
        "address": decrypt(bytes(row.address_cipher)) if row.confirmed_at else _hint(row),
        "address_confirmed_at": row.confirmed_at,
        "language": row.language,
        "first_seen_at": row.created_at,
        "last_seen_at": row.seen_at,
        "names": list(dict.fromkeys(row.claims.order_by("claimed_at").values_list("name", flat=True))),
        "browsers": list(row.sessions.order_by("id").values("browser", "system", "created_at", "seen_at")),
        "links_by_mail": list(
            row.proofs.exclude(purpose=CARRIED).order_by("id").values("purpose", "asked_at", "used_at")
        ),
        "badge": row.badge,
        "signs_in_at": row.account,
        "accounts": list(row.links.order_by("id").values("issuer", "roles", "created_at", "seen_at")),
        "parties": list(row.parties.order_by("id").values(*_OF_PARTY)),
    }
