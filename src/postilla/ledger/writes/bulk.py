"""Many figures at once: looked at and stored a batch at a time, naming what is refused, repeated or contradicting."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from postilla.ledger import clusters, reading
from postilla.ledger.drafts import Figure
from postilla.ledger.events import LedgerChanged
from postilla.ledger.evidence import gauge_of, standing
from postilla.ledger.models import Metric, Observation, Promise
from postilla.ledger.reading import Read
from postilla.ledger.rules.bounds import meet
from postilla.ledger.values import MEASURED, Bounds
from postilla.ledger.writes.conflicts import notice
from postilla.ledger.writes.judging import ask_again, settle
from postilla.ledger.writes.observing import columns, may_restate, of_figure
from postilla.outbox.writes import telling
from postilla.vocabulary import Refusals

Key = tuple[int, int, object, object]  # the subject that stands for it, metric, first day, last day


@dataclass
class Batch:
    """What became of a batch. Lines are numbers that the caller gave: of refused and repeated ones, and others.

    `repeated`: line → the line of the same batch that says the same, 0 where an entry does. `contradicting`: line →
    entries that cannot be right together with it; a number below zero is another line of the same batch (-3: line 3).
    """

    recorded: int = 0
    repeated: dict[int, int] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)
    contradicting: dict[int, list[int]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Known:
    id: int  # below zero: that line of the batch
    said: tuple[object, ...]
    bounds: Bounds
    final: bool


def record_many(drafts: Sequence[tuple[int, Figure]], by: str, now: datetime, dry_run: bool = False) -> Batch:
    """Append those of the figures that can be read and are not there yet, in one transaction; `dry_run`: only look.

    Contradicting figures are stored, too: readers are shown both.
    """
    found, new, doubtful = Batch(), [], []
    with telling(now) as tell:
        if not dry_run:
            clusters.lock({draft.subject_id for _, draft in drafts})
        read = _read(drafts, found)
        groups = clusters.every({draft.subject_id for _, draft, _ in read})
        standing = _standing([(draft, what) for _, draft, what in read], groups)
        for line, draft, what in read:
            known = standing[_key(draft, what, groups)]
            row = Observation(**columns(draft, what), recorded_at=now, recorded_by=by)
            new_one = _known(row, -line)
            same = next((one for one in known if one.said == new_one.said), None)
            if same is not None:
                found.repeated[line] = max(0, -same.id)
                continue
            apart = sorted(one.id for one in known if one.id != draft.restates and _are_apart(one, new_one))
            if apart:
                found.contradicting[line] = apart
            if apart or draft.restates is not None:
                doubtful.append(of_figure(row))
            known.append(new_one)
            new.append(row)
        found.recorded = len(new)
        if not dry_run and new:
            Observation.objects.bulk_create(new, batch_size=500)
            subjects = {one for row in new for one in groups[row.subject_id]}
            metrics = {row.metric_id for row in new if row.metric_id}
            touched = Promise.objects.filter(subject_id__in=subjects, metric_id__in=metrics, kind__in=MEASURED)
            notice(doubtful, now)
            settle(touched, tell, now)
            ask_again(touched)
            tell(LedgerChanged(tuple(sorted(subjects))))
    return found


def _read(drafts: Sequence[tuple[int, Figure]], found: Batch) -> list[tuple[int, Figure, Read]]:
    metrics = Metric.objects.filter(pk__in={draft.metric_id for _, draft in drafts})
    gauges = {one.pk: gauge_of(one) for one in metrics}
    read: list[tuple[int, Figure, Read]] = []
    restated: set[int] = set()
    for line, draft in drafts:
        try:
            what = reading.figure(draft, gauges[draft.metric_id])
            if draft.restates is not None:
                may_restate(draft.restates, draft, what, restated)
                restated.add(draft.restates)
        except Refusals as refusals:
            found.refused[line] = " ".join(problem.english() for problem in refusals.problems)
            continue
        read.append((line, draft, what))
    return read


def _standing(read: Iterable[tuple[Figure, Read]], groups: dict[int, set[int]]) -> dict[Key, list[_Known]]:
    pairs = list(read)
    rows = Observation.objects.filter(
        standing(),
        subject_id__in={one for draft, _ in pairs for one in groups[draft.subject_id]},
        metric_id__in={draft.metric_id for draft, _ in pairs},
        start__in={what.period.start for _, what in pairs},
    )
    found: dict[Key, list[_Known]] = defaultdict(list)
    every = groups | {one: group for group in groups.values() for one in group}
    for row in rows:
        key = (min(every[row.subject_id]), int(row.metric_id or 0), row.start, row.end)
        found[key].append(_known(row, row.pk))
    return found


def _known(row: Observation, number: int) -> _Known:
    bounds = Bounds(row.low, row.high, row.low_open, row.high_open)
    return _Known(number, _said(row), bounds, row.source_on >= row.end)


def _are_apart(one: _Known, other: _Known) -> bool:
    """Whether two figures contradict each other; an estimate contradicts nothing."""
    return one.final and other.final and meet(one.bounds, other.bounds) is None


def _key(draft: Figure, what: Read, groups: dict[int, set[int]]) -> Key:
    return min(groups[draft.subject_id]), draft.metric_id, what.period.start, what.period.end


def _said(row: Observation) -> tuple[object, ...]:
    """What makes two entries the same. Equal numbers are equal however many noughts they were stored with."""
    return row.value, row.value_to, row.unit, row.precision, row.source, row.source_on
