from dataclasses import dataclass

from postilla.vocabulary.quote import Quote, Span


@dataclass(frozen=True)
class Sought:
    """What came of looking for a passage in the text of that name; `span` is None where it was gone.

    `taken_out`: the editors took its words out of the text and hide the version they stood in; nobody shows them.
    """

    text: str = ""
    span: Span | None = None
    taken_out: bool = False


@dataclass(frozen=True)
class Answered:
    """The passage that a comment answers, in the edition (a language) in which it was quoted."""

    comment_id: int
    edition: str
    quote: Quote
    sought: Sought = Sought()
