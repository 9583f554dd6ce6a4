"""Forgetting: readers who wish it, and what has served its time."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from postilla.identity.events import ReaderErased
from postilla.identity.models import Guest, Proof, Session
from postilla.identity.reads.people import selves
from postilla.identity.rules import CHANGES_MIND, FORGOTTEN
from postilla.identity.values import WISHED
from postilla.identity.writes.proofs import ask, use
from postilla.identity.writes.sessions import end_all
from postilla.outbox.portions import in_portions
from postilla.outbox.writes import telling

WISHES_TOLD = 5  # letters a day about the wish of one reader
KEPT = timedelta(days=7)  # how long a link that was used, or is too old, is known as such


def wish_to_be_forgotten(guest_id: int, words: bool, now: datetime, *, by_mail: bool = False) -> None:
    """Note that a reader wishes to be forgotten, with what they wrote or without; they have a day to think again.

    `by_mail`: who confirmed their address is sent a letter with a link that takes the wish back, since whoever sits at
    one of their browsers may have wished it.
    """
    with telling(now):
        wished = Guest.objects.select_for_update().filter(id=guest_id).first()
        if wished is None:
            return
        if by_mail and wished.confirmed_at is not None and wished.erase_at is None and _may_be_told(guest_id, now):
            ask(WISHED, guest_id, now)
        wished.erase_at, wished.erase_words = now + CHANGES_MIND, words
        wished.save(update_fields=["erase_at", "erase_words"])


def _may_be_told(guest_id: int, now: datetime) -> bool:
    """Nobody gets letter after letter because somebody wishes and stays by turns."""
    sent = Proof.objects.filter(guest_id=guest_id, purpose=WISHED, asked_at__gt=now - CHANGES_MIND)
    return sent.count() < WISHES_TOLD


def stay(guest_id: int, now: datetime) -> None:
    """Take the wish back."""
    with telling(now):
        Guest.objects.filter(id__in=selves(guest_id)).update(erase_at=None, erase_words=False)


def stay_by_link(token: str, now: datetime) -> None:
    """Whoever reads the address takes the wish back; all browsers of theirs are signed out. Raises as `use` does."""
    with telling(now):
        proved = use(token, WISHED, now)
        stay(proved.guest_id, now)
        end_all(proved.guest_id, now)


def erase(guest_ids: Iterable[int], now: datetime) -> None:
    """Take readers out of these tables: names, addresses, browsers, links, claimed names. Tells ReaderErased."""
    with telling(now) as tell:
        ids = tuple(guest_ids)
        Guest.objects.filter(id__in=ids).delete()
        tell(ReaderErased(ids))


def expire(now: datetime, networks_before: datetime, addresses_before: datetime) -> int:
    """Forget what has served its time: old links and browsers, the networks they were asked from, and the addresses of
    whoever was not seen since. How many addresses went."""
    with telling(now):
        Proof.objects.filter(expires_at__lt=now - KEPT).delete()
        Session.objects.filter(seen_at__lt=now - FORGOTTEN).delete()
        Proof.objects.filter(asked_at__lt=networks_before).exclude(network="").update(network="")
        old = Guest.objects.filter(seen_at__lt=addresses_before).exclude(address_hash="")
        old = old.exclude(sessions__seen_at__gte=addresses_before)
        ids = list(old.values_list("id", flat=True))
        nothing = {"address_cipher": b"", "address_hash": "", "mailbox_hash": ""}
        for some in in_portions(ids):
            Guest.objects.filter(id__in=some).update(**nothing, confirmed_at=None)
    return len(ids)
