from datetime import datetime

from postilla.identity.models import Guest
from postilla.identity.reads.proofs import checked
from postilla.identity.values import ERASE


def wished(token: str, now: datetime) -> datetime | None:
    """When whoever a link was sent to is to be forgotten, if they wished it already. Raises as `look` does."""
    row = checked(token, ERASE, now)
    wishes = Guest.objects.filter(address_hash=row.address_hash, erase_at__isnull=False)
    return wishes.order_by("erase_at").values_list("erase_at", flat=True).first()
