"""Keeping what readers say as the discussion is, and what editors make of it."""

from postilla.insights.writes.hearing import forget, look_through, note, read_some, unread
from postilla.insights.writes.labels import relabel, undo_relabel
from postilla.insights.writes.lines import approve, take_off
from postilla.insights.writes.naming import merge, rename, undo_step
from postilla.insights.writes.parting import part, part_older
from postilla.insights.writes.people import opt_in, opt_out
from postilla.insights.writes.routes import answered_by, see, settle
from postilla.insights.writes.themes import keep_new, keep_themes

__all__ = [
    "answered_by", "approve", "forget", "keep_new", "keep_themes", "look_through", "merge", "note", "opt_in",
    "opt_out", "part", "part_older", "read_some", "relabel", "rename", "see", "settle", "take_off", "undo_relabel",
    "undo_step", "unread",
]  # fmt: skip
