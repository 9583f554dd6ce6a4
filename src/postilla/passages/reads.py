from collections.abc import Collection

from postilla.passages.models import Passage
from postilla.passages.values import Answered
from postilla.vocabulary.quote import Quote

MOST = 5000  # answers to passages of one text that are shown with their passage, the newest


def answers_to(subject: str) -> list[Answered]:
    """The passages of a text that were answered, whatever became of the comments; in the order of the comments."""
    rows = Passage.objects.filter(subject=subject).order_by("-comment")[:MOST]
    return [
        Answered(row.comment, row.edition, Quote(row.exact, row.prefix, row.suffix, row.start))
        for row in reversed(rows)
    ]


def answering(comment_ids: Collection[int]) -> set[int]:
    """Those of these comments that answer a passage."""
    return set(Passage.objects.filter(comment__in=list(comment_ids)).values_list("comment", flat=True))
