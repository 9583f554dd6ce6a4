"""Which mailbox is to be told what became of a promise: noted once, gathered into letters when due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from postilla.ledger import reads as ledger
from postilla.notifications import rules
from postilla.notifications.models import LedgerNotice, Subscription
from postilla.notifications.values import LATER, USUAL, Order
from postilla.notifications.writes.letters import queue
from postilla.outbox.writes import telling

MOST = 500  # letters made at once


@dataclass(frozen=True)
class News:
    """What became of promises. `key` is of the fact; `ref` as in models.LedgerNotice."""

    key: str
    what: str
    ref: str
    promises: tuple[int, ...]


def note(news: News, now: datetime) -> int:
    """Note for each mailbox that follows one of these promises, or whose they are, that it is to be told; how many.

    A second time changes nothing. One question to the database where nobody follows any.
    """
    active = Subscription.objects.filter(ended_at=None, confirmed_at__isnull=False)
    active = active.filter(kind__in=(rules.PROMISE, rules.PROMISER))
    if not news.promises or not active.exists():
        return 0
    fresh: dict[tuple[str, int], LedgerNotice] = {}
    for card in ledger.cards(news.promises):
        same = [str(one) for one in ledger.subjects_like([card.subject.id])]
        asked = Q(kind=rules.PROMISE, target=str(card.id)) | Q(kind=rules.PROMISER, target__in=same)
        for row in active.filter(asked).select_related("guest").order_by("id"):
            due = rules.due(row.rhythm, _quiet(row), now, ZoneInfo(settings.TIME_ZONE))
            box = row.guest.address_hash
            known = fresh.get((box, card.id))
            if box and (known is None or due < known.due_at):
                fresh[box, card.id] = LedgerNotice(
                    subscription=row, mailbox=box, key=news.key, promise_id=card.id, what=news.what, ref=news.ref,
                    due_at=due,
                )  # fmt: skip
    with telling(now):
        LedgerNotice.objects.bulk_create(fresh.values(), ignore_conflicts=True)
    return len(fresh)


def forget(subscription_ids: Iterable[int]) -> None:
    """What waits for subscriptions that have ended is not told."""
    LedgerNotice.objects.filter(subscription_id__in=list(subscription_ids), told=False).delete()


def gather(now: datetime) -> int:
    """Put what is due into letters, one for each thing that a mailbox follows; how many letters."""
    waiting = LedgerNotice.objects.filter(told=False, due_at__lte=now)
    groups = waiting.order_by("subscription_id").values_list("subscription_id", flat=True).distinct()[:MOST]
    return sum(_post(subscription, now) for subscription in groups)


def _post(subscription: int, now: datetime) -> int:
    with telling(now):
        mine = LedgerNotice.objects.filter(told=False, due_at__lte=now, subscription_id=subscription)
        rows = list(mine.select_for_update(of=("self",)).select_related("subscription").order_by("id"))
        if not rows:
            return 0
        wish = rows[0].subscription
        about = {"subscription": wish.id, "news": [[row.promise_id, row.what, row.ref] for row in rows]}
        rank = USUAL if wish.rhythm == rules.INSTANT else LATER
        order = Order(f"news:{rows[0].id}:{now.isoformat()}", "news", f"guest:{wish.guest_id}", about, rank=rank)
        if (letter := queue(order, now)) is None:
            return 0
        LedgerNotice.objects.filter(id__in=[row.id for row in rows]).update(told=True, letter_id=letter)
    return 1


def _quiet(row: Subscription) -> tuple[int, int] | None:
    return None if row.quiet_from is None or row.quiet_until is None else (row.quiet_from, row.quiet_until)
