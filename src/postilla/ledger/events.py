"""Facts of the ledger."""

from dataclasses import dataclass

from postilla.vocabulary import Event


@dataclass(frozen=True)
class VerdictChanged(Event):
    """A promise has another verdict. `by` is "" for the rules, else the editor's name."""

    promise_id: int
    before: str
    state: str
    by: str = ""


@dataclass(frozen=True)
class EvidenceOffered(Event):
    """Somebody offered a comment of a thread as evidence."""

    offer_id: int
    promise_id: int
    comment_id: int
    thread: str


@dataclass(frozen=True)
class EvidenceSettled(Event):
    """Evidence was accepted, and is in the ledger; or it was declined."""

    offer_id: int
    promise_id: int
    comment_id: int
    thread: str
    accepted: bool


@dataclass(frozen=True)
class PromiseRecorded(Event):
    """A promise is kept an eye on from now on."""

    promise_id: int


@dataclass(frozen=True)
class PromiseRevised(Event):
    """Whoever made a promise changed it. `change` is one of choices.CHANGES, `revision_id` its row."""

    promise_id: int
    change: str
    revision_id: int = 0


@dataclass(frozen=True)
class FigureRecorded(Event):
    """One observation was recorded that these promises may be decided by. Of many at once this is not told."""

    observation_id: int
    promises: tuple[int, ...]


@dataclass(frozen=True)
class LedgerChanged(Event):
    """Something that the ledger's pages show changed: promises, figures, subjects. Ids; canonical or not.

    `pages`: some of them have a page that did not stand there before, or have none any more. `slugs` are of subjects,
    `articles` of promises and `shown` the paths of articles with either that were deleted, and cannot be looked up now.
    """

    subjects: tuple[int, ...] = ()
    promises: tuple[int, ...] = ()
    pages: bool = False
    slugs: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


@dataclass(frozen=True)
class LedgerOpened(Event):
    """The first promise was recorded: from now on there is a ledger to lead readers to."""


@dataclass(frozen=True)
class LedgerClosed(Event):
    """The last promise was deleted: from now on there is nothing to lead readers to."""
