"""Whose mailbox a letter is for: the one place where an address is looked up, at the moment of sending."""

from django.contrib.auth import get_user_model


def address_of(to: str) -> str:
    """The address behind `user:3`; empty where there is none any more, so that the letter is dropped."""
    kind, _, number = to.partition(":")
    if kind == "user":
        return _of_user(int(number))
    return ""


def _of_user(user_id: int) -> str:
    found = get_user_model().objects.filter(id=user_id, is_active=True).values_list("email", flat=True).first()
    return found or ""
