"""Who wants to hear what: asked for, confirmed by who reads the mailbox, changed, ended."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Sum

from postilla.identity import writes as identity
from postilla.identity.values import SUBSCRIBE
from postilla.notifications import refusals as r, rules
from postilla.notifications.models import Notice, Subscription
from postilla.notifications.reads import mail_is_on
from postilla.outbox.writes import telling

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Wish:
    """What somebody asks to hear. `target` is a subject, or the path of an author or section; empty for answers."""

    kind: str
    target: str = ""
    rhythm: str = rules.INSTANT
    network: str = ""


def follow(guest_id: int, wish: Wish, now: datetime, *, proven: bool, language: str = "") -> int:
    """Note the wish of a guest; the subscription's id. `proven`: this browser has shown that it reads their mail.

    What was not proven holds once a link in a letter was followed (`confirm`); the letter follows from identity's
    fact. A wish that is held already stays as it is, unless who asks is proven. Raises Refusals.
    """
    if not mail_is_on():
        raise r.NoMail
    if wish.kind not in rules.KINDS or (wish.kind != rules.ANSWERS and not wish.target):
        raise r.NothingToFollow
    if wish.rhythm not in rules.RHYTHMS:
        raise r.UnknownRhythm
    with telling(now):
        row = Subscription.objects.filter(guest_id=guest_id, kind=wish.kind, target=wish.target).first()
        active = row is not None and row.confirmed_at is not None and row.ended_at is None
        if row is None:
            _not_too_often(wish.network, now)
            row = Subscription(guest_id=guest_id, kind=wish.kind, target=wish.target)
        if active and not proven:
            return row.id
        row.rhythm, row.network, row.asked_at, row.ended_at = wish.rhythm, wish.network, now, None
        row.confirmed_at = (row.confirmed_at or now) if proven else None
        row.save()
        if not proven:
            _ask(row, language, now)
    return row.id


def wants_answers(guest_id: int) -> bool:
    """Whether a guest confirmed that they want mail about what becomes of their comments."""
    wish = Subscription.objects.filter(guest_id=guest_id, kind=rules.ANSWERS, ended_at=None)
    return wish.exclude(confirmed_at=None).exists()


def confirm(subscription_id: int, guest_id: int, now: datetime) -> None:
    """Whoever reads the mailbox wants it. Raises NoSuchSubscription; a second time changes nothing."""
    with telling(now):
        row = Subscription.objects.filter(id=subscription_id, guest_id=guest_id).first()
        if row is None:
            raise r.NoSuchSubscription
        if row.confirmed_at is None or row.ended_at is not None:
            row.confirmed_at, row.ended_at = now, None
            row.save(update_fields=["confirmed_at", "ended_at"])


def confirm_all(guest_id: int, now: datetime) -> None:
    """A guest has shown otherwise that they read their mail: what they asked for and did not end holds."""
    with telling(now):
        Subscription.objects.filter(guest_id=guest_id, confirmed_at=None, ended_at=None).update(confirmed_at=now)


def end(subscription_id: int, guest_id: int, now: datetime) -> None:
    """Nothing more of it, not even what waits. Raises NoSuchSubscription; a second time changes nothing."""
    with telling(now):
        if not Subscription.objects.filter(id=subscription_id, guest_id=guest_id).exists():
            raise r.NoSuchSubscription
        Subscription.objects.filter(id=subscription_id, ended_at=None).update(ended_at=now)
        Notice.objects.filter(subscription_id=subscription_id, told=False).delete()


def settle(guest_id: int, rhythms: dict[int, str], quiet: tuple[int, int] | None, now: datetime) -> None:
    """Change a guest's subscriptions: the rhythm of each by id ("" ends it), and the quiet hours of all."""
    with telling(now):
        for row in Subscription.objects.filter(guest_id=guest_id, ended_at=None):
            wanted = rhythms.get(row.id, row.rhythm)
            if wanted == "":
                end(row.id, guest_id, now)
                continue
            if wanted not in rules.RHYTHMS:
                raise r.UnknownRhythm
            row.rhythm, (row.quiet_from, row.quiet_until) = wanted, quiet or (None, None)
            row.save(update_fields=["rhythm", "quiet_from", "quiet_until"])


def _ask(row: Subscription, language: str, now: datetime) -> None:
    """Have a letter sent that asks to confirm, but no more than a few a day to one mailbox, whoever asks."""
    same = Subscription.objects.filter(guest__address_hash=row.guest.address_hash, asked_at__gt=now - DAY)
    if (same.aggregate(n=Sum("letters"))["n"] or 0) >= rules.ASKED_A_DAY:
        return
    if identity.ask(SUBSCRIBE, row.guest_id, now, payload=row.id, language=language) is not None:
        Subscription.objects.filter(id=row.id).update(letters=row.letters + 1)


def _not_too_often(network: str, now: datetime) -> None:
    if not network:
        return
    asked = Subscription.objects.filter(network=network, asked_at__gt=now - HOUR).order_by("-asked_at")
    times = list(asked.values_list("asked_at", flat=True)[: rules.ASKED_AN_HOUR])
    if len(times) >= rules.ASKED_AN_HOUR:
        raise r.AskedTooOften(seconds=max(1, int((times[-1] + HOUR - now).total_seconds())))
