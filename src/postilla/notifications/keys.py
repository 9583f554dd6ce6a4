"""Keys in letters: each is for one purpose and one mailbox, holds without a time limit, and needs no cookie."""

import base64
import hmac

from django.conf import settings

from postilla.identity.postbox import address_of
from postilla.notifications.refusals import KeyForged

STOP, MANAGE = "stop", "manage"


def key_for(purpose: str, guest_id: int, subscription_id: int = 0) -> str:
    """What stands in the link: of a guest, and for STOP of one subscription."""
    return f"{guest_id}.{subscription_id}.{_seal(settings.SECRET_KEY, purpose, guest_id, subscription_id)}"


def read_key(key: str, purpose: str) -> tuple[int, int]:
    """The guest and the subscription of a key. Raises KeyForged for another purpose or mailbox, and a broken one."""
    guest, _, rest = key.partition(".")
    subscription, _, seal = rest.partition(".")
    if not all(part.isascii() and part.isdigit() and len(part) < 19 for part in (guest, subscription)):
        raise KeyForged
    guest_id, subscription_id = int(guest), int(subscription)
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    seals = [_seal(str(secret), purpose, guest_id, subscription_id) for secret in secrets]
    good = [hmac.compare_digest(seal.encode(), made.encode()) for made in seals]
    if not any(good):
        raise KeyForged
    return guest_id, subscription_id


def _seal(secret: str, purpose: str, guest_id: int, subscription_id: int) -> str:
    mailbox = address_of(guest_id).casefold()
    words = f"postilla mail {purpose} {guest_id} {subscription_id} {mailbox}"
    made = hmac.digest(secret.encode(), words.encode(), "sha256")
    return base64.urlsafe_b64encode(made[:16]).decode().rstrip("=")
