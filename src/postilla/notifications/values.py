"""What the room hands about: frozen values. Standard library only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

# The states of a letter. HANDING: the words are on their way to the server, and its answer is not yet known to us.
WAITING, CLAIMED, HANDING, SENT, FAILED, DROPPED, UNSURE = (
    "waiting", "claimed", "handing", "sent", "failed", "dropped", "unsure",
)  # fmt: skip


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed over. `security`: TLS from the start, STARTTLS demanded, STARTTLS where offered, or none."""

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    security: Literal["tls", "starttls", "offered", "none"] = "offered"


@dataclass(frozen=True)
class Said:
    """A comment as a letter shows it. `html` is safe already; where it is empty the text alone is shown."""

    author: str
    when: str
    text: str
    html: str = ""
    url: str = ""
    above: str = ""  # the title of the article, where a letter holds comments of several
    lang: str = ""


@dataclass(frozen=True)
class Button:
    label: str
    url: str


URGENT, USUAL, LATER = 0, 1, 2  # ranks: whom somebody waits for goes first, digests go last


@dataclass(frozen=True)
class Order:
    """A letter to be written to `to` ("user:3") once it is `due` (None: at once).

    `key` says what it is about: of two orders with one key, the second changes nothing. `name` is its Message-ID
    before the "@", where other letters refer to it. After `until` it is of no use.
    """

    key: str
    kind: str
    to: str
    about: Mapping[str, Any] = field(default_factory=dict)
    due: datetime | None = None
    until: datetime | None = None
    rank: int = USUAL
    name: str = ""


Part = str | Said | Button  # a paragraph, a comment, a thing to do


@dataclass(frozen=True)
class Content:
    """What a letter says, before it is addressed. Everything in it may come from strangers and is cleaned afterwards.

    `stop`: the address at which this kind of letter is unsubscribed from, with one POST (RFC 8058).
    `thread`: names of the conversation and of what is answered, oldest first, by which mail programs group letters.
    """

    subject: str
    parts: tuple[Part, ...]
    foot: tuple[Part, ...] = ()
    language: str = "en"
    sender: str = ""  # the name in From, besides the address
    stop: str = ""
    list_id: str = ""
    thread: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """A subscription as whoever made it sees it. `quiet`: the hours (from, until) in which nothing is sent."""

    id: int
    kind: str
    target: str
    rhythm: str
    quiet: tuple[int, int] | None
    confirmed: bool
    ended: bool


@dataclass(frozen=True)
class Wishes:
    """What somebody of the newsroom gets: minutes between letters on what waits (0: none), appeals, the day's
    numbers, what readers say weekly, what is due in the ledger weekly. Whoever keeps it gets the last unless refused.
    """

    held_every: int = 0
    appeals: bool = False
    digest: bool = False
    weekly: bool = False
    promises: bool = True


@dataclass(frozen=True)
class Happened:
    """What other systems are told: which comment it happened to, in which state that was then, and when it was.

    `once` tells it from all others of its kind; `more` goes out beside the comment. No words: those are looked up when
    a call is made, so that none waits that was taken back meanwhile.
    """

    kind: str  # one of rules.HOOKS
    once: str
    comment_id: int
    state: str
    at: datetime
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class CallView:
    """A call to another system as staff see it. `status` is that of its answer, 0 for none."""

    id: int
    endpoint: str
    fact: str
    state: str
    attempts: int
    status: int
    last_error: str
    created_at: datetime


@dataclass(frozen=True)
class LetterView:
    """A letter as staff see it: never with an address."""

    id: int
    kind: str
    to: str
    state: str
    due_at: datetime
    attempts: int
    last_error: str
    created_at: datetime
    sent_at: datetime | None
