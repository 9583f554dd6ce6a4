from dataclasses import dataclass

from postilla.vocabulary import Event

ADDED, REMOVED, RENEWED, SPENT, RESET = "added", "removed", "renewed", "spent", "reset"  # codes are renewed and spent


@dataclass(frozen=True)
class FactorChanged(Event):
    """By what one of the staff comes in is another: `what` became of their `factor`, by its name."""

    user_id: int
    what: str
    factor: str
