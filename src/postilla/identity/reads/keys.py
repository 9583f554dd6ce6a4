from postilla.identity.models import KeyChange
from postilla.identity.values import KeyChange as Change


def last_key_change() -> Change | None:
    """The last change of the key of addresses, finished or not; None where there never was one."""
    row = KeyChange.objects.order_by("-id").first()
    return Change(row.id, row.before, row.after, row.begun_at, row.done_at is not None) if row else None
