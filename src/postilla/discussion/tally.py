"""Counting a whole thread: once through it from its end to its beginning, so that answers come before what they answer.

No step looks at more than a few thousand comments, so a thread of a million takes no more memory than one of ten, and
as many levels cost no more than one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import connection

from postilla.discussion import rules
from postilla.discussion.values import PUBLISHED

STEP = 5000
_END = "9" * 12  # sorts after every path: a segment has ten signs at most

_PLACED = """
    SELECT id, parent_id, ordinal, depth, state, reach, path FROM discussion_comment
    WHERE thread_id = %s AND path < %s ORDER BY path DESC LIMIT %s"""
_PAGE = "INSERT INTO discussion_page (thread_id, parent, number, reach) VALUES (%s, %s, %s, %s)"
_REACH = "UPDATE discussion_comment SET reach = %s WHERE id = %s"

Row = tuple[int, int | None, int, int, str, int, str]
Change = tuple[int, int]  # reach, comment


@dataclass
class _Siblings:
    """What was seen so far of the answers to one comment, or of the roots."""

    reach: int = 0
    page: int = 0
    page_reach: int = 0


@dataclass
class _Tally:
    thread: int
    at: list[_Siblings] = field(default_factory=lambda: [_Siblings()])  # by depth
    pages: list[tuple[int, int, int, int]] = field(default_factory=list)

    def pass_by(self, row: Row) -> Change | None:
        """Count a comment whose answers have all gone by; what is to change of its row."""
        comment, parent, ordinal, depth, state, stood, _ = row
        while len(self.at) <= depth + 1:
            self.at.append(_Siblings())
        reach = int(state == PUBLISHED) + self._close(depth + 1, comment)
        siblings, page = self.at[depth], rules.page_of(ordinal)
        if page != siblings.page:
            self._keep_page(siblings, parent or 0)
            siblings.page, siblings.page_reach = page, 0
        siblings.reach += reach
        siblings.page_reach += reach
        return (reach, comment) if reach != stood else None

    def finish(self) -> int:
        """The number of comments that the thread reaches."""
        return self._close(0, 0)

    def _close(self, depth: int, parent: int) -> int:
        siblings = self.at[depth]
        if not siblings.page:
            return 0
        self._keep_page(siblings, parent)
        self.at[depth] = _Siblings()
        return siblings.reach

    def _keep_page(self, siblings: _Siblings, parent: int) -> None:
        if siblings.page:
            self.pages.append((self.thread, parent, siblings.page, siblings.page_reach))


def count_whole(thread: int) -> int:
    """Set the reach of every comment and page of a thread; the number of comments readers can reach.

    The caller holds the thread's lock.
    """
    tally = _Tally(thread)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM discussion_page WHERE thread_id = %s", [thread])
        for rows in _backwards(thread):
            changes = [change for change in map(tally.pass_by, rows) if change is not None]
            if changes:
                cursor.executemany(_REACH, changes)
            if tally.pages:
                cursor.executemany(_PAGE, tally.pages)
                tally.pages = []
        count = tally.finish()
        if tally.pages:
            cursor.executemany(_PAGE, tally.pages)
    return count


def _backwards(thread: int) -> Iterator[list[Row]]:
    before = _END
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_PLACED, [thread, before, STEP])
            rows = cursor.fetchall()
        if not rows:
            return
        before = rows[-1][-1]
        yield rows
