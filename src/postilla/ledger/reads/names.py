"""Subjects by id, under the name that stands for them."""

from collections.abc import Iterable

from postilla.ledger import clusters
from postilla.ledger.models import Subject
from postilla.ledger.shown import Name


def name_of(subject_id: int) -> Name | None:
    """A subject, or what it was merged into; None for one that is not there."""
    return names([subject_id]).get(subject_id)


def slugs_by_name() -> dict[str, str]:
    """{name: slug} of all subjects; one that was merged into another leads to that one's."""
    rows = list(Subject.objects.order_by("pk"))
    stands = names([row.pk for row in rows])
    return {row.name: stands[row.pk].slug for row in rows if row.pk in stands}


def families() -> list[frozenset[str]]:
    """Of each subject that belongs to no other, unless it is a person, all names: its own, others, those of what was
    merged into it, and of its brands, products and people."""
    rows = {row.pk: row for row in Subject.objects.order_by("pk")}
    found: dict[int, set[str]] = {}
    for row in rows.values():
        top, seen = row, {row.pk}
        while (above := rows.get(top.merged_into_id or top.parent_id or 0)) is not None and above.pk not in seen:
            top = above
            seen.add(top.pk)
        others = (line.strip() for line in row.aliases.splitlines())
        found.setdefault(top.pk, set()).update([row.name, *filter(None, others)])
    return [frozenset(names) for pk, names in found.items() if rows[pk].kind != "person"]


def named_at(slug: str) -> Name | None:
    """The subject at a slug, or what it was merged into."""
    found = Subject.objects.filter(slug=slug).values_list("pk", flat=True).first()
    return name_of(found) if found is not None else None


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
