from dataclasses import dataclass

from postilla.vocabulary import Event


@dataclass(frozen=True)
class CommentPosted(Event):
    """A comment was stored, published or held."""

    subject: str
    comment_id: int
    state: str


@dataclass(frozen=True)
class CommentHeld(Event):
    """A comment waits for a person: it was stored so, or moved to it by a decision."""

    subject: str
    comment_id: int


@dataclass(frozen=True)
class CommentRejected(Event):
    """A comment was taken out of the conversation, or never let in. `state`: "rejected" or "spam"."""

    subject: str
    comment_id: int
    state: str


@dataclass(frozen=True)
class CommentPublished(Event):
    """A comment took its place in a thread where readers can reach it."""

    subject: str
    comment_id: int
    path: str
    first_on_page: bool  # its page did not exist before it: the page before now leads on


@dataclass(frozen=True)
class CommentChanged(Event):
    """A published comment shows something else: its text, or its agreements."""

    subject: str
    comment_id: int
    path: str
    what: str  # "text", "agreements", "pinned", "locked"


@dataclass(frozen=True)
class CommentRemoved(Event):
    """A published comment can no longer be reached: withdrawn by its author or taken out by a decision."""

    subject: str
    comment_id: int
    path: str


@dataclass(frozen=True)
class ThreadChanged(Event):
    """Much of a thread changed at once (an import). Nobody is told anything; pages are made again."""

    subject: str


@dataclass(frozen=True)
class AuthorForgotten(Event):
    """Nobody knows any more who wrote these comments. Those whose words went with their author are withdrawn."""

    comment_ids: tuple[int, ...]


@dataclass(frozen=True)
class NetworksForgotten(Event):
    """It is not known any more from which network comments were sent that were posted before then."""

    before: str  # ISO 8601
