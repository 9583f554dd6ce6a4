"""Whose mailbox a letter is for: the one place where an address is looked up, at the moment of sending."""

from datetime import datetime

from django.contrib.auth import get_user_model

from postilla.identity import postbox
from postilla.moderation import reads as moderation


def address_of(to: str, now: datetime) -> str:
    """The address behind `proof:12`, `guest:7`, `notice:4`, `party:5`, `user:3`; empty where there is none any more."""
    kind, _, number = to.partition(":")
    if kind == "proof":
        letter = postbox.letter_for(int(number), now)
        return letter.address if letter else ""
    if kind == "notice":
        return postbox.opened(moderation.cipher_of_notice(int(number)))
    if kind == "party":
        return postbox.address_of_party(int(number))
    if kind == "guest":
        return postbox.address_of(int(number))
    return _of_user(int(number))


def _of_user(user_id: int) -> str:
    found = get_user_model().objects.filter(id=user_id, is_active=True).values_list("email", flat=True).first()
    return found or ""
