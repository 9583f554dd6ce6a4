from dataclasses import dataclass

from postilla.vocabulary import Event


@dataclass(frozen=True)
class PassageAnswered(Event):
    """A comment was stored that answers a passage of what it stands under."""

    subject: str
    comment_id: int
