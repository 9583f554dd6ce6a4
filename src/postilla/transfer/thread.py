"""A whole conversation in one call, for what is small enough to be held in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from postilla.discussion import writes
from postilla.discussion.values import Brought


@dataclass(frozen=True)
class Incoming:
    """A comment with the keys by which its source knows it and its parent (None: a root)."""

    key: str
    parent_key: str | None
    comment: Brought


def bring_thread(subject: str, incoming: Sequence[Incoming], now: datetime) -> dict[str, int]:
    """Bring in a conversation, level by level; our comment id for each key. Its pages are told to change, nobody else.

    A parent that is not among `incoming` leaves its answers where their own `parent_id` says: roots for none.
    Siblings keep the order given.
    """
    ids: dict[str, int] = {}
    known = {one.key for one in incoming}
    level = [one for one in incoming if one.parent_key is None or one.parent_key not in known]
    while level:
        rows = [replace(one.comment, parent_id=ids.get(one.parent_key or "", one.comment.parent_id)) for one in level]
        brought = writes.bring_in(subject, rows, now)
        ids.update(zip((one.key for one in level), brought, strict=True))
        here = {one.key for one in level}
        level = [one for one in incoming if one.parent_key in here]
    writes.settle(subject, now)
    return ids
