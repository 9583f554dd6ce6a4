"""Secret addresses of receipts: signed, so that only who posted knows them, and nothing is stored for them."""

from django.core import signing

_SALT = "postilla.receipt"


def receipt_for(comment_id: int) -> str:
    return signing.Signer(salt=_SALT).sign(str(comment_id)).replace(":", ".", 1)


def comment_of_receipt(secret: str) -> int | None:
    """The comment a receipt is for, or None for one that was not made here."""
    try:
        return int(signing.Signer(salt=_SALT).unsign(secret.replace(".", ":", 1)))
    except (signing.BadSignature, ValueError):
        return None
