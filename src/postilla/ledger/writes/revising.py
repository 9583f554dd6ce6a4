"""Changes of promises by who made them: appended, and taken back where they were a slip of ours."""

from datetime import date, datetime

from django.utils import timezone

from postilla.ledger import reading
from postilla.ledger.choices import CHANGES
from postilla.ledger.drafts import Change
from postilla.ledger.events import LedgerChanged, PromiseRevised
from postilla.ledger.evidence import first_terms, revised
from postilla.ledger.models import Promise, Revision
from postilla.ledger.refusals import (
    ChangeDisagrees,
    ChangedSince,
    ChangeOutOfOrder,
    ChangeUnknown,
    NoSuchEntry,
    RangeUpsideDown,
    ReasonMissing,
    TakenBackAlready,
)
from postilla.ledger.rules.changes import disagreement
from postilla.ledger.values import Bounds, Terms
from postilla.ledger.writes.judging import ask_again, settle
from postilla.outbox.writes import Telling, telling


def revise(promise_id: int, draft: Change, by: str, now: datetime) -> int:
    """Append what was made of a promise by who made it; the revision's id.

    Raises ChangeUnknown, ChangeOutOfOrder, ChangeDisagrees, NoSuchEntry, SourceMissing, and refusals of numbers and
    periods.
    """
    if draft.change not in dict(CHANGES):
        raise ChangeUnknown
    reading.source(draft.source)
    reading.near(draft.on, "on")
    reading.near(draft.due, "due")
    with telling(now) as tell:
        row = _locked(promise_id)
        before = _in_order(row, draft.on, timezone.localdate(now))
        aim = _aim(draft, before.aim)
        when = reading.period(draft.period) if draft.period.strip() else None
        made = Revision(
            promise=row, change=draft.change, on=draft.on, words=draft.words.strip()[:2000], low=aim.low,
            high=aim.high, start=when.start if when else None, end=when.end if when else None, due=draft.due,
            link_title=draft.source.title[:200], link_url=draft.source.url[:500], recorded_at=now, recorded_by=by,
        )  # fmt: skip
        field, what = _wrong(before, made)
        if what:
            raise ChangeDisagrees(field, what=what)
        made.save()
        _told(row, tell, now)
        tell(PromiseRevised(row.pk, made.change, made.pk))
    return int(made.pk)


def take_back_change(promise_id: int, revision_id: int, why: str, by: str, now: datetime) -> None:
    """A change of this promise was a slip of ours: it counts no more, and stays to be seen with the reason.

    Raises NoSuchEntry, ReasonMissing, TakenBackAlready, and ChangedSince where a later one is none without it.
    """
    if len(why.split()) < 2:
        raise ReasonMissing("why")
    with telling(now) as tell:
        row = _locked(promise_id)
        gone = row.revisions.filter(pk=revision_id).first()
        if gone is None:
            raise NoSuchEntry
        if gone.taken_back_at is not None:
            raise TakenBackAlready.since(gone.taken_back_by, gone.taken_back_at)
        terms = first_terms(row)
        for other in row.revisions.filter(taken_back_at=None).exclude(pk=gone.pk).order_by("on", "pk"):
            if (other.on, other.pk) > (gone.on, gone.pk) and _wrong(terms, other)[1]:
                raise ChangedSince(on=other.on.isoformat())
            terms = revised(terms, other)
        gone.taken_back_at, gone.taken_back_by, gone.taken_back_why = now, by, why.strip()[:300]
        gone.save(update_fields=["taken_back_at", "taken_back_by", "taken_back_why"])
        _told(row, tell, now)


def _told(row: Promise, tell: Telling, now: datetime) -> None:
    settle(Promise.objects.filter(pk=row.pk), tell, now)
    ask_again(Promise.objects.filter(pk=row.pk))
    tell(LedgerChanged((row.subject_id,), (row.pk,)))


def _locked(promise_id: int) -> Promise:
    row = Promise.objects.select_for_update(of=("self",)).select_related("metric").filter(pk=promise_id).first()
    if row is None:
        raise NoSuchEntry
    return row


def _in_order(row: Promise, on: date, today: date) -> Terms:
    """The terms before a change of a day that can be one's. Raises ChangeOutOfOrder."""
    if on > today:
        raise ChangeOutOfOrder(what=f"That day has not come: today is {today.isoformat()}.")
    if on < row.said_on:
        raise ChangeOutOfOrder(what=f"It was promised on {row.said_on.isoformat()}, and changed afterwards.")
    terms = first_terms(row)
    for revision in row.revisions.filter(taken_back_at=None).order_by("on", "pk"):
        if on < revision.on:
            last = revision.on.isoformat()
            raise ChangeOutOfOrder(
                what=f"It was changed on {last}, after this day. Take that back, record this one, then that again."
            )
        terms = revised(terms, revision)
    return terms


def _wrong(before: Terms, change: Revision) -> tuple[str, str]:
    """What disagrees in it, as `disagreement`. Who withdraws names none."""
    after = revised(before, change)
    if change.change == "withdrawn":
        named = any(one is not None for one in (change.low, change.high, change.start, change.due))
        return (
            ("change", "Who withdraws a promise gives no new number or day. Leave them empty.") if named else ("", "")
        )
    return disagreement(change.change, before, after, change.words)


def _aim(draft: Change, before: Bounds) -> Bounds:
    """The numbers that the change names."""
    low = reading.number(draft.low, "low") if draft.low.strip() else None
    high = reading.number(draft.high, "high") if draft.high.strip() else None
    then_low, then_high = before.low if low is None else low, before.high if high is None else high
    if then_low is not None and then_high is not None and then_low > then_high:
        raise RangeUpsideDown(low=then_low, high=then_high)
    return Bounds(low, high)
