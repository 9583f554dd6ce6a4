"""The only code that changes the discussion's tables. Each function is one transaction, or joins the open one."""

from postilla.discussion.writes.agree import agree
from postilla.discussion.writes.bring_in import bring_in, settle
from postilla.discussion.writes.change import Wording, edit, hold_still, move, recount, restate, reword
from postilla.discussion.writes.forget import forget_author, forget_networks
from postilla.discussion.writes.mark import lock, mark_party, pin
from postilla.discussion.writes.relocate import relocate
from postilla.discussion.writes.store import GRACE, Stored, store

__all__ = [
    "GRACE", "Stored", "Wording", "agree", "bring_in", "edit", "forget_author",
    "forget_networks", "hold_still", "lock", "mark_party", "move", "pin",
    "recount", "relocate", "restate", "reword", "settle", "store",
]  # fmt: skip
