"""Where an article stands and whether it takes comments: asked with every post, so kept until something is settled.

What the newsroom settles (closing a conversation, moving an article) holds at once in every process on this machine:
`forget_standings` touches a file in the home folder whose stamp each look compares. On other machines it holds
`FRESH` seconds later at the most; on SQLite there are none.
"""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from postilla.articles.models import ArticlePage
from postilla.articles.reads.cards import conversation, keys_of, page_at, public_articles
from postilla.articles.reads.place import place
from postilla.articles.values import Conversation
from postilla.pagestore.read import stamp_of

FRESH, ALONE = 30.0, 600.0  # seconds, where other machines may have settled something, and where there are none
MOST = 10_000


@dataclass(frozen=True)
class Standing:
    """One public article: where it is, in which language, and what was settled for its conversation."""

    subject: str
    path: str
    language: str
    conversation: Conversation


_FIELDS = (
    "translation_key", "conversation_state", "close_after_days", "published_at", "url_path", "language", "moderation",
    "slow_seconds",
)  # fmt: skip
Stamp = tuple[int, int, int] | None
_known: dict[str, tuple[Stamp, float, Standing | None]] = {}  # with the file's stamp, and the time, of the look


def standing_at(path: str) -> Standing | None:
    """The article at a path, or None."""
    return _fresh(path, lambda: _found_at(path))


def standing_of(subject: str) -> Standing | None:
    """The article of a subject, or None."""
    return _fresh(subject, lambda: _found_of(subject))


def forget_standings() -> None:
    """Look everything up again, in all processes that share the home folder."""
    file = Path(_settled())
    file.touch()
    before = file.stat().st_mtime_ns
    os.utime(file, ns=(before + 1000, before + 1000))  # another stamp also where clocks are coarse


def _settled() -> str:
    return f"{settings.POSTILLA_HOME}/settled"


def settled_stamp() -> Stamp:
    """Changes whenever the newsroom settles something, in every process that shares the home folder."""
    return stamp_of(_settled())


def _fresh(key: str, look: Callable[[], Standing | None]) -> Standing | None:
    stamp = settled_stamp()  # from before the look: what is settled meanwhile makes it old
    # A cache's age is not a time anybody is told of, which is why it is not handed in.
    now = time.monotonic()
    kept = _known.get(key)
    lasts = ALONE if connection.vendor == "sqlite" else FRESH
    if kept is not None and kept[0] == stamp and now - kept[1] < lasts:
        return kept[2]
    if len(_known) > MOST:
        _known.clear()
    found = look()
    _known[key] = (stamp, now, found)
    if found is not None:
        _known[found.subject] = _known[found.path] = (stamp, now, found)
    return found


def _found_at(path: str) -> Standing | None:
    where = place()
    page = page_at(where, ArticlePage.objects.only(*_FIELDS), path) if where else None
    return Standing(page.subject, path, page.language, conversation(where, page)) if where and page else None


def _found_of(subject: str) -> Standing | None:
    keys = keys_of([subject])
    where = place() if keys else None
    if where is None:
        return None
    page = public_articles(where).filter(translation_key__in=keys).only(*_FIELDS).order_by("pk").first()
    return Standing(page.subject, where.path(page), page.language, conversation(where, page)) if page else None
