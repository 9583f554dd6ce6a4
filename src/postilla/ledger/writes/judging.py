"""Verdicts: computed again when something was seen or a day has passed, overruled by editors, and undone."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from postilla.ledger import courses
from postilla.ledger.events import LedgerChanged, VerdictChanged
from postilla.ledger.evidence import seen_of, terms_of
from postilla.ledger.models import Heading, Promise, Revision, Verdict
from postilla.ledger.refusals import NoSuchEntry, ReasonMissing, TakenBackAlready, TermsUnclear
from postilla.ledger.rules import judge
from postilla.ledger.values import MEASURED, STATES, WAITING, Course, Judgement, Terms
from postilla.outbox.writes import Telling, telling

AT_ONCE = 500  # promises judged by one set of queries


def settle_all(now: datetime) -> int:
    """Judge every promise again; how many have another verdict."""
    return sum(_settled(Promise.objects.all(), now))


def settle_due(now: datetime) -> int:
    """Judge those again that a day's passing may change: not decided, with a due date, or a cadence."""
    return sum(_settled(Promise.objects.filter(state__in=WAITING).exclude(due=None, kind="done"), now))


def _settled(promises: "QuerySet[Promise]", now: datetime) -> Iterator[int]:
    last = 0
    while True:
        ids = list(promises.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
        if not ids:
            return
        with telling(now) as tell:
            yield settle(Promise.objects.filter(pk__in=ids), tell, now)
        last = ids[-1]


def settle(promises: "QuerySet[Promise]", tell: Telling, now: datetime) -> int:
    """Within a transaction: judge these again, append what is new, tell what changed; how many changed."""
    # Locked before anything is read: who judges at the same time then sees what the other has recorded.
    mine = Promise.objects.filter(pk__in=promises.order_by().values("pk")).select_for_update(of=("self",))
    found = list(mine.select_related("metric").order_by("pk"))
    if not found:
        return 0
    keys = [one.pk for one in found]
    revisions: dict[int, list[Revision]] = {}
    for revision in Revision.objects.filter(promise_id__in=keys):
        revisions.setdefault(revision.promise_id, []).append(revision)
    terms = {one.pk: terms_of(one, revisions.get(one.pk, [])) for one in found}
    seen = seen_of(found, terms)
    last, set_by_hand = _standing(keys)
    today, new = timezone.localdate(now), []
    heading = _headings(terms, today, tell)
    changed, delayed = [], [one for one in found if one.due_now != terms[one.pk].due]
    for promise in delayed:
        promise.due_now = terms[promise.pk].due
    for promise in found:
        judged = judge(terms[promise.pk], seen.get(promise.pk, []), today, heading.get(promise.pk))
        known = last.get(promise.pk)
        if known is None or _said(known) != judged:
            new.append(_row(promise.pk, judged, now))
            if promise.pk not in set_by_hand and _moves(promise, judged.state, now, tell):
                changed.append(promise)
            elif known is not None:
                tell(LedgerChanged((), (promise.pk,)))
    Verdict.objects.bulk_create(new)
    Promise.objects.bulk_update(changed, ["state", "state_since"], batch_size=200)
    Promise.objects.bulk_update(delayed, ["due_now"], batch_size=200)
    return len(changed)


def _headings(terms: dict[int, Terms], today: date, tell: Telling) -> dict[int, Course]:
    """The courses of what still runs. One of a period that is over, or of another, as before a promise was delayed, is
    shown to nobody any more."""
    found = courses.of(terms)
    old = [one for one, of in found.items() if of.period != terms[one].period or of.period.end < today]
    if old:
        Heading.objects.filter(pk__in=old).delete()
        tell(LedgerChanged((), tuple(old)))
    return {one: of for one, of in found.items() if one not in old}


def ask_again(promises: "QuerySet[Promise]") -> None:
    """Within a transaction: figures or terms of these changed, so the worker is to tell their course again."""
    promises.filter(kind__in=MEASURED, state__in=WAITING).order_by().update(course_due=True)


def _standing(keys: list[int]) -> tuple[dict[int, Verdict], set[int]]:
    """The newest verdict of the rules for each, and those for which an editor's stands."""
    last: dict[int, Verdict] = {}
    by_hand = set()
    for verdict in Verdict.objects.filter(promise_id__in=keys).order_by("pk"):
        if not verdict.by:
            last[verdict.promise_id] = verdict
        elif verdict.undone_at is None:
            by_hand.add(verdict.promise_id)
    return last, by_hand


def _said(row: Verdict) -> Judgement:
    return Judgement(row.state, row.why, tuple(row.used), row.missing, row.contested, row.detail)


def _row(promise_id: int, judged: Judgement, now: datetime) -> Verdict:
    return Verdict(
        promise_id=promise_id, state=judged.state, why=judged.why, missing=judged.missing, detail=judged.detail,
        contested=judged.contested, used=list(judged.used), at=now,
    )  # fmt: skip


def _moves(promise: Promise, state: str, now: datetime, tell: Telling, by: str = "") -> bool:
    """Whether the verdict that readers see is another now; told if so."""
    if promise.state == state:
        return False
    tell(VerdictChanged(promise.pk, promise.state, state, by))
    promise.state, promise.state_since = state, now
    return True


def overrule(promise_id: int, state: str, reason: str, by: str, now: datetime) -> int:
    """An editor's verdict, which stands whatever the rules find, until it is undone; its id.

    Raises NoSuchEntry, ReasonMissing, TermsUnclear (no such verdict).
    """
    if state not in STATES:
        raise TermsUnclear("state", what="There is no such verdict.")
    if len(reason.split()) < 2:
        raise ReasonMissing
    with telling(now) as tell:
        promise = _locked(promise_id)
        made = Verdict.objects.create(promise=promise, state=state, by=by, reason=reason.strip()[:500], at=now)
        _moves(promise, state, now, tell, by)
        promise.save(update_fields=["state", "state_since"])
        tell(LedgerChanged((), (promise.pk,)))
    return int(made.pk)


def undo(verdict_id: int, by: str, now: datetime) -> None:
    """Take an editor's verdict back: the one before stands again, or the rules'.

    Raises NoSuchEntry, TakenBackAlready.
    """
    with telling(now) as tell:
        of = Verdict.objects.filter(pk=verdict_id).exclude(by="").values_list("promise_id", flat=True).first()
        if of is None:
            raise NoSuchEntry
        promise = _locked(of)
        verdict = Verdict.objects.get(pk=verdict_id)  # as it is with the promise locked
        if verdict.undone_at is not None:
            raise TakenBackAlready.since(verdict.undone_by, verdict.undone_at)
        Verdict.objects.filter(pk=verdict.pk).update(undone_at=now, undone_by=by)
        left = Verdict.objects.filter(promise=promise, undone_at=None)
        stands = left.exclude(by="").order_by("-pk").first() or left.order_by("-pk").first()
        if stands is not None:
            _moves(promise, stands.state, now, tell, by)
            promise.save(update_fields=["state", "state_since"])
        settle(Promise.objects.filter(pk=promise.pk), tell, now)
        ask_again(Promise.objects.filter(pk=promise.pk))
        tell(LedgerChanged((), (promise.pk,)))


def _locked(promise_id: int) -> Promise:
    found = Promise.objects.select_for_update().filter(pk=promise_id).first()
    if found is None:
        raise NoSuchEntry
    return found
