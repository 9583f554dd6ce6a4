from django.core import signing

from postilla.identity.models import Guest
from postilla.identity.values import Speaker

COOKIE = "postilla_guest"
COOKIE_AGE = 400 * 24 * 3600  # seconds; the longest browsers keep
_SALT = "postilla.guest"


def cookie_for(guest_id: int) -> str:
    return signing.dumps(guest_id, salt=_SALT)


def guest_of_cookie(cookie: str | None) -> int | None:
    """The guest a browser posted as, or None for no cookie or one that was tampered with."""
    if not cookie:
        return None
    try:
        value = signing.loads(cookie, salt=_SALT, max_age=COOKIE_AGE)
    except signing.BadSignature:
        return None
    return value if isinstance(value, int) else None


def speaker(guest_id: int) -> Speaker | None:
    found = Guest.objects.filter(id=guest_id).first()
    return speaker_of(found) if found else None


def speaker_of(guest: Guest) -> Speaker:
    return Speaker(guest.id, guest.name, guest.website, guest.avatar, guest.address_hash, guest.published)
