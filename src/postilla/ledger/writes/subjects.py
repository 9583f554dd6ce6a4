"""Subjects and metrics: made once, merged, split again."""

from datetime import datetime

from django.utils.text import slugify

from postilla.ledger import clusters
from postilla.ledger.events import LedgerChanged
from postilla.ledger.models import Merging, Metric, Promise, Subject
from postilla.ledger.refusals import NameEmpty, NoSuchEntry, NotMerged, WithinItself
from postilla.ledger.writes.conflicts import notice_all
from postilla.ledger.writes.judging import ask_again, settle
from postilla.outbox.writes import Telling, telling

RESERVED = frozenset({"api", "promise", "verdict", "figures", "feed", "promises", "page"})  # /ledger/<these>


def ensure_subject(
    name: str, now: datetime, kind: str = "company", parent_id: int | None = None, about: str = ""
) -> int:
    """The id of the subject with this name, or alias; made if there is none. Raises NameEmpty."""
    name = " ".join(name.split())[:120]
    if not name:
        raise NameEmpty
    with telling(now) as tell:
        found = clusters.subject_named(name)
        if found is not None:
            return found
        made = Subject.objects.create(
            name=name, slug=free_slug(name), kind=kind, parent_id=parent_id, about=about[:300]
        )
        tell(LedgerChanged((made.pk,), pages=True))
    return int(made.pk)


def free_slug(name: str) -> str:
    """An address that no subject has yet."""
    start = slugify(name)[:70] or "subject"
    start = f"{start}-2" if start in RESERVED else start
    found, number = start, 1
    while Subject.objects.filter(slug=found).exists():
        number += 1
        found = f"{start}-{number}"
    return found


def ensure_metric(
    name: str, unit: str, now: datetime, period_kind: str = "year", better: str = "", counted: str = ""
) -> int:
    """The id of the metric with this name; made if there is none. One that is there stays as it is."""
    with telling(now):
        made, _ = Metric.objects.get_or_create(
            name=name[:120],
            defaults={
                "slug": (slugify(name) or "metric")[:80], "unit": unit, "period_kind": period_kind, "better": better,
                "counted": counted[:300],
            },
        )  # fmt: skip
    return int(made.pk)


def merge(subject_id: int, into_id: int, by: str, now: datetime) -> None:
    """From now on, one subject is another: its promises and figures stand there. Raises NoSuchEntry, WithinItself."""
    with telling(now) as tell:
        clusters.lock([subject_id, into_id])
        subject, into = _subject(subject_id), _subject(into_id)
        if subject.pk in clusters.chain(into.pk):
            raise WithinItself
        Merging.objects.create(subject=subject, into=into, by=by, at=now)
        Subject.objects.filter(pk=subject.pk).update(merged_into=into)
        _again(tell, (subject.pk, into.pk), now)


def split(subject_id: int, by: str, now: datetime) -> None:
    """A merged subject is one of its own again, with all it had. Raises NoSuchEntry, NotMerged."""
    with telling(now) as tell:
        clusters.lock([subject_id])
        subject = _subject(subject_id)
        if subject.merged_into_id is None:
            raise NotMerged
        Merging.objects.create(subject=subject, into=None, by=by, at=now)
        Subject.objects.filter(pk=subject.pk).update(merged_into=None)
        _again(tell, (subject.pk, subject.merged_into_id), now)


def _subject(subject_id: int) -> Subject:
    found = Subject.objects.select_for_update().filter(pk=subject_id).first()
    if found is None:
        raise NoSuchEntry
    return found


def _again(tell: Telling, subjects: tuple[int, ...], now: datetime) -> None:
    """Other figures count for these subjects' promises than did."""
    everybody = {one for subject in subjects for one in clusters.members(subject)}
    promises = Promise.objects.filter(subject_id__in=everybody)
    settle(promises, tell, now)
    ask_again(promises)
    notice_all(everybody, now)
    tell(LedgerChanged(tuple(sorted(everybody)), tuple(promises.values_list("pk", flat=True))))
