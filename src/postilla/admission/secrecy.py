"""What is kept of a secret: an app's encrypted, a code's keyed hash. The key lies outside the database."""

import base64
import hashlib
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


@lru_cache(maxsize=4)
def _keys(root: str) -> tuple[bytes, Fernet]:
    """Made from the key of the settings, so that tests may hand in another."""
    raw = bytes.fromhex(root)
    finding = hmac.digest(raw, b"postilla staff hash", "sha256")
    return finding, Fernet(base64.urlsafe_b64encode(hmac.digest(raw, b"postilla staff cipher", "sha256")))


def seal(secret: bytes) -> bytes:
    return _keys(settings.POSTILLA_STAFF_KEY)[1].encrypt(secret)


def unseal(sealed: bytes, max_age: int | None = None) -> bytes | None:
    """The secret again; None if it was sealed with another key, altered, or sealed more than `max_age` seconds ago."""
    try:
        return _keys(settings.POSTILLA_STAFF_KEY)[1].decrypt(bytes(sealed), ttl=max_age)
    except InvalidToken:
        return None


def keyed(kind: str, text: str) -> str:
    """32 hexadecimal digits, for finding the same thing again."""
    finding = _keys(settings.POSTILLA_STAFF_KEY)[0]
    return hashlib.blake2b(f"{kind}:{text}".encode(), key=finding, digest_size=16).hexdigest()
