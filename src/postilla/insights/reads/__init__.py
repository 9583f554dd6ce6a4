"""What readers say, as values. What is not public any more is in no answer, whatever the tables still hold."""

from postilla.insights.reads.kept import quotable, record_of
from postilla.insights.reads.known import heard, said, said_of
from postilla.insights.reads.lines import approvals, corrections, summary
from postilla.insights.reads.meanwhile import answered_by_readers
from postilla.insights.reads.people import is_opted_out
from postilla.insights.reads.routes import (
    READERS,
    answers_in,
    last_step,
    open_routes,
    route,
    routes_to,
    settled_routes,
)
from postilla.insights.reads.shown import shown
from postilla.insights.reads.themes import themes

__all__ = [
    "READERS", "answered_by_readers", "answers_in", "approvals", "corrections", "heard", "is_opted_out", "last_step",
    "open_routes", "quotable", "record_of", "route", "routes_to", "said", "said_of", "settled_routes", "shown",
    "summary", "themes",
]  # fmt: skip
