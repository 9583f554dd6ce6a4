from collections.abc import Collection

from postilla.passages.models import Passage
from postilla.passages.values import Answered, Sought
from postilla.vocabulary.quote import Quote, Span

MOST = 5000  # answers to passages of one text that are shown with their passage, the newest


def answers_to(subject: str) -> list[Answered]:
    """The passages of a text that were answered, whatever became of the comments; in the order of the comments."""
    rows = Passage.objects.filter(subject=subject).order_by("-comment")[:MOST]
    return [
        Answered(row.comment, row.edition, Quote(row.exact, row.prefix, row.suffix, row.start), _sought(row))
        for row in reversed(rows)
    ]


def _sought(row: Passage) -> Sought:
    span = Span(row.found_at, row.found_until, row.whole) if row.found_until else None
    return Sought(row.sought_in, span, row.taken_out)


def answered(subjects: Collection[str]) -> set[str]:
    """Those of these texts of which a passage was answered."""
    return set(Passage.objects.filter(subject__in=list(subjects)).values_list("subject", flat=True).distinct())


def answering(comment_ids: Collection[int]) -> set[int]:
    """Those of these comments that answer a passage."""
    return set(Passage.objects.filter(comment__in=list(comment_ids)).values_list("comment", flat=True))
