"""Subjects by id, under the name that stands for them."""

from collections.abc import Iterable

from postilla.ledger import clusters
from postilla.ledger.models import Subject
from postilla.ledger.shown import Name


def names(subject_ids: Iterable[int]) -> dict[int, Name]:
    """For each subject the one that it is, or was merged into."""
    groups = clusters.every(set(subject_ids))
    wanted = {one for group in groups.values() for one in group}
    rows = {row.pk: row for row in Subject.objects.filter(pk__in=wanted)}
    found = {}
    for subject, group in groups.items():
        top = next((rows[one] for one in sorted(group) if one in rows and rows[one].merged_into_id is None), None)
        if top is not None:
            found[subject] = Name(top.pk, top.name, top.slug)
    return found
