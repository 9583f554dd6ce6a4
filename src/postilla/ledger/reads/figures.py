"""Observations: of a promise, of a subject, for a chart."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Q, QuerySet

from postilla.ledger import clusters
from postilla.ledger.evidence import standing
from postilla.ledger.models import Metric, Observation
from postilla.ledger.reads.names import names
from postilla.ledger.shown import Entry, Series
from postilla.ledger.values import Bounds, Period

SHOWN = 60  # figures of one metric on a subject's page, the newest; all are in its files


def entries_of(promise_id: int, used: Iterable[int] = ()) -> list[Entry]:
    """What happened to a promise and the figures that its verdicts were of, oldest period first."""
    rows = Observation.objects.filter(Q(promise_id=promise_id) | Q(pk__in=list(used)))
    return list(as_entries(rows.order_by("start", "end", "pk")))


def series_of(subject_id: int, most: int | None = SHOWN) -> list[Series]:
    """A subject's figures by metric that stand: of each the newest, or with `most` None all."""
    same = clusters.members(subject_id)
    metrics = Metric.objects.filter(pk__in=Observation.objects.filter(subject_id__in=same).values("metric_id"))
    found = []
    for metric in metrics.order_by("name"):
        rows = Observation.objects.filter(standing(), subject_id__in=same, metric=metric).order_by(
            "-end", "-start", "-pk"
        )
        entries = list(as_entries(rows[:most]))[::-1]
        if entries:
            found.append(Series(metric.name, metric.slug, metric.unit, metric.counted, entries))
    return found


def between(subject_id: int, metric_id: int, first: date | None = None, last: date | None = None) -> Series | None:
    """The standing figures of a subject's metric whose periods lie between two days; None for what is not there."""
    metric = Metric.objects.filter(pk=metric_id).first()
    if metric is None:
        return None
    rows = Observation.objects.filter(standing(), subject_id__in=clusters.members(subject_id), metric=metric)
    if first is not None:
        rows = rows.filter(start__gte=first)
    if last is not None:
        rows = rows.filter(end__lte=last)
    entries = list(as_entries(rows.order_by("-end", "-start", "-pk")[:SHOWN]))[::-1]
    return Series(metric.name, metric.slug, metric.unit, metric.counted, entries)


def as_entries(rows: "QuerySet[Observation]") -> Iterator[Entry]:
    found = list(rows.select_related("metric"))
    standing = Observation.objects.filter(restates_id__in=[one.pk for one in found], taken_back_at=None)
    again = dict(standing.values_list("restates_id", "pk"))
    known = names(one.subject_id for one in found)
    for one in found:
        yield Entry(
            id=one.pk, subject=known[one.subject_id], metric=one.metric.name if one.metric else "",
            metric_slug=one.metric.slug if one.metric else "", unit=one.metric.unit if one.metric else "",
            period=Period(one.start, one.end), bounds=Bounds(one.low, one.high, one.low_open, one.high_open),
            holds=one.holds, precision=one.precision, value=one.value, value_to=one.value_to, written_unit=one.unit,
            note=one.note, source=one.source, source_url=one.source_url, source_on=one.source_on,
            recorded_at=one.recorded_at, restates=one.restates_id, restated_by=again.get(one.pk),
            taken_back=one.taken_back_why if one.taken_back_at else "", rate=one.rate, rate_on=one.rate_on,
            comment_id=one.comment_id, promise_id=one.promise_id,
        )  # fmt: skip
