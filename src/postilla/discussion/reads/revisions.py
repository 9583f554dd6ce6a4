"""Which public comments there are, and at which revision: for who keeps something beside the discussion."""

from collections.abc import Iterator

from postilla.discussion.reads.threads import thread
from postilla.discussion.values import PUBLISHED
from postilla.outbox.statements import rows

SOME = 2000


def published_revisions(subject: str) -> Iterator[dict[int, int]]:
    """The public comments of a conversation with their revisions, some at a time, the newest first.

    Each batch is a read of its own, so that whoever is handed it may write in between.
    """
    thread_id = thread(subject).id
    found = rows(_FIRST, thread_id, PUBLISHED, SOME)
    while found:
        yield {int(row[0]): int(row[1]) for row in found}
        found = rows(_NEXT, thread_id, PUBLISHED, found[-1][2], found[-1][0], SOME)


_ROWS = "SELECT id, revision, created_at FROM discussion_comment WHERE thread_id = %s AND state = %s"
_ORDER = " ORDER BY created_at DESC, id DESC LIMIT %s"
_FIRST = _ROWS + _ORDER
_NEXT = _ROWS + " AND (created_at, id) < (%s, %s)" + _ORDER
