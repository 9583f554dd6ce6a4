"""Pure judgements on order, paging and what fits on a page. Values in, values out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate

from postilla.discussion.values import APART, HELD, PUBLISHED, REJECTED, SPAM, WITHDRAWN, CommentView

PAGE = 50  # root ordinals a page covers; the addresses of old pages hang on it, so it never changes
BRANCH_COMMENTS = 30  # replies of one branch shown on a page
BRANCH_BYTES = 16_000  # … and the HTML they may take
DEEPEST = 200  # levels of nesting stored; an answer to the deepest stands beside it
EDIT_WINDOW = timedelta(minutes=15)
PINNED = 3  # comments of one conversation that may be pinned
LONGEST_PATH = 2000  # characters, as the table has it

# Which state may follow which. None is a comment not yet stored.
MOVES: dict[str | None, frozenset[str]] = {
    None: frozenset({PUBLISHED, HELD}),
    HELD: frozenset({PUBLISHED, REJECTED, SPAM, WITHDRAWN}),
    PUBLISHED: frozenset({REJECTED, SPAM, WITHDRAWN, HELD}),
    REJECTED: frozenset({PUBLISHED, HELD, SPAM}),
    SPAM: frozenset({PUBLISHED, HELD, REJECTED}),
    WITHDRAWN: frozenset(),
    APART: frozenset(),
}


def may_move(before: str | None, after: str) -> bool:
    return after in MOVES[before]


def segment(ordinal: int) -> str:
    """An ordinal as digits that sort as it does, in every collation, and never begin one another: 7 is 17, 42 is 242.

    >>> segment(7), segment(42), segment(100)
    ('17', '242', '3100')
    """
    digits = str(ordinal)
    if not 1 <= len(digits) <= 9 or ordinal < 1:
        raise ValueError(f"no such ordinal: {ordinal}")
    return f"{len(digits)}{digits}"


def path_under(parent: str, ordinal: int) -> str:
    return parent + segment(ordinal)


def ordinals(path: str) -> list[int]:
    """The ordinals a path is made of, root first."""
    found = []
    at = 0
    while at < len(path):
        length = int(path[at])
        found.append(int(path[at + 1 : at + 1 + length]))
        at += 1 + length
    return found


def prefixes(path: str) -> list[str]:
    """The paths of a comment and of all above it, root first."""
    return list(accumulate(map(segment, ordinals(path))))


def above(path: str) -> list[str]:
    """The paths of all above a comment, root first; none for a root."""
    return prefixes(path)[:-1]


def after(path: str) -> str:
    """The path that sorts right after everything below `path`."""
    *above, last = ordinals(path)
    return "".join(map(segment, above)) + segment(last + 1)


def page_of(ordinal: int) -> int:
    """The number, from 1, of the page that covers an ordinal."""
    return (ordinal - 1) // PAGE + 1


def ordinals_of(page: int) -> tuple[int, int]:
    """The first and last ordinal a page covers."""
    return (page - 1) * PAGE + 1, page * PAGE


def pages_for(last_ordinal: int) -> int:
    return max(1, page_of(last_ordinal)) if last_ordinal else 1


@dataclass(frozen=True)
class Cut:
    shown: tuple[CommentView, ...]
    hidden: int


def cut_branch(below: Sequence[CommentView], reach: int) -> Cut:
    """What of a branch is shown with its first comment: the beginning of `below` (in path order), within the limits.

    `reach` is how many published comments the branch has without its first. A tombstone at the very end is left out:
    it is there for the answers below it.
    """
    shown: list[CommentView] = []
    bytes_left = BRANCH_BYTES
    for comment in below[:BRANCH_COMMENTS]:
        bytes_left -= comment.size
        if bytes_left < 0:
            break
        shown.append(comment)
    while shown and not shown[-1].is_public:
        shown.pop()
    return Cut(tuple(shown), reach - sum(1 for c in shown if c.is_public))


def versions_are_public(note: str) -> bool:
    """Whether what a comment said before may be read. `note`: of the editors' edit that stands, empty for none.

    Editors cut out what nobody is to read. Its author changes nothing after them, so that all versions there are were
    before that; taking the edit back takes the note away.
    """
    return not note


def may_edit(state: str, created_at: datetime, now: datetime) -> bool:
    return state in (PUBLISHED, HELD) and now - created_at <= EDIT_WINDOW
