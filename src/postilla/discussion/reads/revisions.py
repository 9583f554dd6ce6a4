"""Which public comments there are, and at which revision: for who keeps something beside the discussion."""

from datetime import UTC, datetime

from postilla.discussion.reads.threads import thread
from postilla.discussion.values import PUBLISHED
from postilla.outbox.statements import aware, rows


def published_revisions(subject: str, after: tuple[datetime, int] | None, most: int) -> list[tuple[int, int, datetime]]:
    """Public comments of a conversation, the newest first: id, revision, when it was made; `most` of them.

    `after`: when the last comment of the portion before was made, and its id; None: from the newest on.
    """
    found = rows(_SOME, thread(subject).id, PUBLISHED, *(after or _BEFORE_ALL), most)
    return [(int(row[0]), int(row[1]), aware(row[2])) for row in found]


_BEFORE_ALL = (datetime(9999, 1, 1, tzinfo=UTC), 0)
_SOME = (
    "SELECT id, revision, created_at FROM discussion_comment WHERE thread_id = %s AND state = %s"
    " AND (created_at, id) < (%s, %s) ORDER BY created_at DESC, id DESC LIMIT %s"
)
