"""Which figures contradict each other: noticed when they come, forgotten when one of them counts no more."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from functools import partial

from django.db.models import Count

from postilla.ledger import clusters
from postilla.ledger.evidence import final, standing
from postilla.ledger.models import Conflict, Observation
from postilla.ledger.rules.bounds import contradict
from postilla.ledger.values import Bounds
from postilla.outbox.writes import telling

Of = tuple[int, int, date, date]  # any of the subjects that are one, metric, first day, last day
Key = tuple[int, date, date]  # metric, first day, last day
_KEY = ("metric_id", "start", "end")


def notice(figures: Iterable[Of], now: datetime) -> None:
    """Within a transaction that has locked these subjects: look at all that stands of these figures again."""
    wanted: dict[int, set[Key]] = defaultdict(set)
    for subject, metric, start, end in figures:
        wanted[subject].add((metric, start, end))
    for subject, keys in wanted.items():
        _look(subject, keys, now)


def notice_all(subjects: Collection[int], now: datetime) -> None:
    """Within a transaction: these were merged or split, so other figures stand beside each other than did."""
    tops = clusters.tops(subjects)
    Conflict.objects.filter(subject_id__in=set(subjects) - tops).delete()
    for top in tops:
        _look(top, None, now)


def notice_everything(now: datetime) -> int:
    """Look at all figures of the ledger again, a transaction for each subject whose list is not right; how many."""
    figures = Observation.objects.filter(final(), metric__isnull=False, taken_back_at=None).order_by()
    several = figures.values("subject_id", *_KEY).annotate(n=Count("pk")).filter(n__gt=1)
    found = set(several.values_list("subject_id", flat=True)) | clusters.merged_away()
    tops = clusters.tops(found | set(Conflict.objects.values_list("subject_id", flat=True)))
    wrong = [top for top in sorted(tops) if _is_wrong(clusters.members(top))]
    for top in wrong:
        with telling(now):
            clusters.lock([top])
            _look(top, None, now)
    return len(wrong)


def _is_wrong(same: Collection[int]) -> bool:
    return _apart(same, None) != _known(same, None).keys()


def _look(subject: int, keys: set[Key] | None, now: datetime) -> None:
    """Of one subject: the figures of these keys, or all. What is noticed already keeps the time when it was."""
    same = clusters.members(subject)
    apart, known = _apart(same, keys), _known(same, keys)
    gone = [pk for key in known.keys() - apart for pk in known[key]]
    Conflict.objects.filter(pk__in=gone).delete()
    if new := sorted(apart - known.keys()):
        top = clusters.canonical(subject)
        row = partial(Conflict, subject_id=top, noticed_at=now)
        Conflict.objects.bulk_create([row(metric_id=m, start=s, end=e) for m, s, e in new], ignore_conflicts=True)


def _apart(same: Collection[int], keys: Collection[Key] | None) -> set[Key]:
    """Of which keys two final figures cannot be right together; an estimate need not agree with what came of it."""
    figures = Observation.objects.filter(standing(), final(), subject_id__in=same, metric__isnull=False).order_by()
    if keys is None:
        keys = set(figures.values(*_KEY).annotate(n=Count("pk")).filter(n__gt=1).values_list(*_KEY))
    if not keys:
        return set()
    found: dict[Key, list[Bounds]] = defaultdict(list)
    near = figures.filter(
        metric_id__in={metric for metric, _, _ in keys}, start__gte=min(start for _, start, _ in keys),
        end__lte=max(end for _, _, end in keys),
    )  # fmt: skip
    for metric, start, end, *bounds in near.values_list(*_KEY, "low", "high", "low_open", "high_open"):
        if (metric, start, end) in keys:
            found[metric, start, end].append(Bounds(*bounds))
    return {key for key, said in found.items() if contradict(said)}


def _known(same: Collection[int], keys: Collection[Key] | None) -> dict[Key, list[int]]:
    """The conflicts of these keys, or all, that are noticed already."""
    found: dict[Key, list[int]] = defaultdict(list)
    for metric, start, end, pk in Conflict.objects.filter(subject_id__in=same).values_list(*_KEY, "pk"):
        if keys is None or (metric, start, end) in keys:
            found[metric, start, end].append(pk)
    return found
