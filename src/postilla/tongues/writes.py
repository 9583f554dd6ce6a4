"""Having a comment translated: once for each language and revision, within rates, never within a transaction."""

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings

from postilla.discussion.text import from_html
from postilla.outbox.writes import telling
from postilla.tongues import engines, reads
from postilla.tongues.events import CommentTranslated
from postilla.tongues.models import Translation
from postilla.tongues.refusals import CannotTranslate, NotTranslated, TooManyTranslations
from postilla.tongues.values import Original, Translated

AT_ONCE = 2  # translations under way: each holds one of the threads in which readers are answered
MINUTE, EACH, ALL = 60.0, 6, 60  # seconds; translations made in as many for one network, and for everybody

_under_way = threading.BoundedSemaphore(AT_ONCE)
_made: deque[tuple[float, str]] = deque()
_counting = threading.Lock()


def translate(original: Original, subject: str, language: str, network: str, now: datetime) -> Translated:
    """The comment in another language: as it was made before of the same text, told the same, else made now and kept.

    Raises NotTranslated, TooManyTranslations, CannotTranslate. What the translator gives is made safe like any text.
    """
    engine = engines.engine()
    if engine is None or not original.language or original.language == language:
        raise NotTranslated
    known = reads.translation(original, language)
    if known is not None:
        return known
    with _a_turn(network):
        html = from_html(engine.translate(original.html, original.language, language))
    if not html:
        raise CannotTranslate
    with telling(now) as tell:
        Translation.objects.update_or_create(
            comment_id=original.comment_id,
            language=language,
            defaults={
                "revision": original.revision, "spoken": original.language, "html": html, "engine": engine.name,
                "made_at": now,
            },
        )  # fmt: skip
        tell(CommentTranslated(subject, original.comment_id, language))
    return Translated(html, language, engine.name)


def forget(comment_id: int, now: datetime) -> None:
    """The comment was taken out or withdrawn: nothing of what it said stays in another language."""
    with telling(now):
        Translation.objects.filter(comment_id=comment_id).delete()


@contextmanager
def _a_turn(network: str) -> Iterator[None]:
    """Within the rates, and with few others at once. Raises TooManyTranslations."""
    if not settings.POSTILLA_TESTING:
        _count(network)
    if not _under_way.acquire(blocking=False):
        raise TooManyTranslations(seconds=5)
    try:
        yield
    finally:
        _under_way.release()


def _count(network: str) -> None:
    with _counting:
        now = time.monotonic()
        while _made and now - _made[0][0] > MINUTE:
            _made.popleft()
        if len(_made) >= ALL or sum(who == network for _, who in _made) >= EACH:
            raise TooManyTranslations(seconds=60)
        _made.append((now, network))
