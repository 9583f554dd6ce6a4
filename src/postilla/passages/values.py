from dataclasses import dataclass

from postilla.vocabulary.quote import Quote


@dataclass(frozen=True)
class Answered:
    """The passage that a comment answers, in the edition (a language) in which it was quoted."""

    comment_id: int
    edition: str
    quote: Quote
