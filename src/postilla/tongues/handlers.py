"""What this room does when it hears a fact. Safe to run twice."""

from collections.abc import Sequence
from datetime import datetime

from postilla.discussion.events import CommentRemoved
from postilla.tongues import writes
from postilla.vocabulary import Event


def on_comment_removed(facts: Sequence[Event], now: datetime) -> None:
    """A comment can no longer be reached: its translations go, too."""
    for fact in facts:
        if isinstance(fact, CommentRemoved):
            writes.forget(fact.comment_id, now)
