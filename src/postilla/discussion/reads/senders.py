"""What somebody sent lately, as far as it is known who: the guest of a browser, or a network. Asked with every post."""

from datetime import datetime

from postilla.outbox.statements import aware, rows

MOST = 200  # times looked at, more than any rate allows
LATELY = 20  # texts compared: a large network may send thousands a day, and a post must cost the same there

_TIMES = "SELECT created_at FROM discussion_comment WHERE {} = %s AND created_at > %s ORDER BY created_at DESC LIMIT {}"
_TEXTS = """
    SELECT c.source, t.subject FROM discussion_comment c JOIN discussion_thread t ON t.id = c.thread_id
    WHERE c.{} = %s AND c.created_at > %s ORDER BY c.created_at DESC LIMIT {}"""


def sent_since(since: datetime, *, guest_id: int | None = None, network: str = "") -> list[datetime]:
    """When a guest, or a network, sent comments since then; newest first."""
    whose, who = ("guest_id", guest_id) if guest_id is not None else ("network", network)
    return [aware(row[0]) for row in rows(_TIMES.format(whose, MOST), who, since)]


def said_elsewhere(source: str, since: datetime, subject: str, *, guest_id: int | None, network: str) -> bool:
    """Whether this guest, or somebody in this network, sent the same words under another subject since then."""
    found = rows(_TEXTS.format("guest_id", LATELY), guest_id, since) if guest_id is not None else []
    if network:
        found += rows(_TEXTS.format("network", LATELY), network, since)
    return any(text == source and where != subject for text, where in found)
