from dataclasses import dataclass

from postilla.vocabulary import Event


@dataclass(frozen=True)
class AnswersWanted(Event):
    """Who posted a comment ticked that they want mail about answers to what they write."""

    guest_id: int
    comment_id: int
