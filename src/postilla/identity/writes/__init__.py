"""The only code that changes identity's tables."""

from postilla.identity.writes.forget import erase, expire, stay, stay_by_link, wish_to_be_forgotten
from postilla.identity.writes.guests import bring_guests, let_through, meet, not_let_through
from postilla.identity.writes.keys import begin_key_change, end_key_change, turn
from postilla.identity.writes.links import arrive
from postilla.identity.writes.mailboxes import (
    ask_to_change_address,
    ask_to_erase,
    change_address,
    forget_by_link,
    restore_address,
)  # fmt: skip
from postilla.identity.writes.parties import ask_party, prove_party, settle_party
from postilla.identity.writes.people import claim, confirm, rename, signed_in, speak
from postilla.identity.writes.proofs import ask, ask_to_claim, ask_to_sign_in, use
from postilla.identity.writes.sessions import end, end_all, welcome
from postilla.identity.writes.told_mailboxes import know_mailbox, tell_mailboxes

__all__ = [
    "arrive", "ask", "ask_party", "ask_to_change_address", "ask_to_claim", "ask_to_erase", "ask_to_sign_in",
    "begin_key_change", "bring_guests", "change_address", "claim", "confirm", "end", "end_all",
    "end_key_change", "erase", "expire", "forget_by_link", "know_mailbox", "let_through", "meet", "not_let_through",
    "prove_party", "rename", "restore_address", "settle_party", "signed_in", "speak", "stay", "stay_by_link",
    "tell_mailboxes", "turn", "use", "welcome", "wish_to_be_forgotten",
]  # fmt: skip
