"""The only code that changes the ledger's tables. Each public function is one transaction that tells what changed.

The staff's own lists of subjects and metrics save rows in the CMS, and tell it by `subjects.changed`.
"""

from postilla.ledger.writes.conflicts import notice_everything
from postilla.ledger.writes.coursing import look_at_courses
from postilla.ledger.writes.dismissing import dismiss, undismiss
from postilla.ledger.writes.judging import overrule, settle_all, settle_due, undo
from postilla.ledger.writes.observing import happened, record, take_back
from postilla.ledger.writes.offering import accept, cite, decline, offer
from postilla.ledger.writes.promising import changed, place, promise, recorded, removed, subject_removed
from postilla.ledger.writes.revising import revise, take_back_change
from postilla.ledger.writes.subjects import ensure_metric, ensure_subject, merge, split

__all__ = [
    "accept",
    "changed",
    "cite",
    "decline",
    "dismiss",
    "ensure_metric",
    "ensure_subject",
    "happened",
    "look_at_courses",
    "merge",
    "notice_everything",
    "offer",
    "overrule",
    "place",
    "promise",
    "record",
    "recorded",
    "removed",
    "revise",
    "settle_all",
    "settle_due",
    "split",
    "subject_removed",
    "take_back",
    "take_back_change",
    "undismiss",
    "undo",
]
