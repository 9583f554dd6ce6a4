from dataclasses import dataclass


@dataclass(frozen=True)
class Speaker:
    """Who writes: a guest with the name shown. `known`: a comment of theirs was let through before."""

    guest_id: int
    name: str
    website: str
    avatar: int
    address_hash: str
    known: bool
