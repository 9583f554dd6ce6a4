"""Proofs: links sent to an address, each good once and for one purpose."""

import secrets
from datetime import datetime

from postilla.identity.addresses import address_hash, encrypt
from postilla.identity.events import ProofAsked
from postilla.identity.models import Guest, Proof
from postilla.identity.reads.proofs import checked, proved
from postilla.identity.rules import LASTS
from postilla.identity.values import Proved
from postilla.outbox.statements import insert, run
from postilla.outbox.writes import telling


def ask(
    purpose: str, guest_id: int, now: datetime, *, payload: int | None = None, language: str = "", address: str = ""
) -> int | None:  # fmt: skip
    """Ask a guest to show that they read the mail of their address, or of `address`; the proof's id.

    Tells ProofAsked: the mail follows from it. None where there is no such guest, or they have no address.
    """
    with telling(now) as tell:
        guest = Guest.objects.filter(id=guest_id).first()
        cipher = encrypt(address) if address else bytes(guest.address_cipher) if guest else b""
        if guest is None or not cipher:
            return None
        row = Proof(
            purpose=purpose, nonce=secrets.randbits(62), guest_id=guest_id, address_cipher=cipher,
            address_hash=address_hash(address) if address else guest.address_hash, payload=payload,
            language=language[:12], asked_at=now, expires_at=now + LASTS[purpose],
        )  # fmt: skip
        insert(row)
        tell(ProofAsked(row.id))
    return row.id


def use(token: str, purpose: str, now: datetime) -> Proved:
    """Use a link up, and say what it has shown. Of two who use it at once, one is refused.

    Raises ProofForged, ProofForSomethingElse, ProofUsed, ProofExpired.
    """
    with telling(now):
        row = checked(token, purpose, now, lock=True)
        run("UPDATE identity_proof SET used_at = %s WHERE id = %s", now, row.id)
    return proved(row)
