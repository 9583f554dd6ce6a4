"""Questions to moderation: the rules as they stand, what waits on the desk, what was decided, who may not post."""

from postilla.moderation.reads.appeals import appeal, appeal_about, appeal_against, open_appeals, others_may_decide
from postilla.moderation.reads.changes import changes
from postilla.moderation.reads.decisions import (
    decided,
    held,
    reason_for,
    reasons,
    reported,
    seen,
    verdicts_on,
    waiting,
)
from postilla.moderation.reads.parties import last_about_parties, party_settled_by
from postilla.moderation.reads.record import cases, labels, log
from postilla.moderation.reads.reporter import appeals_by, reports_of, sanctions_met
from postilla.moderation.reads.reports import (
    branch_heat,
    came_of_notice,
    came_of_report,
    cipher_of_notice,
    language_of_notice,
    notices_settled_by,
    reported_in,
    reports_since,
    strange_reports_since,
    waiting_in,
)
from postilla.moderation.reads.sanctions import barred, in_force, others_over, sanction, sanctions_of, sanctions_over
from postilla.moderation.reads.standing import forget_rules, rulebook

__all__ = [
    "appeal",
    "appeal_about",
    "appeal_against",
    "appeals_by",
    "barred",
    "branch_heat",
    "came_of_notice",
    "came_of_report",
    "cases",
    "changes",
    "cipher_of_notice",
    "decided",
    "forget_rules",
    "held",
    "in_force",
    "labels",
    "language_of_notice",
    "last_about_parties",
    "log",
    "notices_settled_by",
    "open_appeals",
    "others_may_decide",
    "others_over",
    "party_settled_by",
    "reason_for",
    "reasons",
    "reported",
    "reported_in",
    "reports_of",
    "reports_since",
    "rulebook",
    "sanction",
    "sanctions_met",
    "sanctions_of",
    "sanctions_over",
    "seen",
    "strange_reports_since",
    "verdicts_on",
    "waiting",
    "waiting_in",
]  # fmt: skip
