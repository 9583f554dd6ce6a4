"""Evidence from readers: offered from a comment, accepted into the ledger or declined."""

from datetime import datetime

from postilla.ledger import reading
from postilla.ledger.drafts import Figure, Happening, Offered
from postilla.ledger.events import EvidenceOffered, EvidenceSettled
from postilla.ledger.models import Offer, Promise
from postilla.ledger.refusals import EvidenceMissing, NoSuchEntry, OfferedAlready, OfferSettled, ReasonMissing
from postilla.ledger.values import ACCEPTED, DECLINED, OFFERED
from postilla.ledger.writes.observing import happened, record
from postilla.outbox.writes import Telling, telling


def offer(draft: Offered, now: datetime) -> int:
    """Put evidence before the editors; its id. The door has looked at the comment and at who offers it.

    Raises NoSuchEntry, EvidenceMissing, OfferedAlready, LinkUnclear, NumberUnclear, PeriodUnclear.
    """
    if draft.by_guest is not None and not draft.link.strip() and not draft.value.strip():
        raise EvidenceMissing
    for url, field in ((draft.link, "link"), (draft.picture, "picture")):
        reading.link(url, field)
    if draft.value.strip():
        reading.amount(draft.value, "", "value")
    if draft.period.strip() or draft.value.strip():
        reading.period(draft.period)
    with telling(now) as tell:
        if Promise.objects.select_for_update().filter(pk=draft.promise_id).first() is None:
            raise NoSuchEntry("promise")
        others = Offer.objects.filter(promise_id=draft.promise_id, comment_id=draft.comment_id)
        if others.exclude(state=DECLINED).exists():
            raise OfferedAlready
        made = Offer.objects.create(
            promise_id=draft.promise_id, comment_id=draft.comment_id, thread=draft.thread, by_guest=draft.by_guest,
            kept=draft.kept, link=draft.link.strip()[:500], picture=draft.picture.strip()[:500],
            value=draft.value.strip()[:40], period=draft.period.strip()[:30], offered_at=now,
        )  # fmt: skip
        tell(EvidenceOffered(made.pk, made.promise_id, made.comment_id, made.thread))
    return int(made.pk)


def cite(draft: Figure | Happening, promise_id: int, thread: str, by: str, now: datetime) -> int:
    """An editor records what a comment of a thread brought: offered and accepted at once; the observation's id.

    Raises as `offer` and `accept` do.
    """
    kept = draft.holds if isinstance(draft, Happening) else True
    with telling(now):
        made = offer(Offered(promise_id, draft.comment_id or 0, thread, kept, draft.source.url), now)
        return accept(made, draft, by, now)


def accept(offer_id: int, draft: Figure | Happening, by: str, now: datetime) -> int:
    """Evidence becomes an observation that names its comment; the observation's id.

    Raises NoSuchEntry, OfferSettled, and the refusals of `record` and `happened`; then the offer still waits.
    """
    with telling(now) as tell:
        row = _waiting(offer_id)
        made = record(draft, by, now) if isinstance(draft, Figure) else happened(draft, by, now)
        row.observation_id = made
        _settled(row, ACCEPTED, by, tell)
    return made


def decline(offer_id: int, reason: str, by: str, now: datetime) -> None:
    """Evidence is not taken up, with a reason that is shown at its comment.

    Raises NoSuchEntry, OfferSettled, ReasonMissing.
    """
    if len(reason.split()) < 2:
        raise ReasonMissing
    with telling(now) as tell:
        row = _waiting(offer_id)
        row.reason = reason.strip()[:300]
        _settled(row, DECLINED, by, tell)


def _waiting(offer_id: int) -> Offer:
    row = Offer.objects.select_for_update().filter(pk=offer_id).first()
    if row is None:
        raise NoSuchEntry
    if row.state != OFFERED:
        raise OfferSettled
    return row


def _settled(row: Offer, state: str, by: str, tell: Telling) -> None:
    row.state, row.settled_at, row.settled_by = state, tell.now, by
    row.save(update_fields=["state", "settled_at", "settled_by", "reason", "observation"])
    tell(EvidenceSettled(row.pk, row.promise_id, row.comment_id, row.thread, state == ACCEPTED))
