"""A reader's mailbox: another one, the old one again, and being forgotten by a link alone."""

from datetime import datetime

from postilla.identity.addresses import address_hash, decrypt, mailbox_hash
from postilla.identity.models import Guest, Proof
from postilla.identity.reads.proofs import checked
from postilla.identity.refusals import (
    AddressTaken,
    EarlierLinkFirst,
    NotSignedIn,
    ProofElsewhere,
    ProofExpired,
    SameAddress,
)
from postilla.identity.rules import CHANGES_MIND
from postilla.identity.values import CARRIED, CHANGE_ADDRESS, ERASE, OLD_ADDRESS, PUT_BACK, Proved
from postilla.identity.writes.holding import hold_address
from postilla.identity.writes.proofs import ask, ask_from, ask_if_known, not_too_many, note_carried, use
from postilla.outbox.writes import telling

ADDRESS = ("address_cipher", "address_hash", "mailbox_hash")


def ask_to_change_address(guest_id: int, address: str, network: str, language: str, now: datetime) -> None:
    """Send a link to the address that a confirmed guest wants to have from now on. Whether somebody has it shows to
    whoever follows the link alone. Raises NotSignedIn, SameAddress, TooManyLinks."""
    hashed = address_hash(address)
    with telling(now):
        guest = Guest.objects.filter(id=guest_id, confirmed_at__isnull=False, account="").first()
        if guest is None:
            raise NotSignedIn
        if guest.address_hash == hashed:
            raise SameAddress
        not_too_many(CHANGE_ADDRESS, hashed, network, now)
        ask_from(network, ask(CHANGE_ADDRESS, guest_id, now, language=language, address=address))


def change_address(token: str, guest_id: int | None, now: datetime) -> None:
    """Give a guest, and all that they are in other browsers, the address that a link was sent to. The old address is
    sent a link by which it is put back. `guest_id`: whom this browser is known as; the link works in no other, or
    whoever typed a stranger's address would be given what the stranger wrote.

    Raises ProofElsewhere, AddressTaken, NotSignedIn, and as `use` does; then the link is not used up.
    """
    with telling(now):
        row = checked(token, CHANGE_ADDRESS, now, lock=True)
        if guest_id is None or row.guest_id != guest_id:
            raise ProofElsewhere
        hold_address(row.address_hash)
        guest = Guest.objects.select_for_update().filter(id=guest_id, confirmed_at__isnull=False).first()
        if guest is None:
            raise NotSignedIn
        if _others(row.address_hash, guest.id):
            raise AddressTaken
        use(token, CHANGE_ADDRESS, now)
        _void(guest.id, [CHANGE_ADDRESS], now)
        if guest.address_hash != row.address_hash:
            told = ask(OLD_ADDRESS, guest.id, now)
            same = Guest.objects.filter(address_hash=guest.address_hash) if guest.address_hash else None
            for one in same if same is not None else Guest.objects.filter(id=guest.id):
                if told is not None:
                    note_carried(one, told, now)
                one.carried = one.carried or one.confirmed_at is None
                _readdress(one, row)
                one.save(update_fields=[*ADDRESS, "carried"])


def restore_address(token: str, now: datetime) -> None:
    """Whoever reads the old address says that the change was not theirs: it is put back, for all guests whom that
    change, or a later one, carried over. All browsers of the guest are signed out, no other link about the address
    holds, a wish to be forgotten is void, and the address that is replaced is told.

    Raises EarlierLinkFirst, AddressTaken, and as `use` does; then the link is not used up.
    """
    with telling(now):
        row = checked(token, OLD_ADDRESS, now, lock=True)
        hold_address(row.address_hash)
        guest = Guest.objects.select_for_update().get(id=row.guest_id or 0)
        links = Proof.objects.filter(guest=guest, purpose=OLD_ADDRESS)
        if links.filter(id__lt=row.id, used_at=None, expires_at__gt=now).exists():
            raise EarlierLinkFirst
        if _others(row.address_hash, guest.id):
            raise AddressTaken
        use(token, OLD_ADDRESS, now)
        ask(PUT_BACK, guest.id, now)
        _carry_back(list(links.filter(id__gte=row.id).values_list("id", flat=True)))
        _readdress(guest, row)
        guest.confirmed_at, guest.signed_out_at, guest.erase_at = guest.confirmed_at or now, now, None
        guest.save(update_fields=[*ADDRESS, "confirmed_at", "signed_out_at", "erase_at"])
        guest.sessions.all().delete()
        _void(guest.id, [OLD_ADDRESS, CHANGE_ADDRESS], now)


def _carry_back(links: list[int]) -> None:
    """Give those whom changes of address carried over the one that they had before the first of them."""
    for noted in Proof.objects.filter(purpose=CARRIED, payload__in=links).order_by("-id"):
        for guest in Guest.objects.filter(id=noted.guest_id or 0):
            _readdress(guest, noted)
            guest.erase_at = None
            guest.save(update_fields=[*ADDRESS, "erase_at"])


def _readdress(guest: Guest, row: Proof) -> None:
    """Give a guest the address that a link was sent to, or that was noted."""
    guest.address_cipher, guest.address_hash = bytes(row.address_cipher), row.address_hash
    guest.mailbox_hash = mailbox_hash(decrypt(bytes(row.address_cipher)))


def _void(guest_id: int, purposes: list[str], now: datetime) -> None:
    """No link of these purposes that was sent about a guest can be followed any more."""
    sent = Proof.objects.filter(guest_id=guest_id, purpose__in=purposes, used_at=None, expires_at__gt=now)
    sent.update(expires_at=now)


def _others(hashed: str, guest_id: int) -> bool:
    """Whether an address is a confirmed one of somebody else."""
    same = Guest.objects.select_for_update().filter(address_hash=hashed, confirmed_at__isnull=False)
    return same.exclude(id=guest_id).exists()


def ask_to_erase(address: str, network: str, language: str, now: datetime) -> None:
    """Send a link by which whoever reads this mailbox has themselves forgotten, if anybody here has it; nothing tells
    whether. Raises TooManyLinks."""
    ask_if_known(ERASE, address, network, language, now)


def forget_by_link(token: str, words: bool | None, now: datetime) -> Proved:
    """Note for everybody with the address that a link was sent to that they wish to be forgotten, with what they wrote
    or without; None takes the wish back. Raises ProofExpired where nobody has it any more, and as `use` does."""
    with telling(now):
        found = use(token, ERASE, now)
        same = Guest.objects.filter(address_hash=found.address_hash)
        wish = {"erase_at": None if words is None else now + CHANGES_MIND, "erase_words": bool(words)}
        if not same.update(**wish):
            raise ProofExpired
    return found
