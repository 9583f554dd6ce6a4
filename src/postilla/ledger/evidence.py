"""From the ledger's tables to what its rules judge: terms with their revisions, and what was seen of each promise."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, TextField
from django.db.models.functions import Cast

from postilla.grounds import reads as grounds
from postilla.ledger import clusters
from postilla.ledger.models import Metric, Observation, Promise, Revision
from postilla.ledger.values import MEASURED, Bounds, Gauge, Period, Seen, Terms


def standing() -> Q:
    """Neither taken back nor restated by one that stands: where that is taken back, the first counts again."""
    restated = Exists(Observation.objects.filter(restates=OuterRef("pk"), taken_back_at__isnull=True))
    return Q(~restated, taken_back_at__isnull=True)


def final() -> Q:
    """Figures whose period was over when their source wrote; one that is not decides and contradicts nothing."""
    return Q(source_on__gte=F("end"))


def gauge_of(metric: Metric) -> Gauge:
    """How a metric counts, for figures and promises that the newsroom types."""
    house = grounds.house()
    return Gauge(metric.unit, metric.adds_up, house.language.partition("-")[0] if house else "en")


def first_terms(promise: Promise) -> Terms:
    """The terms as they were first promised. `promise` has its metric at hand."""
    metric = promise.metric
    return Terms(
        kind=promise.kind,
        aim=Bounds(promise.low, promise.high),
        period=_period(promise.start, promise.end),
        due=promise.due or promise.end,
        per=promise.per,
        count=promise.count,
        said_on=promise.said_on,
        adds_up=bool(metric and metric.adds_up),
        better=metric.better if metric else "",
        measurable=promise.measurable and (metric is not None or promise.kind not in MEASURED),
    )


def terms_of(promise: Promise, revisions: Sequence[Revision]) -> Terms:
    """The terms that count: the first, changed by each revision that was made while they could still be kept."""
    first = first_terms(promise)
    return next((terms for _, terms in reversed(list(counted(first, revisions)))), first)


def counted(first: Terms, revisions: Iterable[Revision]) -> Iterator[tuple[Revision, Terms]]:
    """The revisions that count, in their order, each with the terms as it left them. One that was taken back does not,
    nor one made when the day had passed: who changes a promise then changes nothing."""
    terms = first
    for revision in sorted(revisions, key=lambda one: (one.on, one.pk)):
        if revision.taken_back_at is not None or (terms.due is not None and revision.on > terms.due):
            continue
        terms = revised(terms, revision)
        yield revision, terms


def revised(terms: Terms, revision: Revision) -> Terms:
    """Terms as a revision leaves them: what it says, and what it does not mention as it was."""
    if revision.change == "withdrawn":
        return replace(terms, withdrawn_on=revision.on)
    low, high = terms.aim.low if revision.low is None else revision.low, terms.aim.high
    return replace(
        terms,
        aim=Bounds(low, high if revision.high is None else revision.high),
        period=_period(revision.start, revision.end) or terms.period,
        due=revision.due or revision.end or terms.due,
        withdrawn_on=None,
    )


def seen_of(promises: Sequence[Promise], terms: dict[int, Terms]) -> dict[int, list[Seen]]:
    """What stands of observations for each promise, by its id: what happened to it, and figures of its metric."""
    found: dict[int, list[Seen]] = defaultdict(list)
    events = Observation.objects.filter(standing(), promise__in=[one.pk for one in promises])
    for owner, *row in events.values_list("promise_id", *_FIELDS):
        found[owner].append(_seen(*row))
    by_figures = [one for one in promises if one.metric_id and one.kind in MEASURED]
    if not by_figures:
        return found
    same = clusters.every({one.subject_id for one in by_figures})
    figures = _figures(by_figures, terms, same)
    for promise in by_figures:
        wanted = terms[promise.pk].period
        for subject in same[promise.subject_id]:
            found[promise.pk] += [
                one for one in figures[subject, promise.metric_id] if wanted is None or wanted.holds(one.period)
            ]
    return found


def figures_before(promise: Promise, last: date) -> list[Seen]:
    """The newest figures that stand of a promise's metric, up to a day; enough for any course."""
    rows = Observation.objects.filter(
        standing(), subject_id__in=clusters.members(promise.subject_id), metric=promise.metric, end__lte=last
    )
    return [_seen(*row) for row in rows.order_by("-end", "-start", "-pk").values_list(*_FIELDS)[:MOST_BEFORE]]


MOST_BEFORE = 500  # six years of months, with their quarters and years, where several sources tell of each


# Days and numbers as text: millions of rows have few different ones, and each is made once (half of the time it takes).
_FIELDS: tuple[str | Cast, ...] = (
    "pk", "metric_id", *(Cast(name, TextField()) for name in ("start", "end", "low", "high", "source_on")),
    "low_open", "high_open", "holds",
)  # fmt: skip


def _figures(
    promises: Iterable[Promise], terms: dict[int, Terms], same: dict[int, set[int]]
) -> dict[tuple[int, Any], list[Seen]]:
    asked: dict[tuple[date | None, date | None], tuple[set[int], set[int]]] = {}
    for one in promises:
        when = terms[one.pk].period
        key = (when.start, when.end) if when else (None, None)
        subjects, metrics = asked.setdefault(key, (set(), set()))
        subjects |= same[one.subject_id]
        metrics.add(int(one.metric_id or 0))
    found: dict[tuple[int, Any], dict[int, Seen]] = defaultdict(dict)
    for (start, end), (subjects, metrics) in asked.items():
        rows = Observation.objects.filter(standing(), subject_id__in=subjects, metric_id__in=metrics)
        if start is not None:
            rows = rows.filter(start__gte=start, end__lte=end)
        for subject, number, metric, *row in rows.values_list("subject_id", *_FIELDS):
            found[subject, metric][number] = _seen(number, metric, *row)
    return defaultdict(list, {key: list(by_id.values()) for key, by_id in found.items()})


def _seen(*row: Any) -> Seen:
    number, metric, start, end, low, high, source_on, low_open, high_open, holds = row
    bounds = _bounds(low, high, low_open, high_open) if metric is not None else None
    return Seen(number, _days(start, end), bounds, holds, final=source_on >= end or metric is None)


@lru_cache(maxsize=10_000)
def _days(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))


@lru_cache(maxsize=10_000)
def _bounds(low: str | None, high: str | None, low_open: bool, high_open: bool) -> Bounds:
    least, most = (None if end is None else Decimal(end) for end in (low, high))
    return Bounds(least, most, low_open, high_open)


def _period(start: date | None, end: date | None) -> Period | None:
    return Period(start, end) if start and end else None
