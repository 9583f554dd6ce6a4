from cryptography.fernet import InvalidToken

from postilla.identity.addresses import Keys
from postilla.identity.models import Guest, KeyChange
from postilla.identity.values import KeyChange as Change

NEWEST = 1_000  # guests looked at for an address


def keys_open(keys: Keys) -> bool:
    """Whether these keys open the address that was kept last, among the newest guests, or else any; True where none is
    kept. Asked with each start, so that it walks no table of guests without addresses."""
    newest = Guest.objects.order_by("-id").values_list("address_cipher", flat=True)[:NEWEST]
    known = Guest.objects.filter(address_hash__gt="").order_by("address_hash")
    cipher = next(filter(None, newest), None) or known.values_list("address_cipher", flat=True).first()
    try:
        return not cipher or bool(keys.decrypt(bytes(cipher)))
    except InvalidToken:
        return False


def last_key_change() -> Change | None:
    """The last change of the key of addresses, finished or not; None where there never was one."""
    row = KeyChange.objects.order_by("-id").first()
    return Change(row.id, row.before, row.after, row.begun_at, row.done_at is not None) if row else None
