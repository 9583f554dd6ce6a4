from datetime import datetime

from postilla.outbox.writes import telling
from postilla.passages.events import PassageAnswered
from postilla.passages.models import Passage
from postilla.passages.values import Answered


def keep(subject: str, answered: Answered, now: datetime) -> None:
    """Keep which passage a comment answers. The second time nothing happens."""
    quote = answered.quote
    with telling(now) as tell:
        Passage.objects.get_or_create(
            comment=answered.comment_id,
            defaults={
                "subject": subject, "edition": answered.edition, "exact": quote.exact, "prefix": quote.prefix,
                "suffix": quote.suffix, "start": quote.start,
            },
        )  # fmt: skip
        tell(PassageAnswered(subject, answered.comment_id))
