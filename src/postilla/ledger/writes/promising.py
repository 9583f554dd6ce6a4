"""Promises: recorded, changed by who made them."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from postilla.grounds.settled import forget_with_commit
from postilla.ledger import reading
from postilla.ledger.drafts import Place, Promised
from postilla.ledger.events import LedgerChanged, LedgerClosed, LedgerOpened, PromiseRecorded
from postilla.ledger.evidence import gauge_of
from postilla.ledger.models import Metric, Observation, Promise, Subject
from postilla.ledger.refusals import NoSuchEntry, RepeatedPromise, WordsMissing
from postilla.ledger.values import OPEN, Terms
from postilla.ledger.writes.judging import ask_again, settle
from postilla.outbox.writes import Telling, telling


def promise(draft: Promised, by: str, now: datetime) -> int:
    """Record a promise and judge it by what is known already; its id.

    Raises WordsMissing, PlaceMissing, NoSuchEntry, RepeatedPromise for the same terms from the same passage of an
    article, and the refusals of `reading.aim` and `reading.told`.
    """
    words = draft.said.words.strip()
    if not words or not draft.title.strip():
        raise WordsMissing("words" if not words else "title")
    reading.place(draft.place)
    metric = Metric.objects.filter(pk=draft.aim.metric_id).first() if draft.aim.metric_id else None
    terms = reading.aim(draft.aim, gauge_of(metric) if metric else None)
    reading.told(draft.said.on, terms, timezone.localdate(now))
    said, place, when = draft.said, draft.place, terms.period
    with telling(now) as tell:
        # Locked, so that of two who keep the same at once the second finds the first's.
        if not Subject.objects.select_for_update().filter(pk=draft.subject_id).exists():
            raise NoSuchEntry("subject")
        _not_repeated(draft, terms)
        made = Promise.objects.create(
            subject_id=draft.subject_id, title=draft.title.strip()[:160], words=words[:2000], said_on=said.on,
            speaker=said.speaker[:120], role=said.role[:120], certainty=said.certainty, language=said.language,
            article=place.article, article_revision=place.revision, passage=place.passage.strip()[:1000],
            link_title=place.link_title[:200], link_url=place.link_url[:500], kind=terms.kind,
            metric_id=draft.aim.metric_id, low=terms.aim.low, high=terms.aim.high, start=when.start if when else None,
            end=when.end if when else None, due=terms.due, per=terms.per, count=terms.count,
            measurable=terms.measurable, look_at=draft.look_at[:300], state=OPEN, state_since=now, recorded_at=now,
            recorded_by=by,
        )  # fmt: skip
        _recorded(made, tell, now)
    return int(made.pk)


def _not_repeated(draft: Promised, terms: Terms) -> None:
    place, when = draft.place, terms.period
    if not place.article or not place.passage:
        return
    same = Promise.objects.filter(
        subject_id=draft.subject_id, article=place.article, passage=place.passage.strip()[:1000], kind=terms.kind,
        low=terms.aim.low, high=terms.aim.high, start=when.start if when else None, end=when.end if when else None,
        due=terms.due, per=terms.per, count=terms.count,
    )  # fmt: skip
    found = same.values_list("pk", flat=True).first()
    if found is not None:
        raise RepeatedPromise(id=found)


def recorded(promise_id: int, now: datetime) -> None:
    """A promise was stored by the staff's form: judge it, and tell as `promise` does."""
    with telling(now) as tell:
        _recorded(Promise.objects.get(pk=promise_id), tell, now)


def _recorded(made: Promise, tell: Telling, now: datetime) -> None:
    forget_with_commit()
    settle(Promise.objects.filter(pk=made.pk), tell, now)
    tell(PromiseRecorded(made.pk))
    tell(LedgerChanged((made.subject_id,), (made.pk,), pages=True))
    if not Promise.objects.exclude(pk=made.pk).exists():
        tell(LedgerOpened())


def removed(gone: Promise, shown: Sequence[str], now: datetime) -> None:
    """A promise was deleted, which articles at the paths `shown` have: no page is to show it any more.

    Called within the transaction that deletes it.
    """
    articles = (gone.article,) if gone.article else ()
    with telling(now) as tell:
        forget_with_commit()
        tell(LedgerChanged((gone.subject_id,), (gone.pk,), pages=True, articles=articles, shown=tuple(shown)))
        if not Promise.objects.exists():
            tell(LedgerClosed())


def subject_removed(gone: Subject, shown: Sequence[str], now: datetime) -> None:
    """A subject was deleted; as `removed`."""
    above = (gone.parent_id,) if gone.parent_id else ()
    with telling(now) as tell:
        tell(LedgerChanged((gone.pk, *above), pages=True, slugs=(gone.slug,), shown=tuple(shown)))


def place(promise_id: int, where: Place, now: datetime) -> None:
    """Say where a promise stands, when that is known or known better. Raises PlaceMissing, LinkUnclear, NoSuchEntry."""
    reading.place(where)
    with telling(now) as tell:
        found = Promise.objects.filter(pk=promise_id)
        changed = found.update(
            article=where.article, article_revision=where.revision, passage=where.passage.strip()[:1000],
            link_title=where.link_title[:200], link_url=where.link_url[:500],
        )  # fmt: skip
        if not changed:
            raise NoSuchEntry
        forget_with_commit()
        tell(LedgerChanged((), (promise_id,), pages=True))


def changed(now: datetime, subjects: Sequence[int] = (), promises: Sequence[int] = (), metric: int = 0) -> None:
    """Rows of these were saved in the staff's lists: judge what hangs on them again, and tell.

    A subject may be new, or have another address than before.
    """
    with telling(now) as tell:
        hang = Promise.objects.filter(Q(pk__in=promises) | Q(subject_id__in=subjects) | Q(metric_id=metric))
        settle(hang, tell, now)
        ask_again(hang)
        if promises:  # what was settled for their conversations, or by which article's section that goes
            forget_with_commit()
        measured = Observation.objects.filter(metric_id=metric).order_by().values_list("subject_id", flat=True)
        shown = (*subjects, *(measured.distinct() if metric else ()))
        tell(LedgerChanged(shown, tuple(hang.values_list("pk", flat=True)), pages=bool(subjects)))
