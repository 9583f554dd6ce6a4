"""What hangs on the key of addresses in this room's tables."""

from postilla.identity.values import Keyed

KEYED = (
    Keyed("moderation_report", ("reporter", "network")),
    Keyed("moderation_sanction", ("address_hash", "network")),
    Keyed("moderation_notice", ciphers=("address_cipher",)),
)
