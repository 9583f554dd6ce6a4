"""Observations: recorded, restated, taken back. None is ever overwritten."""

from collections.abc import Container
from datetime import datetime

from django.db.models import F, Q, QuerySet

from postilla.ledger import clusters, reading
from postilla.ledger.drafts import Figure, Happening
from postilla.ledger.events import FigureRecorded, LedgerChanged
from postilla.ledger.evidence import final, gauge_of, standing
from postilla.ledger.models import Metric, Observation, Promise, Subject
from postilla.ledger.reading import Read
from postilla.ledger.refusals import (
    ContradictsStanding,
    NoSuchEntry,
    ReasonMissing,
    RepeatedFigure,
    RestatedAlready,
    RestatesAnother,
    TakenBackAlready,
)
from postilla.ledger.values import MEASURED
from postilla.ledger.writes.conflicts import Of, notice
from postilla.ledger.writes.judging import ask_again, settle
from postilla.outbox.writes import Telling, telling

MOST_TOLD = 200  # promises that a fact on one figure names


def record(draft: Figure, by: str, now: datetime) -> int:
    """Append a figure, judge the promises that it may decide, and tell; its id.

    Raises the refusals of `reading.figure`, RepeatedFigure for the same from the same source, and for a restated figure
    RestatesAnother and RestatedAlready.
    """
    with telling(now) as tell:
        metric = Metric.objects.filter(pk=draft.metric_id).first()
        if metric is None or not Subject.objects.filter(pk=draft.subject_id).exists():
            raise NoSuchEntry
        clusters.lock([draft.subject_id])
        found = reading.figure(draft, gauge_of(metric))
        repeated = same_as(draft, found)
        if repeated is not None:
            raise RepeatedFigure(id=repeated)
        if draft.restates is not None:
            may_restate(draft.restates, draft, found)
        made = Observation.objects.create(**columns(draft, found), recorded_at=now, recorded_by=by)
        settle(_decided_by(made), tell, now)
        ask_again(_headed_by(made))
        notice([of_figure(made)], now)
        tell(FigureRecorded(made.pk, tuple(_decided_by(made).values_list("pk", flat=True)[:MOST_TOLD])))
        _told(made, tell)
    return int(made.pk)


def same_as(draft: Figure, found: Read) -> int | None:
    """The entry that says the same by the same source already, or None."""
    on = reading.source(draft.source)
    row = _of_same(draft, found).filter(
        value=found.value, value_to=found.value_to, unit=found.unit, precision=draft.precision.strip().lower(),
        source=_title(draft.source), source_on=on,
    )  # fmt: skip
    return row.values_list("pk", flat=True).first()


def contradicting(draft: Figure, found: Read) -> list[int]:
    """Entries of the same figure, that stand, with which this one cannot be right together."""
    if reading.source(draft.source) < found.period.end:
        return []  # an estimate contradicts nothing
    low, high = found.bounds.low, found.bounds.high
    apart = Q()
    if low is not None:
        apart |= Q(high__lt=low)
    if high is not None:
        apart |= Q(low__gt=high)
    if not apart:
        return []
    return list(_of_same(draft, found).filter(final(), apart).order_by("pk").values_list("pk", flat=True))


def not_contradicting(draft: Figure) -> None:
    """Raises ContradictsStanding where the figure cannot be right beside another than the one that it restates, and the
    refusals of `reading.figure`."""
    metric = Metric.objects.filter(pk=draft.metric_id).first()
    if metric is None:
        return
    found = reading.figure(draft, gauge_of(metric))
    others = [one for one in contradicting(draft, found) if one != draft.restates]
    if others:
        raise ContradictsStanding(ids=", ".join(map(str, others)))


def _of_same(draft: Figure, found: Read) -> "QuerySet[Observation]":
    return Observation.objects.filter(
        standing(), subject_id__in=clusters.members(draft.subject_id), metric_id=draft.metric_id,
        start=found.period.start, end=found.period.end,
    )  # fmt: skip


def _title(source: object) -> str:
    title, url = getattr(source, "title", ""), getattr(source, "url", "")
    return (title.strip() or url.strip())[:200]


def columns(draft: Figure, found: Read) -> dict[str, object]:
    """A figure as its row has it."""
    return {
        "subject_id": draft.subject_id, "metric_id": draft.metric_id, "start": found.period.start,
        "end": found.period.end, "precision": draft.precision.strip().lower(), "value": found.value,
        "value_to": found.value_to, "unit": found.unit, "rate": found.rate, "rate_on": draft.rate_on,
        "low": found.bounds.low, "high": found.bounds.high, "low_open": found.bounds.low_open,
        "high_open": found.bounds.high_open, "note": draft.note.strip()[:300], "source": _title(draft.source),
        "source_url": draft.source.url.strip()[:500], "source_on": draft.source.on, "restates_id": draft.restates,
        "comment_id": draft.comment_id,
    }  # fmt: skip


def may_restate(old_id: int, draft: Figure, found: Read, others: Container[int] = ()) -> None:
    """Raises NoSuchEntry, RestatedAlready (also where it is among `others`), RestatesAnother."""
    old = Observation.objects.select_for_update().filter(pk=old_id).first()  # two who restate it wait for each other
    if old is None:
        raise NoSuchEntry("restates")
    if old.taken_back_at is not None or old_id in others or _is_restated(old):
        raise RestatedAlready
    same = old.metric_id == draft.metric_id and old.subject_id in clusters.members(draft.subject_id)
    if not same or (old.start, old.end) != (found.period.start, found.period.end):
        raise RestatesAnother


def _is_restated(row: Observation) -> bool:
    return Observation.objects.filter(restates=row, taken_back_at=None).exists()


def happened(draft: Happening, by: str, now: datetime) -> int:
    """Append that something happened to a promise or was seen not to have; its id. Raises as `record` does."""
    with telling(now) as tell:
        promise = Promise.objects.filter(pk=draft.promise_id).first()
        if promise is None:
            raise NoSuchEntry
        when = reading.period(draft.period)
        reading.source(draft.source, when)
        columns = {
            "subject_id": promise.subject_id, "promise": promise, "start": when.start, "end": when.end,
            "holds": draft.holds, "source": _title(draft.source), "source_on": draft.source.on,
        }  # fmt: skip
        repeated = Observation.objects.filter(standing(), **columns).values_list("pk", flat=True).first()
        if repeated is not None:
            raise RepeatedFigure(id=repeated)
        made = Observation.objects.create(
            **columns, source_url=draft.source.url.strip()[:500], note=draft.note.strip()[:300],
            comment_id=draft.comment_id, recorded_at=now, recorded_by=by,
        )  # fmt: skip
        settle(Promise.objects.filter(pk=promise.pk), tell, now)
        tell(FigureRecorded(made.pk, (promise.pk,)))
        _told(made, tell)
    return int(made.pk)


def take_back(observation_id: int, why: str, by: str, now: datetime) -> None:
    """An observation counts no more, and stays to be seen with the reason; one that it restated counts again.

    Raises NoSuchEntry, ReasonMissing, TakenBackAlready, and RestatedAlready where another has taken its place.
    """
    if len(why.split()) < 2:
        raise ReasonMissing("why")
    with telling(now) as tell:
        clusters.lock(Observation.objects.filter(pk=observation_id).values_list("subject_id", flat=True))
        row = Observation.objects.select_for_update().filter(pk=observation_id).first()
        if row is None:
            raise NoSuchEntry
        if row.taken_back_at is not None:
            raise TakenBackAlready.since(row.taken_back_by, row.taken_back_at)
        if _is_restated(row):
            raise RestatedAlready("why")
        Observation.objects.filter(pk=row.pk).update(
            taken_back_at=now, taken_back_by=by, taken_back_why=why.strip()[:300]
        )
        settle(_decided_by(row), tell, now)
        ask_again(_headed_by(row))
        if row.metric_id is not None:
            notice([of_figure(row)], now)
        _told(row, tell)


def of_figure(row: Observation) -> Of:
    """What other figures it may contradict."""
    return row.subject_id, int(row.metric_id or 0), row.start, row.end


def _headed_by(row: Observation) -> "QuerySet[Promise]":
    """The promises whose course a figure may change."""
    if row.metric_id is None:
        return Promise.objects.none()
    return Promise.objects.filter(subject_id__in=clusters.members(row.subject_id), metric_id=row.metric_id)


def _decided_by(row: Observation) -> "QuerySet[Promise]":
    """The promises that an observation may decide."""
    if row.metric_id is None or row.promise_id is not None:
        return Promise.objects.filter(pk=row.promise_id or 0)
    found = Promise.objects.filter(
        subject_id__in=clusters.members(row.subject_id), metric_id=row.metric_id, kind__in=MEASURED
    )
    # A revision may have moved a promise to another period: those with any are always looked at.
    return found.filter(
        Q(start=None) | Q(start__lte=row.start, end__gte=row.end) | Q(revisions__promise=F("pk"))
    ).distinct()


def _told(row: Observation, tell: Telling) -> None:
    tell(LedgerChanged((row.subject_id,), (row.promise_id,) if row.promise_id else ()))
