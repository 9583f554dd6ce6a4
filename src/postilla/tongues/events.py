from dataclasses import dataclass

from postilla.vocabulary import Event


@dataclass(frozen=True)
class CommentTranslated(Event):
    """A comment can be read in another language, in which it could not before, or in which it read otherwise."""

    subject: str
    comment_id: int
    language: str
