"""Which subjects are one: those merged into each other, however far, and back."""

from collections.abc import Iterable

from postilla.ledger.models import Subject


def chain(subject_id: int) -> list[int]:
    """A subject, what it was merged into, and so on; the last is the one that stands for all."""
    found = [subject_id]
    while True:
        into = Subject.objects.filter(pk=found[-1]).values_list("merged_into_id", flat=True).first()
        if into is None or into in found:
            return found
        found.append(into)


def canonical(subject_id: int) -> int:
    """The subject that stands for this one."""
    return chain(subject_id)[-1]


def members(subject_id: int) -> set[int]:
    """All subjects that are the same as this one."""
    found = {canonical(subject_id)}
    newest = found
    while newest:
        newest = set(Subject.objects.filter(merged_into_id__in=newest).values_list("pk", flat=True)) - found
        found = found | newest
    return found


def every(subject_ids: Iterable[int]) -> dict[int, set[int]]:
    """The members for each of several subjects; one query where nothing was ever merged."""
    merged = _merged()
    if not merged:
        return {subject: {subject} for subject in subject_ids}
    groups: dict[int, set[int]] = {}
    for one in merged:
        top = _top(one, merged)
        groups.setdefault(top, {top}).add(one)
    return {subject: groups.get(_top(subject, merged), {subject}) for subject in subject_ids}


def tops(subject_ids: Iterable[int]) -> set[int]:
    """The subjects that stand for these; one query."""
    merged = _merged()
    return {_top(one, merged) for one in subject_ids}


def merged_away() -> set[int]:
    """All subjects for which another stands."""
    return set(_merged())


def lock(subject_ids: Iterable[int]) -> None:
    """Within a transaction, before it locks or writes anything else: who records a figure of these subjects, or merges
    or splits them, waits for its end, and then sees what it left."""
    asked, held = set(subject_ids), set[int]()
    while missing := tops(asked) - held:  # who waited for a merger finds that another stands for these
        rows = Subject.objects.select_for_update(no_key=True).filter(pk__in=missing)
        list(rows.order_by("pk").values_list("pk"))
        held |= missing


def _merged() -> dict[int, int]:
    """{a merged subject: what it was merged into}."""
    return dict(Subject.objects.filter(merged_into__isnull=False).values_list("pk", "merged_into_id"))


def _top(subject: int, merged: dict[int, int]) -> int:
    seen = {subject}
    while (into := merged.get(subject)) is not None and into not in seen:
        seen.add(into)
        subject = into
    return subject


def subject_named(name: str) -> int | None:
    """The subject with a name or an alias, whatever its capitals; the oldest where several have it."""
    found = Subject.objects.filter(name__iexact=name).order_by("pk").values_list("pk", flat=True).first()
    if found is not None:
        return int(found)
    for pk, aliases in Subject.objects.filter(aliases__icontains=name).order_by("pk").values_list("pk", "aliases"):
        if name.casefold() in {alias.strip().casefold() for alias in aliases.splitlines()}:
            return int(pk)
    return None
