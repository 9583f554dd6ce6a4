"""What hangs on the key of addresses in this room's tables."""

from postilla.identity.values import Keyed

KEYED = (
    Keyed("discussion_comment", ("network", "fingerprint")),
    Keyed("discussion_agreement", ("voter",)),
)
