from dataclasses import dataclass

from postilla.discussion.values import CommentView

REASONS = ("abuse", "spam", "off_topic", "private", "illegal", "other")


@dataclass(frozen=True)
class Card:
    """One comment on the desk: with its thread's subject, how often it was reported, and for what."""

    comment: CommentView
    subject: str
    reports: int
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
