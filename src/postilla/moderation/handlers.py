"""What this room does when it hears a fact. Safe to run twice."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from postilla.articles import writes as articles
from postilla.moderation import reads
from postilla.moderation.events import CommentReported
from postilla.moderation.heat import Heat
from postilla.vocabulary import Event

LOOKED_BACK = timedelta(days=1)


def on_comment_reported(facts: Sequence[Event], now: datetime) -> None:
    """As many people reported comments of a conversation within a day as make one of its branches hot: no advertiser
    stands beside it until the day after."""
    heat = reads.rulebook().heat or Heat()
    for subject in dict.fromkeys(fact.subject for fact in facts if isinstance(fact, CommentReported)):
        if heat.reports and reads.reported_in(subject, now - LOOKED_BACK) >= heat.reports:
            articles.rest_advertising(subject, now)
