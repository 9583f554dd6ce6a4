"""The one place where an address leaves this room. Only `notifications` may import it (a contract in pyproject.toml).

An address goes on the envelope of the mail to its owner, and nowhere else: not into a text, a log, another's mail.
"""

from datetime import datetime

from postilla.identity.addresses import decrypt
from postilla.identity.models import Guest, Proof
from postilla.identity.rules import state_of
from postilla.identity.secret import token_of
from postilla.identity.values import ASKED, PARTY, Letter


def letter_for(proof_id: int, now: datetime) -> Letter | None:
    """What the mail with the link of a proof needs; None where none is to be sent: used, too old, or erased since."""
    row = Proof.objects.select_related("guest").filter(id=proof_id).first()
    if row is None or row.guest is None or state_of(row.used_at, row.expires_at, now) != ASKED:
        return None
    return Letter(
        row.id, row.purpose, row.guest.id, row.guest.name, decrypt(bytes(row.address_cipher)),
        token_of(row.id, row.purpose, row.nonce), row.payload, row.language, row.asked_at, row.expires_at,
    )  # fmt: skip


def address_of(guest_id: int) -> str:
    """The address of a guest; empty where there is none, or none any more."""
    cipher = Guest.objects.filter(id=guest_id).values_list("address_cipher", flat=True).first()
    return decrypt(bytes(cipher)) if cipher else ""


def address_of_party(party_id: int) -> str:
    """The address at the organisation's domain that was proven; once that is forgotten, the guest's if they confirmed
    it. Empty for none."""
    proven = Proof.objects.filter(purpose=PARTY, payload=party_id, used_at__isnull=False).first()
    if proven is not None:
        return decrypt(bytes(proven.address_cipher))
    guest = Guest.objects.filter(parties=party_id, confirmed_at__isnull=False).first()
    return decrypt(bytes(guest.address_cipher)) if guest is not None else ""


def opened(cipher: bytes) -> str:
    """The address that another room keeps encrypted; empty for none."""
    return decrypt(cipher)
