"""Keeping what the standing rules said."""

from collections.abc import Iterable
from datetime import datetime

from postilla.moderation.models import Finding
from postilla.moderation.values import Verdict
from postilla.outbox.statements import insert
from postilla.outbox.writes import telling


def note(comment_id: int, verdicts: Iterable[Verdict], now: datetime) -> None:
    """Keep what the standing rules said of a comment."""
    with telling(now):
        for verdict in verdicts:
            words = "\n".join(word.replace("\n", " ") for word in verdict.words)
            insert(
                Finding(
                    comment_id=comment_id, action=verdict.action, rule=verdict.rule, reason=verdict.reason,
                    words=words, found_at=now,
                )
            )  # fmt: skip
