"""The secret in a link: made of the proof's row with the key that signs cookies, so that nothing of it is stored."""

import base64
import hmac

from django.conf import settings

LONG = 16  # bytes


def token_of(proof_id: int, purpose: str, nonce: int) -> str:
    """What stands in the link: the row's number and its secret, without signs that a mail could break."""
    return f"{proof_id}.{_secret(settings.SECRET_KEY, proof_id, purpose, nonce)}"


def proof_of(token: str) -> tuple[int, str] | None:
    """The row's number and the secret of a token, or None for what cannot be one."""
    number, _, secret = token.partition(".")
    if not (number.isascii() and number.isdigit() and len(number) < 19 and secret.isascii()):
        return None
    return int(number), secret


def fits(secret: str, proof_id: int, purpose: str, nonce: int) -> bool:
    """Whether a secret is that of the row, in time that tells nothing of how much of it is right."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return any(hmac.compare_digest(secret, _secret(str(key), proof_id, purpose, nonce)) for key in keys)


def _secret(key: str, proof_id: int, purpose: str, nonce: int) -> str:
    made = hmac.digest(key.encode(), f"postilla proof {proof_id} {purpose} {nonce}".encode(), "sha256")
    return base64.urlsafe_b64encode(made[:LONG]).decode().rstrip("=")
