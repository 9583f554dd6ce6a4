"""Questions to the discussion. Frozen values out, never rows that could be changed."""

from postilla.discussion.reads.comments import (
    answered_versions,
    by_guest,
    comment,
    in_locking_order,
    in_state,
    latest,
    latest_in,
    network_of,
    number_in,
    revision,
    source_of,
)
from postilla.discussion.reads.leaves import chain, in_locked_branch, lately_below, leaf, place_of
from postilla.discussion.reads.senders import edited_since, last_in, published_before, said_elsewhere, sent_since
from postilla.discussion.reads.threads import audit, counts, subjects, thread
from postilla.discussion.reads.waiting import (
    Wanted,
    last_id,
    matching,
    number_between,
    number_up_to,
    oldest_in,
    states_of,
    whole,
)

__all__ = [
    "Wanted",
    "answered_versions",
    "audit",
    "by_guest",
    "chain",
    "comment",
    "counts",
    "edited_since",
    "in_locked_branch",
    "in_locking_order",
    "in_state",
    "last_id",
    "last_in",
    "lately_below",
    "latest",
    "latest_in",
    "leaf",
    "matching",
    "network_of",
    "number_between",
    "number_in",
    "number_up_to",
    "oldest_in",
    "place_of",
    "published_before",
    "revision",
    "said_elsewhere",
    "sent_since",
    "source_of",
    "states_of",
    "subjects",
    "thread",
    "whole",
]
