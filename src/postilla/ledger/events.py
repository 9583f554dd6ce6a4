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
class LedgerChanged(Event):
    """Something that the ledger's pages show changed: promises, figures, subjects. Ids; canonical or not.

    `pages`: some of them have a page that did not stand there before, or have none any more.
    """

    subjects: tuple[int, ...] = ()
    promises: tuple[int, ...] = ()
    pages: bool = False


@dataclass(frozen=True)
class LedgerOpened(Event):
    """The first promise was recorded: from now on there is a ledger to lead readers to."""
