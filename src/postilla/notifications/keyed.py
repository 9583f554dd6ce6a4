"""What hangs on the key of addresses in this room's tables."""

from postilla.identity.values import Keyed

KEYED = (
    Keyed("notifications_subscription", ("network",)),
    Keyed("notifications_notice", ("mailbox",)),
    Keyed("notifications_ledgernotice", ("mailbox",)),
)
