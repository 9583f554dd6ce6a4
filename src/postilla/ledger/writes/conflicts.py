"""Which figures contradict each other: noticed when they come, forgotten when one of them counts no more."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db.models import Count

from postilla.ledger import clusters
from postilla.ledger.evidence import standing
from postilla.ledger.models import Conflict, Observation
from postilla.ledger.rules.bounds import contradict
from postilla.ledger.values import Bounds

Of = tuple[int, int, date, date]  # any of the subjects that are one, metric, first day, last day


def notice(figures: Iterable[Of], now: datetime) -> None:
    """Within a transaction: look at all that stands of these figures again."""
    for subject, metric, start, end in dict.fromkeys(figures):
        same = clusters.members(subject)
        rows = Observation.objects.filter(
            standing(), subject_id__in=same, metric_id=metric, start=start, end=end
        ).values_list("low", "high", "low_open", "high_open")
        found = Conflict.objects.filter(subject_id__in=same, metric_id=metric, start=start, end=end)
        if not contradict([Bounds(*row) for row in rows]):
            found.delete()
        elif not found.exists():
            top = clusters.canonical(subject)
            Conflict.objects.create(subject_id=top, metric_id=metric, start=start, end=end, noticed_at=now)


def notice_all(subjects: Collection[int], now: datetime) -> None:
    """Within a transaction: these were merged or split, so other figures stand beside each other than did."""
    Conflict.objects.filter(subject_id__in=subjects).delete()
    tops: dict[int, list[int]] = defaultdict(list)
    for subject in subjects:
        tops[clusters.canonical(subject)].append(subject)
    for top, same in tops.items():
        rows = Observation.objects.filter(standing(), subject_id__in=same, metric__isnull=False)
        several = rows.order_by().values("metric_id", "start", "end").annotate(n=Count("pk")).filter(n__gt=1)
        notice(((top, row["metric_id"], row["start"], row["end"]) for row in several), now)
