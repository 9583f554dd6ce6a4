from dataclasses import dataclass

from postilla.vocabulary import Event


@dataclass(frozen=True)
class SayingChanged(Event):
    """What an article's page says of its readers is otherwise: a line was approved or taken off, or what one rests on
    came, changed or went."""

    subject: str


@dataclass(frozen=True)
class RouteSettled(Event):
    """What a reader asked, corrected or complained of came to something: see `routing` for the states."""

    route_id: int
    comment_id: int
    subject: str
    state: str
    step_id: int
