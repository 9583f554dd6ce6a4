"""What screening does when it hears of a decision: it learns, and notes what waits. Safe to run twice."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, cast

from postilla.discussion import reads as discussion
from postilla.discussion.events import AuthorForgotten
from postilla.discussion.text import hosts_in, to_plain
from postilla.screening import writes
from postilla.screening.rules import NOTHING, taught
from postilla.screening.values import Asked
from postilla.screening.writes import Teaching
from postilla.vocabulary import Event


class Decided(Protocol):
    """What is read of the fact that somebody decided. Rooms on one line do not know each other; so it is described."""

    @property
    def comment_id(self) -> int: ...
    @property
    def decision_id(self) -> int: ...
    @property
    def verb(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def before(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def undoes(self) -> int | None: ...


def on_decided(facts: Sequence[Event], now: datetime) -> None:
    """Learn from what the newsroom decided, unlearn what it took back, and note what waits by it or no longer does."""
    decided = [cast(Decided, fact) for fact in facts]
    moved = {fact.comment_id for fact in decided if fact.before != fact.state}
    if moved:
        writes.look_again(moved, now)
    lessons = [lesson for fact in decided if (lesson := _lesson(fact)) is not None]
    if lessons:
        writes.learn(lessons)


def on_author_forgotten(facts: Sequence[Event], now: datetime) -> None:
    """What waited may have been withdrawn with its author: it stands in no order any more."""
    gone = {one for fact in facts if isinstance(fact, AuthorForgotten) for one in fact.comment_ids}
    if gone:
        writes.look_again(gone, now)


def _lesson(fact: Decided) -> Teaching | None:
    """What a decision teaches; None for nothing, or where the comment is no longer there."""
    if fact.undoes is not None:
        return Teaching(fact.decision_id, fact.comment_id, Asked(""), NOTHING, fact.undoes)
    says = taught(fact.verb, fact.kind)
    found = discussion.comment(fact.comment_id, whole=True) if not says.nothing else None
    if found is None:
        return None
    view = found[0]
    asked = Asked(to_plain(view.html), view.author_name, view.website, hosts_in(view.html), view.language)
    return Teaching(fact.decision_id, fact.comment_id, asked, says)
