"""What somebody sent lately, as far as it is known who: the guest of a browser, or a network. Asked with every post."""

from collections.abc import Sequence
from datetime import UTC, datetime

from postilla.outbox.statements import aware, rows

MOST = 200  # times looked at, more than any rate allows
TOGETHER = 50  # texts of a few minutes compared
LATELY = 20  # texts compared: a large network may send thousands a day, and a post must cost the same there

_TIMES = "SELECT created_at FROM discussion_comment WHERE {} = %s AND created_at > %s ORDER BY created_at DESC LIMIT {}"
_EDITS = f"""
    SELECT r.replaced_at FROM discussion_comment c JOIN discussion_revision r ON r.comment_id = c.id
    WHERE c.guest_id = %s AND r.replaced_at > %s ORDER BY r.replaced_at DESC LIMIT {MOST}"""  # noqa: S608
# “+” and “||” keep a database from going through a whole conversation, or all that is published, for a few people's.
_LAST = """
    SELECT c.created_at FROM discussion_comment c
    WHERE c.guest_id IN ({}) AND +c.thread_id = (SELECT id FROM discussion_thread WHERE subject = %s)
    ORDER BY c.created_at DESC LIMIT 1"""
_BEFORE = """
    SELECT 1 FROM discussion_comment WHERE guest_id IN ({}) AND state || '' = 'published' AND created_at < %s LIMIT 1"""
_FIRST = """
    SELECT id FROM discussion_comment WHERE network = %s AND created_at >= %s ORDER BY created_at, id LIMIT 1"""
_TEXTS = """
    SELECT c.source, t.subject FROM discussion_comment c JOIN discussion_thread t ON t.id = c.thread_id
    WHERE c.{} = %s AND c.created_at > %s ORDER BY c.created_at DESC LIMIT {}"""

_UNDER = f"""
    SELECT c.id, c.author_name, c.source FROM discussion_comment c
    WHERE c.network = %s AND c.created_at > %s AND c.guest_id <> %s
    AND +c.thread_id = (SELECT id FROM discussion_thread WHERE subject = %s)
    ORDER BY c.created_at DESC, c.id DESC LIMIT {TOGETHER}"""  # noqa: S608


def sent_since(since: datetime, *, guest_id: int | None = None, network: str = "") -> list[datetime]:
    """When a guest, or a network, sent comments since then; newest first."""
    whose, who = ("guest_id", guest_id) if guest_id is not None else ("network", network)
    return [aware(row[0]) for row in rows(_TIMES.format(whose, MOST), who, since)]


def edited_since(since: datetime, guest_id: int) -> list[datetime]:
    """When a guest changed comments of theirs since then; newest first."""
    return [aware(row[0]) for row in rows(_EDITS, guest_id, since)]


def last_in(subject: str, guests: Sequence[int]) -> datetime | None:
    """When one of these guests last sent a comment to a conversation."""
    places = ", ".join(["%s"] * len(guests))
    found = rows(_LAST.format(places), *guests, subject) if guests else []
    return aware(found[0][0]) if found else None


def published_before(when: datetime, guests: Sequence[int]) -> bool:
    """Whether one of these guests has a published comment from before then."""
    places = ", ".join(["%s"] * len(guests))
    return bool(guests and rows(_BEFORE.format(places), *guests, when))


def sent_under(subject: str, network: str, since: datetime, guest_id: int) -> list[tuple[int, str, str]]:
    """What others than this guest sent from a network under a subject since then: id, name, text; newest first."""
    found = rows(_UNDER, network, since, guest_id, subject) if network else []
    return [(int(number), str(name), str(text)) for number, name, text in found]


def first_of_day(network: str, when: datetime) -> int | None:
    """The first comment that a network sent on the day of `when`, in UTC; None where none is known to be from there."""
    found = rows(_FIRST, network, when.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0))
    return int(found[0][0]) if found else None


def said_elsewhere(source: str, since: datetime, subject: str, *, guest_id: int | None, network: str) -> bool:
    """Whether this guest, or somebody in this network, sent the same words under another subject since then."""
    found = rows(_TEXTS.format("guest_id", LATELY), guest_id, since) if guest_id is not None else []
    if network:
        found += rows(_TEXTS.format("network", LATELY), network, since)
    return any(text == source and where != subject for text, where in found)
