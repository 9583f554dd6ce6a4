from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from postilla.discussion.values import CommentView
from postilla.moderation.heat import Heat
from postilla.moderation.wordlists import Wanted, wanted_of
from postilla.vocabulary import Event, Refusals

REASONS = ("abuse", "spam", "off_topic", "private", "illegal", "other")


@dataclass(frozen=True)
class Card:
    """One comment on the desk: with its thread's subject, how often it was reported, and for what."""

    comment: CommentView
    subject: str
    reports: int
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
    verdicts: "tuple[Verdict, ...]" = ()


HOLD, REFUSE = "hold", "refuse"
KINDS = ("word", "domain", "sender")


@dataclass(frozen=True)
class Term:
    """One line of a list: a word or several, the domain of a link, the domain of a sender's address."""

    kind: str
    text: str
    action: str = HOLD
    reason: str = ""  # in the editors' words; shown to who is held or refused
    language: str = ""  # of the words; empty for all

    @cached_property
    def wanted(self) -> Wanted:
        """How it is looked for in a text."""
        return wanted_of(self.text)


@dataclass(frozen=True)
class Rulebook:
    """The standing rules of a magazine. `links_held_from`: so many links hold a comment; 0 for never.

    Until the newsroom settles something, nothing is held.
    """

    terms: tuple[Term, ...] = ()
    links_held_from: int = 0
    hold_links_of_new: bool = False
    hold_shouting: bool = False
    hold_repeats: bool = False
    hold_disposable: bool = False
    newcomers_daily: int = 0
    heat: Heat | None = None  # None: branches are not slowed down


@dataclass(frozen=True)
class Said:
    """What rules get to see of a draft: its text as it reads, where its links lead, and little about who sent it."""

    text: str
    name: str = ""
    language: str = ""
    hosts: tuple[str, ...] = ()
    website: str = ""  # the host that the name will lead to
    domain: str = ""  # of the sender's address, never the address
    known: bool = False  # a comment of theirs was let through before
    repeated: bool = False  # the same words were sent before, under another article
    together: tuple[int, ...] = ()  # comments of others that came with it, in nearly the same words
    disposable: bool = False  # the domain gives addresses for ten minutes


@dataclass(frozen=True)
class Verdict:
    """What a rule says of a comment: hold or refuse, which rule, why, and the words that caused it."""

    action: str
    rule: str
    reason: str = ""
    words: tuple[str, ...] = ()


# What a person can do with a comment.
PUBLISH, REJECT, SPAM, HOLD_IT, KEEP, UNDO = "publish", "reject", "spam", "hold", "keep", "undo"
EDIT, PIN, UNPIN, LOCK, UNLOCK, MOVE = "edit", "pin", "unpin", "lock", "unlock", "move"
SPEAK = "language"  # say which one it is in
WARN, MUTE, BAN, LIFT = "warn", "mute", "ban", "lift"
GRANT, DENY = "grant", "deny"  # an appeal
NAME, NOT_NAMED, UNNAME = "party", "noparty", "unparty"  # who says to speak for an organisation


@dataclass(frozen=True)
class Why:
    """Why something was decided. `kind`: a key of the list of reasons; `text`: told to the author instead of the
    list's words; `note`: for colleagues only."""

    kind: str = ""
    text: str = ""
    note: str = ""


NO_REASON = Why()


@dataclass(frozen=True)
class Terms:
    """For how long, and whom else than the guest, a ban meets. `until` None: for good. `instead`: the mute or ban that
    is changed into this one, which is lifted with it; 0 for none."""

    until: datetime | None = None
    address: bool = False  # whoever posts with the same e-mail address
    network: bool = False  # whoever posts from the same network; it may be a whole house
    instead: int = 0


@dataclass(frozen=True)
class SanctionLine:
    """A warning, mute or ban. `reason` is what the reader is told; `until` None: for good."""

    id: int
    comment_id: int
    kind: str
    reason: str
    by: str
    since: datetime
    until: datetime | None
    lifted_at: datetime | None
    name: str = ""  # of the guest it meets
    by_address: bool = False
    by_network: bool = False
    guest_id: int | None = None  # whom it meets; None where nothing is known of them any more


@dataclass(frozen=True)
class AppealLine:
    """An appeal, against a decision about a comment or against a sanction. `granted` None: not decided yet.

    `against`: who decided first; another moderator decides the appeal. `alone`: nobody else could.
    """

    id: int
    comment_id: int
    sanction_id: int | None
    text: str
    made_at: datetime
    against: str
    granted: bool | None
    decided_by: str
    decided_at: datetime | None
    answer: str
    alone: bool


@dataclass(frozen=True)
class Sender:
    """Where a report came from: the keyed hash of a network, and whether whoever sent it is new here."""

    network: str = ""
    is_new: bool = False


@dataclass(frozen=True)
class Reported:
    """A report, and whether it was new. False as a truth value where it was not."""

    report_id: int
    new: bool

    def __bool__(self) -> bool:
        return self.new


@dataclass(frozen=True)
class Seen:
    """What a moderator saw when deciding: the last decision (0 for none), the state, the text's revision.

    Carried by the card, and sent back with the decision: what changed since is not decided unknowingly.
    """

    decision: int
    state: str
    revision: int = 0


@dataclass(frozen=True)
class ReasonLine:
    """A reason to choose from. `text` is what the author is told, as the list has it."""

    key: str
    label: str
    text: str
    ground: str
    category: str


@dataclass(frozen=True)
class Decided:
    """A decision that was kept. `told`: the facts, for whoever makes the pages; empty within a larger transaction.

    `decision_id` is 0 where nothing was to be done, since it was so already.
    """

    comment_id: int
    decision_id: int
    state: str
    told: tuple[Event, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What became of one comment of several: decided, or refused."""

    comment_id: int
    decided: Decided | None
    refused: Refusals | None = None


@dataclass(frozen=True)
class Done:
    """A decision that was made: on which comment, from which state to which, by whom and why."""

    id: int
    comment: CommentView
    subject: str
    verb: str
    before: str
    state: str
    by: str
    reason: str
    decided_at: datetime
    undone: bool
    may_be_undone: bool


# What can be settled, as the log of changes sorts it.
MODE, PACE, CLOSING, WORDS, RULES, SCREENING = "mode", "pace", "closing", "words", "rules", "screening"
REASON, DESK, START = "reasons", "desks", "start"
SETTLED = (MODE, PACE, CLOSING, WORDS, RULES, SCREENING, REASON, DESK, START)


@dataclass(frozen=True)
class Change:
    """Something is settled otherwise. `what`, `before`, `after` and `place` in words; `section` is a page's id."""

    kind: str
    what: str
    before: str
    after: str
    place: str = ""  # empty: the whole installation
    section: int | None = None
    subject: str = ""


@dataclass(frozen=True)
class ChangeLine:
    """A line of the log of changes. `by` empty: a command, the start or a schedule, nobody signed in to the CMS."""

    id: int
    at: datetime
    by: str
    change: Change
