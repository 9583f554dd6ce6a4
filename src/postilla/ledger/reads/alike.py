"""Promises that may be the same, told in two places."""

from postilla.ledger import clusters
from postilla.ledger.models import Promise
from postilla.ledger.values import MEASURED, WITHDRAWN, Terms


def alike(subject_id: int, metric_id: int | None, terms: Terms, words: str) -> list[int]:
    """Promises of a subject with the same terms; of those that no figure decides, with the same words, too.

    Terms and words are those of the first day: one that was changed since is not found by what it says now.
    """
    when, aim = terms.period, terms.aim
    found = Promise.objects.filter(
        subject_id__in=clusters.members(subject_id), kind=terms.kind, start=when.start if when else None,
        end=when.end if when else None, due=terms.due,
    ).exclude(state=WITHDRAWN)  # fmt: skip
    if terms.kind in MEASURED:
        found = found.filter(metric_id=metric_id or 0, low=aim.low, high=aim.high)
    said = words.split()
    return [
        pk
        for pk, known in found.order_by("pk").values_list("pk", "words")
        if terms.kind in MEASURED or known.split() == said
    ]
