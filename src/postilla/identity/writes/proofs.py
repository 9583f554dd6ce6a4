"""Proofs: links sent to an address, each good once and for one purpose."""

import secrets
from datetime import datetime, timedelta

from django.db.models import F

from postilla.identity.addresses import address_hash, encrypt
from postilla.identity.events import ProofAsked
from postilla.identity.models import Guest, Proof
from postilla.identity.reads.proofs import checked, proved
from postilla.identity.refusals import TooManyLinks, TooManyLinksHere
from postilla.identity.rules import ASKED_AGAIN, CLAIMS_OF_ADDRESS, LASTS, LINKS_BY_NETWORK, LINKS_TO_ADDRESS, wait
from postilla.identity.values import CARRIED, CLAIM, SIGN_IN, Proved, Speaker
from postilla.outbox.statements import insert, rows, run
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
        row = _row(purpose, now, payload=payload, language=guest.language or language)
        row.guest_id, row.address_cipher = guest_id, cipher
        row.address_hash = address_hash(address) if address else guest.address_hash
        insert(row)
        tell(ProofAsked(row.id))
    return row.id


def note_carried(guest: Guest, change_id: int, now: datetime) -> None:
    """Note the address that a guest has before a change carries them over; of no use to whoever asks for links."""
    row = _row(CARRIED, now, payload=change_id)
    row.guest_id, row.address_cipher, row.address_hash = guest.id, bytes(guest.address_cipher), guest.address_hash
    insert(row)


def ask_from(network: str, proof_id: int | None) -> None:
    """Note from which network a link was asked for, so that it counts there."""
    Proof.objects.filter(id=proof_id or 0).update(network=network)


def ask_to_sign_in(address: str, network: str, language: str, now: datetime) -> None:
    """Send a link that signs in, if anybody here has this address. Whoever asks cannot tell whether somebody has:
    what is kept, and what is refused, is the same. Raises TooManyLinks."""
    ask_if_known(SIGN_IN, address, network, language, now)


def ask_if_known(purpose: str, address: str, network: str, language: str, now: datetime) -> None:
    """Send a link to an address if anybody here has it, as `ask_to_sign_in` does. Raises TooManyLinks."""
    hashed = address_hash(address)
    with telling(now) as tell:
        not_too_many(purpose, hashed, network, now)
        guest = (
            Guest.objects.filter(address_hash=hashed).order_by(F("confirmed_at").asc(nulls_last=True), "-id").first()
        )
        row = _row(purpose, now, language=(guest.language if guest else "") or language)
        row.address_hash, row.network = hashed, network
        if guest is not None:
            row.guest, row.address_cipher = guest, encrypt(address)
        insert(row)
        if guest is not None:
            tell(ProofAsked(row.id))


def ask_to_claim(speaker: Speaker, comment_id: int, language: str, now: datetime) -> None:
    """Send whoever wrote for the first time a link that makes the name theirs; once a day, to one mailbox thrice,
    however it is spelled.

    Not once to an address: who writes with somebody else's would keep the owner's own letter away.
    """
    lately = (CLAIM, now - ASKED_AGAIN)
    asked = rows(_ASKED, speaker.address_hash, *lately, speaker.mailbox_hash, *lately) if speaker.address_hash else []
    if speaker.address_hash and len(asked) < CLAIMS_OF_ADDRESS and (speaker.guest_id,) not in asked:
        ask(CLAIM, speaker.guest_id, now, payload=comment_id, language=language)


_ASKED = """
    SELECT guest_id FROM identity_proof WHERE address_hash = %s AND purpose = %s AND asked_at > %s
    UNION SELECT p.guest_id FROM identity_guest g JOIN identity_proof p ON p.guest_id = g.id
    WHERE g.mailbox_hash = %s AND p.purpose = %s AND p.asked_at > %s"""


def _row(purpose: str, now: datetime, *, payload: int | None = None, language: str = "") -> Proof:
    return Proof(
        purpose=purpose, nonce=secrets.randbits(62), payload=payload, language=language[:12], asked_at=now,
        expires_at=now + LASTS[purpose],
    )  # fmt: skip


def not_too_many(purpose: str, hashed: str, network: str, now: datetime) -> None:
    """Raises TooManyLinks where an address, TooManyLinksHere where a network asked for too many links of a purpose."""
    asked = Proof.objects.filter(purpose=purpose, asked_at__gt=now - timedelta(days=1)).order_by("-asked_at")
    to_address = list(asked.filter(address_hash=hashed).values_list("asked_at", flat=True)[:50])
    by_network = list(asked.filter(network=network).values_list("asked_at", flat=True)[:50]) if network else []
    if seconds := wait(to_address, LINKS_TO_ADDRESS, now):
        raise TooManyLinks(seconds=seconds)
    if seconds := wait(by_network, LINKS_BY_NETWORK, now):
        raise TooManyLinksHere(seconds=seconds)


def use(token: str, purpose: str, now: datetime) -> Proved:
    """Use a link up, and say what it has shown. Of two who use it at once, one is refused.

    Raises ProofForged, ProofForSomethingElse, ProofUsed, ProofExpired.
    """
    with telling(now):
        row = checked(token, purpose, now, lock=True)
        run("UPDATE identity_proof SET used_at = %s WHERE id = %s", now, row.id)
    return proved(row)
