"""The one way in for a reader's deed: post, edit, withdraw, agree, report.

Owns the order of the questions put to a draft and the answer: posted, held, or refused. Owns no tables; renders
nothing.
"""

from postilla.intake.deeds import (
    agree,
    appeal,
    appeal_sanction,
    edit,
    is_theirs,
    preview,
    reachable,
    report,
    to_edit,
    withdraw,
)
from postilla.intake.evidence import offer_evidence, provable
from postilla.intake.notices import give_notice
from postilla.intake.post import post
from postilla.intake.values import Draft, Posted, Visit

__all__ = [
    "Draft",
    "Posted",
    "Visit",
    "agree",
    "appeal",
    "appeal_sanction",
    "edit",
    "give_notice",
    "is_theirs",
    "offer_evidence",
    "post",
    "preview",
    "provable",
    "reachable",
    "report",
    "to_edit",
    "withdraw",
]  # fmt: skip
