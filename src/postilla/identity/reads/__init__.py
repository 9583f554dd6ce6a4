"""Questions to identity. Frozen values out; no address ever (see `postbox`)."""

from postilla.identity.reads.guests import guests_with, owners_of, persons_of, same_readers, speaker, speaker_of
from postilla.identity.reads.keys import keys_open, last_key_change
from postilla.identity.reads.parties import parties, parties_of, parties_waiting, party
from postilla.identity.reads.people import (
    belongs_to_another,
    chosen_language,
    holders_of,
    names_of,
    own_record,
    profile,
    selves,
    wishes_due,
)
from postilla.identity.reads.proofs import look, look_here
from postilla.identity.reads.sessions import COOKIE, COOKIE_AGE, cookie_for, known_by, sessions_of
from postilla.identity.reads.wishes import wished

__all__ = [
    "COOKIE", "COOKIE_AGE", "belongs_to_another", "chosen_language", "cookie_for", "guests_with", "holders_of",
    "keys_open", "known_by", "last_key_change", "look", "look_here", "names_of", "own_record", "owners_of", "parties",
    "parties_of", "parties_waiting", "party", "persons_of", "profile", "same_readers", "selves", "sessions_of",
    "speaker", "speaker_of", "wished", "wishes_due",
]  # fmt: skip
