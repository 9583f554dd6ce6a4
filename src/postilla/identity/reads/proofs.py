from datetime import datetime

from postilla.identity import refusals as r
from postilla.identity.models import Proof
from postilla.identity.rules import state_of
from postilla.identity.secret import fits, proof_of
from postilla.identity.values import EXPIRED, USED, Proved
from postilla.outbox.statements import first


def look(token: str, purpose: str, now: datetime) -> Proved:
    """What a link would show if it were used now. Changes nothing, so that whoever only opens it has used nothing up.

    Raises ProofForged, ProofForSomethingElse, ProofUsed, ProofExpired.
    """
    return proved(checked(token, purpose, now))


def look_here(token: str, purpose: str, guest_id: int | None, now: datetime) -> Proved:
    """The same of a link that is good in one browser alone: that of the guest who asked. Raises ProofElsewhere as well,
    so that nobody is shown a button that would be refused."""
    found = look(token, purpose, now)
    if guest_id is None or found.guest_id != guest_id:
        raise r.ProofElsewhere
    return found


def asked_since(purpose: str, address_hash: str, since: datetime) -> int:
    """How many links for a purpose were sent to one address after a time."""
    return Proof.objects.filter(address_hash=address_hash, purpose=purpose, asked_at__gt=since).count()


def is_open(purpose: str, guest_id: int, payload: int, now: datetime) -> bool:
    """Whether a guest has a link that they can still follow, for a purpose and about a thing."""
    sent = Proof.objects.filter(guest_id=guest_id, purpose=purpose, payload=payload)
    return sent.filter(used_at=None, expires_at__gt=now).exists()


def checked(token: str, purpose: str, now: datetime, *, lock: bool = False) -> Proof:
    """The row of a token that is good for this purpose. Raises as `look` does."""
    named = proof_of(token)
    row = first(Proof, "id = %s", named[0], lock=lock) if named else None
    if named is None or row is None or row.guest_id is None or not fits(named[1], row.id, row.purpose, row.nonce):
        raise r.ProofForged
    if row.purpose != purpose:
        raise r.ProofForSomethingElse
    state = state_of(row.used_at, row.expires_at, now)
    if state == USED:
        raise r.ProofUsed
    if state == EXPIRED:
        raise r.ProofExpired
    return row


def proved(row: Proof) -> Proved:
    assert row.guest_id is not None, "no link was sent for a proof without a guest"
    return Proved(row.id, row.purpose, row.guest_id, row.address_hash, row.payload, row.asked_at)
