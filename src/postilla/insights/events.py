from dataclasses import dataclass

from postilla.vocabulary import Event


@dataclass(frozen=True)
class SayingChanged(Event):
    """What an article's page says of its readers is otherwise: a line was approved or taken off, or what one rests on
    came, changed or went."""

    subject: str
