"""The only code that changes the discussion's tables. Each function is one transaction, or joins the open one."""

from postilla.discussion.writes.agree import agree
from postilla.discussion.writes.bring_in import bring_in, settle
from postilla.discussion.writes.change import Wording, edit, hold_still, move, recount, restate, reword
from postilla.discussion.writes.forget import forget_author, forget_networks
from postilla.discussion.writes.mark import lock, mark_party, may_pin, pin
from postilla.discussion.writes.relocate import Spot, may_go, relocate, spot_of
from postilla.discussion.writes.store import GRACE, Stored, store

__all__ = [
    "GRACE", "Spot", "Stored", "Wording", "agree", "bring_in", "edit", "forget_author",
    "forget_networks", "hold_still", "lock", "mark_party", "may_go", "may_pin", "move", "pin",
    "recount", "relocate", "restate", "reword", "settle", "spot_of", "store",
]  # fmt: skip
