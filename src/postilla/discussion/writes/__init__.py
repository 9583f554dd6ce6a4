"""The only code that changes the discussion's tables. Each function is one transaction, or joins the open one."""

from postilla.discussion.writes.agree import agree
from postilla.discussion.writes.bring_in import bring_in, settle
from postilla.discussion.writes.change import edit, hold_still, move, recount
from postilla.discussion.writes.store import GRACE, Stored, store

__all__ = ["GRACE", "Stored", "agree", "bring_in", "edit", "hold_still", "move", "recount", "settle", "store"]
