"""Lines of a word list that came together. One by one they are edited in the CMS."""

from collections.abc import Iterable
from datetime import datetime

from postilla.moderation.models import Term as Row
from postilla.moderation.reads.standing import forget_rules
from postilla.moderation.values import Term
from postilla.outbox.writes import telling


def add_terms(terms: Iterable[Term], now: datetime) -> int:
    """Put lines on the lists, all or none; how many are new. What stands there already stays as it is."""
    with telling(now):
        made = [
            Row.objects.get_or_create(
                kind=one.kind,
                text=one.text,
                language=one.language,
                defaults={"action": one.action, "reason": one.reason},
            )[1]
            for one in terms
        ]
    forget_rules()
    return sum(made)
