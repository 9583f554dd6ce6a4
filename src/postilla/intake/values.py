from dataclasses import dataclass, field
from datetime import datetime

from postilla.identity.values import UNKNOWN_BROWSER, Browser, Known, Ticket
from postilla.vocabulary import Event
from postilla.vocabulary.quote import Quote


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
    answers: str = ""  # not empty: mail about answers is wanted
    passage: Quote | None = None  # of the article, that is answered; as the browser sent it
    language: str = ""  # in which they say they write; empty: as it looks


@dataclass(frozen=True)
class Visit:
    """Who sent it, as far as a door can tell: the guest of the cookie (or None) and the network's keyed hash.

    `standing` is the badge of one of the staff who is signed in to the CMS and writes as their author's profile.
    `known` is the session that the cookie names, `browser` what the browser says of itself.
    """

    guest_id: int | None
    network: str
    language: str = ""
    known: Known | None = None
    browser: Browser = UNKNOWN_BROWSER
    standing: str = ""


@dataclass(frozen=True)
class Posted:
    """The answer to a draft. `guest_id` is the guest the browser may be known as from now on, by the cookie that
    carries `ticket`; None: leave it as it is."""

    comment_id: int
    subject: str
    state: str
    created_at: datetime
    guest_id: int | None
    repeated: bool
    path: str | None = None  # its place in the thread; None while it has none
    ticket: Ticket | None = None
    rules: tuple[str, ...] = ()  # by which it is held
    told: tuple[Event, ...] = field(default=())


@dataclass(frozen=True)
class Entered:
    """Somebody followed a link: whom their browser is known as now, what its cookie carries, what became public."""

    guest_id: int
    ticket: Ticket | None
    told: tuple[Event, ...] = ()
