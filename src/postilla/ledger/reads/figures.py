"""Observations: of a promise, of a subject, for a chart."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import Count, Max, Min, Q

from postilla.ledger import clusters
from postilla.ledger.evidence import standing
from postilla.ledger.models import Metric, Observation, Promise
from postilla.ledger.reads.names import names
from postilla.ledger.shown import Entry, Measured, Series
from postilla.ledger.values import Bounds, Period

SHOWN = 60  # figures of one metric in a chart, the newest; all are in files


def entries_of(promise_id: int, used: Iterable[int] = ()) -> list[Entry]:
    """What happened to a promise and the figures that its verdicts were of, oldest period first."""
    rows = Observation.objects.filter(Q(promise_id=promise_id) | Q(pk__in=list(used)))
    return list(as_entries(rows.select_related("metric").order_by("start", "end", "pk")))


def measured(subject_ids: Collection[int]) -> list[Measured]:
    """What is measured of these subjects taken together, by the metrics' names. One query."""
    of = ("name", "slug", "unit", "counted")
    rows = Observation.objects.filter(standing(), subject_id__in=subject_ids, metric__isnull=False)
    counted = rows.values_list(*(f"metric__{name}" for name in of)).order_by("metric__name", "metric__slug")
    return [
        Measured(*row)
        for row in counted.annotate(Count("pk"), Min("start"), Max("end"), Max("recorded_at"))  # in this order
    ]


def counted_in(metric_id: int) -> tuple[int, int]:
    """How many figures and promises are in the unit of a metric."""
    figures = Observation.objects.filter(metric_id=metric_id).count()
    return figures, Promise.objects.filter(metric_id=metric_id).count()


def series_of(subject_id: int, most: int | None = SHOWN, only: Collection[str] | None = None) -> list[Series]:
    """A subject's figures by metric that stand: of each the newest, or with `most` None all.

    `only`: the slugs of metrics that are asked for.
    """
    same = clusters.members(subject_id)
    metrics = Metric.objects.filter(pk__in=Observation.objects.filter(subject_id__in=same).values("metric_id"))
    if only is not None:
        metrics = metrics.filter(slug__in=only)
    wanted = list(metrics.order_by("name", "slug"))
    rows: list[Observation] = []
    for metric in wanted:
        standing_rows = Observation.objects.filter(standing(), subject_id__in=same, metric=metric)
        newest = standing_rows.select_related("metric").order_by("-end", "-start", "-pk")
        rows += list(newest[:most])[::-1]
    entries: dict[str, list[Entry]] = {}
    for entry in as_entries(rows):
        entries.setdefault(entry.metric_slug, []).append(entry)
    return [
        Series(metric.name, metric.slug, metric.unit, metric.counted, entries[metric.slug])
        for metric in wanted
        if metric.slug in entries
    ]


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
    entries = list(as_entries(rows.select_related("metric").order_by("-end", "-start", "-pk")[:SHOWN]))[::-1]
    return Series(metric.name, metric.slug, metric.unit, metric.counted, entries)


def as_entries(rows: Iterable[Observation]) -> Iterator[Entry]:
    """Rows (with their metric) as values, in their order; three queries for all of them."""
    found = list(rows)
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
