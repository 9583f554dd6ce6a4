"""What a browser keeps for us while somebody signs in elsewhere: encrypted, with a key made of that of cookies."""

import base64
import hmac
from datetime import datetime, timedelta

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def _fernet() -> Fernet:
    root = str(settings.SECRET_KEY).encode()
    return Fernet(base64.urlsafe_b64encode(hmac.digest(root, b"postilla sign-on under way", "sha256")))


def seal(text: str, now: datetime) -> str:
    return _fernet().encrypt_at_time(text.encode(), int(now.timestamp())).decode()


def unseal(sealed: str, max_age: timedelta, now: datetime) -> str | None:
    """The text again; None if it was altered, or sealed longer ago than `max_age`."""
    try:
        seconds = int(max_age.total_seconds())
        return _fernet().decrypt_at_time(sealed.encode(), seconds, int(now.timestamp())).decode()
    except (InvalidToken, UnicodeError):
        return None
