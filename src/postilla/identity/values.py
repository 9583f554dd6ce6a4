from dataclasses import dataclass
from datetime import datetime

# What a link in a mail can be for. A proof asked for one purpose is good for no other.
CLAIM, SIGN_IN, SUBSCRIBE, ERASE, CHANGE_ADDRESS = "claim", "sign_in", "subscribe", "erase", "change_address"
PARTY, OLD_ADDRESS, WISHED = "party", "old_address", "wished"
PURPOSES = (CLAIM, SIGN_IN, SUBSCRIBE, ERASE, CHANGE_ADDRESS, PARTY, OLD_ADDRESS, WISHED)
# Of the same kind of row, but no links: an address that was put back hears of it; whom a change of address carried over
# is noted, with the address that they had and the OLD_ADDRESS proof as payload.
PUT_BACK, CARRIED = "put_back", "carried"

# What somebody is who says that they speak for an organisation.
P_ASKED, P_PROVEN, P_CONFIRMED, P_REFUSED, P_REVOKED = "asked", "proven", "confirmed", "refused", "revoked"

# Where a link leads, before its token. Rooms that ask proofs of their own purposes have addresses of their own.
WAYS = {CLAIM: "/me/claim/", SIGN_IN: "/me/sign-in/", SUBSCRIBE: "/mail/confirm/"}

ASKED, USED, EXPIRED = "asked", "used", "expired"


@dataclass(frozen=True)
class Speaker:
    """Who writes: a guest with the name shown. `known`: a comment of theirs was let through before.

    `confirmed`: they followed a link that was sent to their address.
    """

    guest_id: int
    name: str
    website: str
    avatar: int
    address_hash: str
    known: bool
    confirmed: bool = False
    fresh: bool = False  # met for the first time
    badge: str = ""  # what a sign-in elsewhere gives them
    account: str = ""  # where that was, as readers know it; empty for everybody else
    mailbox_hash: str = ""  # of the mailbox that the address leads to, where that was told; else of the address


@dataclass(frozen=True)
class Profile:
    """What a reader sees of themselves. `hint` is their address, most of it hidden, for their own eyes."""

    guest_id: int
    name: str
    website: str
    language: str
    hint: str
    confirmed: bool
    names: tuple[str, ...]  # that belong to them
    since: datetime
    erase_at: datetime | None
    erase_words: bool
    account: str = ""  # where they sign in, if elsewhere
    holds: bool = False  # whether `name` belongs to them


@dataclass(frozen=True)
class Elsewhere:
    """Somebody who signed in elsewhere, as that site says. `email` only where it checked it; `name` may be empty."""

    issuer: str
    subject: str
    name: str
    email: str
    badge: str
    account: str  # the site as readers know it
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Browser:
    """What a browser says of itself, as little as its owner needs to tell it from another: "Firefox", "Android"."""

    name: str = ""
    system: str = ""


UNKNOWN_BROWSER = Browser()


@dataclass(frozen=True)
class Ticket:
    """What the cookie of a session carries: its row, and a random number that no other row ever had."""

    session_id: int
    key: int


@dataclass(frozen=True)
class Known:
    """Whom a browser is known as. `ticket` is None for a cookie from before there were sessions."""

    guest_id: int
    ticket: Ticket | None
    confirmed: bool
    seen_at: datetime


@dataclass(frozen=True)
class Session:
    """A browser that is known as a guest, as its owner sees it in the list."""

    id: int
    browser: Browser
    created_at: datetime
    seen_at: datetime


@dataclass(frozen=True)
class Proved:
    """What following a link has shown: that whoever did reads the mail of `address_hash`.

    `payload` is what the asker wanted to be told again, such as the id of a comment or a subscription.
    """

    proof_id: int
    purpose: str
    guest_id: int
    address_hash: str
    payload: int | None
    asked_at: datetime


@dataclass(frozen=True)
class Letter:
    """All that a mail with a link needs. The address is for its envelope alone; `token` stands in the link."""

    proof_id: int
    purpose: str
    guest_id: int
    name: str
    address: str
    token: str
    payload: int | None
    language: str
    asked_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class PartyLine:
    """Who says to speak for which organisation, from an address at which domain, and what came of it."""

    id: int
    guest_id: int
    name: str
    organisation: str
    domain: str
    state: str
    asked_at: datetime
    decided_by: str
    decided_at: datetime | None
    reason: str = ""  # of the decision, as they were told


@dataclass(frozen=True)
class Keyed:
    """Columns of a table that hang on the key of addresses. Each room names its own in `keyed.KEYED`."""

    table: str
    hashes: tuple[str, ...] = ()
    ciphers: tuple[str, ...] = ()


@dataclass(frozen=True)
class KeyChange:
    """The last change of the key of addresses. `done` is False while it is under way, or was interrupted."""

    id: int
    before: str
    after: str
    begun_at: datetime
    done: bool
