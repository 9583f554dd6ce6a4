"""What was found in a text and is not to be proposed again."""

from datetime import datetime

from postilla.ledger.models import Dismissal
from postilla.ledger.refusals import NoSuchEntry
from postilla.ledger.suggestions import Suggested
from postilla.outbox.writes import telling


def dismiss(article: str, one: Suggested, by: str, now: datetime) -> int:
    """Keep that a claim at a passage of an article is none; its number. A second time changes nothing.

    Tells nothing: no page shows it.
    """
    claim, quote = one.proposal.claim[:300], one.quote
    with telling(now):
        row, _ = Dismissal.objects.get_or_create(
            article=article, claim=claim, exact=quote.exact, undone_at=None,
            defaults={"prefix": quote.prefix, "suffix": quote.suffix, "start": quote.start, "by": by, "at": now},
        )  # fmt: skip
    return int(row.pk)


def undismiss(article: str, dismissal_id: int, by: str, now: datetime) -> None:
    """Let it be proposed again. A second time changes nothing. Raises NoSuchEntry."""
    with telling(now):
        rows = Dismissal.objects.filter(article=article, pk=dismissal_id)
        if not rows.exists():
            raise NoSuchEntry
        rows.filter(undone_at=None).update(undone_at=now, undone_by=by)
