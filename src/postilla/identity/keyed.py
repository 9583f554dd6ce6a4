"""What hangs on the key of addresses in this room's tables."""

from postilla.identity.values import Keyed

KEYED = (
    Keyed("identity_guest", ("address_hash", "mailbox_hash"), ("address_cipher",)),
    Keyed("identity_proof", ("address_hash", "network"), ("address_cipher",)),
)
