"""The only code that changes moderation's tables. (Lists and rules are edited by staff in the CMS.)

Each function is one transaction, or joins the open one. Every decision is a record that is appended; `undo` takes one
back by another.
"""

from postilla.moderation.writes.appeal import appeal, appeal_sanction, decide_appeal
from postilla.moderation.writes.changes import keep_changes, note_start
from postilla.moderation.writes.decide import decide, decide_many
from postilla.moderation.writes.mark import edit, mark, move, speak
from postilla.moderation.writes.note import note
from postilla.moderation.writes.notice import give_notice
from postilla.moderation.writes.party import decide_party
from postilla.moderation.writes.report import report
from postilla.moderation.writes.sanction import impose, lift
from postilla.moderation.writes.terms import add_terms
from postilla.moderation.writes.undo import undo

__all__ = [
    "add_terms", "appeal", "appeal_sanction", "decide", "decide_appeal", "decide_many", "decide_party", "edit",
    "give_notice", "impose", "keep_changes", "lift", "mark", "move", "note", "note_start", "report", "speak", "undo",
]  # fmt: skip
