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
from postilla.discussion.reads.leaves import chain, in_locked_branch, leaf, place_of
from postilla.discussion.reads.senders import said_elsewhere, sent_since
from postilla.discussion.reads.threads import audit, counts, subjects, thread

__all__ = [
    "answered_versions",
    "audit",
    "by_guest",
    "chain",
    "comment",
    "counts",
    "in_locked_branch",
    "in_locking_order",
    "in_state",
    "latest",
    "latest_in",
    "leaf",
    "network_of",
    "number_in",
    "place_of",
    "revision",
    "said_elsewhere",
    "sent_since",
    "source_of",
    "subjects",
    "thread",
]
