"""The tables of moderation. What staff settle is edited in the CMS; everything else is changed by `writes` only."""

from postilla.moderation.models.changes import Change
from postilla.moderation.models.kept import Appeal, Day, Decision, Finding, Notice, Report, Sanction
from postilla.moderation.models.settled import Reason, Rules, SectionDesk, Term

__all__ = [
    "Appeal",
    "Change",
    "Day",
    "Decision",
    "Finding",
    "Notice",
    "Reason",
    "Report",
    "Rules",
    "Sanction",
    "SectionDesk",
    "Term",
]
