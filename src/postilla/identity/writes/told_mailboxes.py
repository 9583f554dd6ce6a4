"""To which mailbox the addresses lead that were kept before that was: told once of each guest, from its cipher."""

from datetime import datetime

from cryptography.fernet import InvalidToken
from django.db.models import F, Q

from postilla.identity.addresses import decrypt, mailbox_hash
from postilla.identity.models import Guest, Pass
from postilla.outbox.writes import telling

NAME = "mailboxes"
SOME = 500  # guests in one transaction


def tell_mailboxes(now: datetime, some: int = SOME) -> bool:
    """Tell it of the next guests; whether there may be more. Who stops in between goes on where the last commit was."""
    if not Pass.objects.filter(name=NAME, done_at=None).exists():
        return False
    with telling(now):
        at = Pass.objects.select_for_update().get(name=NAME)
        rows = list(Guest.objects.filter(id__gt=at.reached).order_by("id")[:some])
        for row in rows:
            told = _told(row)
            if told and told != row.mailbox_hash and row.mailbox_hash in ("", row.address_hash):
                Guest.objects.filter(id=row.id).update(mailbox_hash=told)
        at.reached = rows[-1].id if rows else at.reached
        at.done_at = now if len(rows) < some else None
        at.save(update_fields=["reached", "done_at"])
    return at.done_at is None


def know_mailbox(guest_id: int, now: datetime) -> str:
    """The keyed hash of the mailbox that a guest's address leads to, kept from now on with all who have this address;
    empty where none is known."""
    with telling(now):
        row = Guest.objects.filter(id=guest_id).first()
        told = _told(row) if row is not None else ""
        if row is not None and told:
            untold = Q(mailbox_hash="") | Q(mailbox_hash=F("address_hash"))
            Guest.objects.filter(untold, address_hash=row.address_hash).update(mailbox_hash=told)
    return told


def _told(row: Guest) -> str:
    """Empty for no address, and for one that this key does not open: nobody waits for that for ever."""
    try:
        return mailbox_hash(decrypt(bytes(row.address_cipher)))
    except InvalidToken:
        return ""
