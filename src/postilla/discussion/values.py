"""What other rooms see of a discussion: frozen values. Standard library only."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

PUBLISHED, HELD, REJECTED, SPAM, WITHDRAWN = "published", "held", "rejected", "spam", "withdrawn"
APART = "apart"  # never was a reader's comment: brought in without words, for the sake of its answers
STATES = (PUBLISHED, HELD, REJECTED, SPAM, WITHDRAWN, APART)
ENDED = frozenset({WITHDRAWN, APART})  # nobody can do anything with these any more

# What stands beside a name. Given by the server alone, when a comment is posted: what a form says is not asked.
BY_AUTHOR, BY_STAFF, VERIFIED = "author", "staff", "verified"
BADGES = (BY_AUTHOR, BY_STAFF, VERIFIED)
PARTY = "party:"  # and the organisation that they speak for: an answer by who is concerned, confirmed by the editors

OLDEST, NEWEST, AGREED = "oldest", "newest", "agreed"
ORDERS = (OLDEST, NEWEST, AGREED)


@dataclass(frozen=True)
class Writing:
    """A comment about to be stored. `source` is cleaned text; `html` is made of it by `discussion.text`."""

    source: str
    html: str
    author_name: str
    website: str
    guest_id: int | None
    network: str  # keyed hash of the sender's network; never public
    language: str
    avatar: int
    badge: str = ""
    edition: str = ""  # the language of the page on which it was written


@dataclass(frozen=True)
class Brought:
    """A comment that another system stored, about to be brought in. `html` is safe already.

    It answers the comment `parent_id`, or the one at `answers` in the same batch, or none. `answered`: answers to it
    are among what is brought in, so it takes its place now, even if it is held.
    """

    parent_id: int | None
    author_name: str
    website: str
    guest_id: int | None
    html: str
    source: str
    state: str
    created: datetime
    language: str
    anchor: str = ""
    avatar: int = 0
    agreements: int = 0
    edited_at: datetime | None = None
    answers: int | None = None
    answered: bool = False
    badge: str = ""  # one of BADGES


class Written(NamedTuple):
    """A comment as it is written, whatever its state, and whose it is."""

    id: int
    subject: str  # of the conversation it stands in
    parent_id: int | None
    state: str
    author_name: str
    html: str
    language: str
    created_at: datetime
    guest_id: int | None
    revision: int
    badge: str
    network: str  # keyed hash of the network it was sent from; "" where it is not known, or no longer


@dataclass(frozen=True)
class Spot:
    """Where a branch stands. `ordinal`: among its siblings; None for the next that is free, or for no place yet.

    `answers_revision`: which revision of its parent it answers, where that is known.
    """

    subject: str
    parent_id: int | None
    ordinal: int | None = None
    answers_revision: int | None = None


@dataclass(frozen=True)
class CommentView:
    """A comment as a page shows it. `number` is the permanent ordinal among its siblings; `depth` 0 is a root.

    `reach` counts the published comments of its branch, itself included; `path` orders a thread; one that
    has no place yet has none.
    """

    id: int
    thread_id: int
    parent_id: int | None
    path: str | None
    depth: int
    number: int
    state: str
    author_name: str
    website: str
    html: str
    language: str
    avatar: int
    created_at: datetime
    edited_at: datetime | None
    agreements: int
    reach: int
    anchor: str = ""
    guest_id: int | None = None
    revision: int = 1
    answers_revision: int | None = None  # the parent's revision when this was posted; None: not known
    note: str = ""  # why the editors edited it
    locked: bool = False  # its branch takes no new answers
    pinned_at: datetime | None = None  # when the editors put it at the top of the conversation
    badge: str = ""  # one of BADGES, what its author was when they wrote it; and PARTY with a name, if they have one
    size: int = 0
    made: dict[tuple[str, str], str] = field(default_factory=dict, compare=False, repr=False)  # kept by who made it

    @property
    def pinned(self) -> bool:
        return self.pinned_at is not None

    @property
    def party(self) -> str:
        """The organisation for which its author speaks; empty for everybody else."""
        return self.badge.partition(PARTY)[2]

    @property
    def is_public(self) -> bool:
        return self.state == PUBLISHED


@dataclass(frozen=True)
class Version:
    """What a comment said before it was edited, and from when until when it said so."""

    number: int
    html: str
    since: datetime
    until: datetime


@dataclass(frozen=True)
class ThreadView:
    """A thread as it stands. `count` is the number of comments a reader can reach; `roots` the last root ordinal."""

    id: int
    subject: str
    count: int
    roots: int
    version: int
    pinned: int = 0
    locked: int = 0


@dataclass(frozen=True)
class Leaf:
    """One page of siblings: `shown` in reading order (branches cut at their limits), `hidden` replies per cut branch.

    `children` is the list of comments whose ordinals the page covers, in the page's order; `number` counts from 1.
    """

    thread: ThreadView
    children: tuple[CommentView, ...]
    shown: tuple[CommentView, ...]
    hidden: dict[int, int]
    number: int
    pages: int
    order: str = OLDEST
    above: CommentView | None = None  # the comment whose branch this is; None for the thread itself
    locked: bool = False  # all of it stands in a branch that takes no new answers
    pinned: tuple[CommentView, ...] = ()  # on the first page, what the editors want to be read first


@dataclass(frozen=True)
class Place:
    """Where a comment stands: page `number` of the thread (`branch` None) or of the branch of comment `branch`."""

    branch: int | None
    number: int
