from dataclasses import dataclass

from postilla.vocabulary import Event


@dataclass(frozen=True)
class ProofAsked(Event):
    """Somebody shall show that they read the mail of an address: a link is to be sent. The fact holds no secret."""

    proof_id: int


@dataclass(frozen=True)
class NameConfirmed(Event):
    """A guest followed the link that was sent after a comment: the address is theirs, and they are `person_id` now."""

    guest_id: int
    person_id: int


@dataclass(frozen=True)
class PartyProven(Event):
    """Somebody who says to speak for an organisation reads the mail of an address at its domain: staff may confirm."""

    party_id: int


@dataclass(frozen=True)
class ReaderErased(Event):
    """A reader was forgotten: these guests are no more."""

    guest_ids: tuple[int, ...]
