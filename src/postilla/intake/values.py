from dataclasses import dataclass, field
from datetime import datetime

from postilla.vocabulary import Event


@dataclass(frozen=True)
class Draft:
    """What a form sent, as it was sent. `parent` is the text of the hidden field; `elapsed` seconds, or empty."""

    text: str = ""
    author: str = ""
    email: str = ""
    website: str = ""
    parent: str = ""
    key: str = ""
    trap: str = ""
    elapsed: str = ""


@dataclass(frozen=True)
class Visit:
    """Who sent it, as far as a door can tell: the guest of the cookie (or None) and the network's keyed hash."""

    guest_id: int | None
    network: str
    language: str = ""


@dataclass(frozen=True)
class Posted:
    """The answer to a draft. `guest_id` is the guest the browser may be known as from now on; None: leave it."""

    comment_id: int
    subject: str
    state: str
    created_at: datetime
    guest_id: int | None
    repeated: bool
    path: str | None = None  # its place in the thread; None while it has none
    told: tuple[Event, ...] = field(default=())
