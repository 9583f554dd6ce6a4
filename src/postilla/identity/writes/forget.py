"""Forgetting: readers who wish it, and what has served its time."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from postilla.identity.events import ReaderErased
from postilla.identity.models import Guest, Proof, Session
from postilla.identity.reads.people import selves
from postilla.identity.rules import CHANGES_MIND, FORGOTTEN
from postilla.outbox.portions import in_portions
from postilla.outbox.writes import telling

KEPT = timedelta(days=7)  # how long a link that was used, or is too old, is known as such


def wish_to_be_forgotten(guest_id: int, words: bool, now: datetime) -> None:
    """Note that a reader wishes to be forgotten, with what they wrote or without; they have a day to think again."""
    with telling(now):
        Guest.objects.filter(id=guest_id).update(erase_at=now + CHANGES_MIND, erase_words=words)


def stay(guest_id: int, now: datetime) -> None:
    """Take the wish back."""
    with telling(now):
        Guest.objects.filter(id__in=selves(guest_id)).update(erase_at=None, erase_words=False)


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
