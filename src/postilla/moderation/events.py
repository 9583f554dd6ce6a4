"""What moderation tells: that somebody decided, that a reader reported."""

from dataclasses import dataclass

from postilla.vocabulary import Event


@dataclass(frozen=True)
class CommentDecided(Event):
    """A person decided something about a comment, or took a decision back (`undoes`: the one taken back).

    `before` and `state` are the comment's states; equal where the deed left its state alone (kept, pinned, …).
    """

    subject: str
    comment_id: int
    decision_id: int
    verb: str
    before: str
    state: str
    undoes: int | None = None
    kind: str = ""  # the reason's key in the list


@dataclass(frozen=True)
class CommentReported(Event):
    """A reader reported a comment, which was in `state` then."""

    subject: str
    comment_id: int
    reason: str
    state: str = "published"  # as what was told before it was kept must have been


@dataclass(frozen=True)
class NoticeGiven(Event):
    """Somebody gave notice of illegal content, with an address to answer to, or without."""

    notice_id: int


@dataclass(frozen=True)
class AppealMade(Event):
    """The author of a comment asks for another look at a decision."""

    subject: str
    comment_id: int
    appeal_id: int


@dataclass(frozen=True)
class AppealDecided(Event):
    """An appeal was decided; `granted`: the decision was taken back."""

    subject: str
    comment_id: int
    appeal_id: int
    granted: bool
