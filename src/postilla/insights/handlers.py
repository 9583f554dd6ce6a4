"""What this room does when it hears a fact. Safe to run twice: it looks at what is there now."""

from collections.abc import Sequence
from datetime import datetime

from postilla.discussion import reads as discussion
from postilla.discussion.events import (
    AuthorForgotten,
    CommentChanged,
    CommentPublished,
    CommentRemoved,
    NetworksForgotten,
    ThreadChanged,
)
from postilla.insights import writes
from postilla.insights.reads.routes import complained
from postilla.moderation.events import CommentDecided
from postilla.moderation.values import NAME
from postilla.vocabulary import Event

MOST_AGAIN = 2_000  # complaints that are looked at again, the newest: half a minute of reading


def on_comment(facts: Sequence[Event], now: datetime) -> None:
    """Comments appeared or say something else: they are to be read, and what answers the latter anew. What is gone
    leaves at once, and what says something else is cited no more until it was read."""
    gone = [fact.comment_id for fact in facts if isinstance(fact, CommentRemoved)]
    other = [fact.comment_id for fact in facts if isinstance(fact, CommentChanged) and fact.what == "text"]
    come = [fact.comment_id for fact in facts if isinstance(fact, CommentPublished)]
    if gone:
        writes.forget(gone, now)
    if other:
        writes.unread(other, now)
    # One that is gone may have come back in one batch.
    writes.note([*come, *other, *gone, *discussion.answers_to(other)], now)
    if come:
        writes.answered_by(come, now)


def on_decided(facts: Sequence[Event], now: datetime) -> None:
    """An organisation may have been confirmed: what was complained of before is to come to its page as well."""
    if any(isinstance(fact, CommentDecided) and fact.verb == NAME for fact in facts):
        writes.note(complained(MOST_AGAIN), now)


def on_thread_changed(facts: Sequence[Event], now: datetime) -> None:
    """Much of a conversation changed at once. It is looked through when the outbox is empty."""
    writes.look_through([fact.subject for fact in facts if isinstance(fact, ThreadChanged)], now)


def on_author_forgotten(facts: Sequence[Event], now: datetime) -> None:
    """What links a forgotten reader's comments with others of their network is forgotten with them."""
    gone = {one for fact in facts if isinstance(fact, AuthorForgotten) for one in fact.comment_ids}
    writes.part(gone, now)


def on_networks_forgotten(facts: Sequence[Event], now: datetime) -> None:
    """Which comments came from one network is forgotten with the network."""
    before = max(fact.before for fact in facts if isinstance(fact, NetworksForgotten))
    writes.part_older(datetime.fromisoformat(before), now)
