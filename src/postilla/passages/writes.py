from collections.abc import Collection
from datetime import datetime

from postilla.outbox.writes import telling
from postilla.passages.events import PassageAnswered
from postilla.passages.models import Passage
from postilla.passages.reads import MOST
from postilla.passages.values import Answered
from postilla.vocabulary.quote import Quote, Span, find, name_of


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


def seek(subject: str, edition: str, text: str, hidden: Collection[str], now: datetime) -> None:
    """Look for the passages of a text in what it says now, and keep where each was found.

    `hidden` are the texts of earlier versions that nobody is to read. What was sought in the same text already is left
    as it is, so that the second time costs nothing.
    """
    name, found = name_of(text), dict[Quote, Span | None]()
    changed = [
        row
        for row in Passage.objects.filter(subject=subject, edition=edition).order_by("-comment")[:MOST]
        if _seek(row, name, text, hidden, found)
    ]
    if changed:
        fields = ("sought_in", "found_at", "found_until", "whole", "taken_out")
        with telling(now):
            Passage.objects.bulk_update(changed, fields, batch_size=200)


def _seek(row: Passage, name: str, text: str, hidden: Collection[str], found: dict[Quote, Span | None]) -> bool:
    """Fill in what came of it; whether anything is new. `found` is what was found already: many quote the same."""
    before = (row.sought_in, row.taken_out)
    if row.sought_in != name:
        quote = Quote(row.exact, row.prefix, row.suffix, row.start)
        if quote not in found:
            found[quote] = find(quote, text)
        span = found[quote]
        row.sought_in, row.whole = name, span is None or span.whole
        row.found_at, row.found_until = (span.start, span.end) if span else (0, 0)
    stands = row.found_until > 0 and row.whole
    row.taken_out = not stands and any(row.exact in words.replace("\n", " ") for words in hidden)
    return before != (row.sought_in, row.taken_out)
