"""Links: who signs in elsewhere, at an OpenID provider or the publisher's own login, and the guest they are here."""

import hashlib
import secrets
from datetime import datetime

from postilla.identity.addresses import address_hash, encrypt, mailbox_hash
from postilla.identity.models import Guest, Link
from postilla.identity.rules import PARTY_MARK, named
from postilla.identity.values import Elsewhere
from postilla.outbox.writes import telling


def arrive(who: Elsewhere, now: datetime) -> int:
    """The guest whom somebody is here who has signed in elsewhere; the same for the same issuer and subject.

    Their name, badge and roles are as the issuer says today. Nobody becomes a guest that was there before by having the
    same address: an issuer speaks for its own people alone.
    """
    digest = hashlib.sha256(f"{who.issuer}\n{who.subject}".encode()).hexdigest()
    with telling(now):
        link = Link.objects.select_for_update().select_related("guest").filter(digest=digest).first()
        guest = link.guest if link else Guest(avatar=secrets.randbits(62), created_at=now)
        guest.name = who.name or guest.name or f"Reader {secrets.randbelow(9_000_000) + 1_000_000}"
        guest.account, guest.seen_at = who.account[:80], now
        organisation = guest.badge.partition(PARTY_MARK)[2]  # which staff confirmed here
        guest.badge = named(who.badge, organisation) if organisation else who.badge
        if who.email:
            guest.address_cipher, guest.address_hash = encrypt(who.email), address_hash(who.email)
            guest.mailbox_hash = mailbox_hash(who.email)
            guest.confirmed_at = guest.confirmed_at or now
        guest.save()
        if link is None:
            link = Link(guest=guest, issuer=who.issuer[:300], digest=digest, created_at=now)
        link.roles, link.seen_at = " ".join(who.roles)[:500], now
        link.save()
    return int(guest.id)
