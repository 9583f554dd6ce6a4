"""Who wants to hear what: asked for, confirmed by who reads the mailbox, changed, ended."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F

from postilla.identity import writes as identity
from postilla.identity.addresses import address_hash
from postilla.identity.reads import speaker
from postilla.identity.reads.proofs import asked_since, is_open
from postilla.identity.values import SUBSCRIBE, Proved
from postilla.notifications import refusals as r, rules
from postilla.notifications.mailbox import of_mailbox
from postilla.notifications.models import Subscription
from postilla.notifications.reads import answers_waiting, mail_is_on, subscriptions_of
from postilla.notifications.writes import news, notices
from postilla.outbox.writes import telling

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Wish:
    """What somebody asks to hear. `target` is a subject, or the path of an author or section; empty for answers.

    `since`: when it was asked for in passing, if not now. What was asked for or ended after it stands, and while a
    letter about it can be answered still, there is no other.
    """

    kind: str
    target: str = ""
    rhythm: str = rules.INSTANT
    network: str = ""
    since: datetime | None = None


def follow_by_mail(address: str, guest_id: int | None, wish: Wish, now: datetime, *, language: str) -> bool:
    """Whoever gives an address, in a browser known as a guest or as nobody, wants mail there. Whether it holds already
    because this browser has shown that it reads that mailbox. Raises as `follow` does; then nobody was met either.
    """
    hashed = address_hash(address)
    with telling(now):
        known = speaker(guest_id) if guest_id is not None else None
        if known is not None and known.address_hash == hashed:
            follow(known.guest_id, wish, now, proven=known.confirmed, language=language)
            return known.confirmed
        same = Subscription.objects.filter(guest__address_hash=hashed, kind=wish.kind, target=wish.target).first()
        met = same.guest_id if same else identity.meet("", address, "", None, now).guest_id
        follow(met, wish, now, proven=False, language=language)
    return False


def note(guest_id: int, wish: Wish, now: datetime, *, proven: bool, language: str = "") -> int:
    """Note a wish as `follow` does where another letter asks to confirm it already."""
    return _follow(guest_id, wish, now, proven=proven, language=language, asks=False)


def follow(guest_id: int, wish: Wish, now: datetime, *, proven: bool, language: str = "") -> int:
    """Note the wish of a guest; the subscription's id. `proven`: this browser has shown that it reads their mail.

    What was not proven holds once a link in a letter was followed (`confirm`); the letter follows from identity's
    fact. A wish that the mailbox holds already stays as it is, unless who asks is proven. Raises Refusals.
    """
    return _follow(guest_id, wish, now, proven=proven, language=language, asks=True)


def _follow(guest_id: int, wish: Wish, now: datetime, *, proven: bool, language: str, asks: bool) -> int:
    """`language`: of the page on which it was asked for. `asks`: whether a letter goes out that asks to confirm."""
    if not mail_is_on():
        raise r.NoMail
    if wish.kind not in rules.KINDS or (wish.kind != rules.ANSWERS and not wish.target):
        raise r.NothingToFollow
    if wish.rhythm not in rules.RHYTHMS:
        raise r.UnknownRhythm
    with telling(now):
        row = _standing(guest_id, wish)
        active = row is not None and row.confirmed_at is not None and row.ended_at is None
        if row is None:
            _not_too_often(wish.network, now)
            row = Subscription(guest_id=guest_id, kind=wish.kind, target=wish.target)
        elif (active and not proven) or _settled(row, wish.since):
            return row.id
        row.rhythm, row.network, row.asked_at, row.ended_at = wish.rhythm, wish.network, now, None
        row.language = language
        row.confirmed_at = (row.confirmed_at or now) if proven else None
        row.save()
        if asks and not proven and not (wish.since and is_open(SUBSCRIBE, guest_id, row.id, now)):
            _ask(row, language, now)
    return row.id


def _standing(guest_id: int, wish: Wish) -> Subscription | None:
    """What the mailbox has of this wish; if of several browsers, what holds. Answers are to one guest's comments."""
    same = of_mailbox(guest_id) if wish.kind != rules.ANSWERS else Subscription.objects.filter(guest_id=guest_id)
    rows = same.filter(kind=wish.kind, target=wish.target)
    lasting = rows.filter(ended_at=None).order_by(F("confirmed_at").asc(nulls_last=True), "id")
    return lasting.first() or rows.order_by("id").first()


def _settled(row: Subscription, since: datetime | None) -> bool:
    """Whether what was wanted at a time is out of date: it was asked for again, or ended, since."""
    return since is not None and (row.asked_at >= since or (row.ended_at is not None and row.ended_at >= since))


def wants_answers(guest_id: int) -> bool:
    """Whether a guest confirmed that they want mail about what becomes of their comments."""
    wish = Subscription.objects.filter(guest_id=guest_id, kind=rules.ANSWERS, ended_at=None)
    return wish.exclude(confirmed_at=None).exists()


def confirm_by(token: str, now: datetime) -> Proved:
    """Whoever followed the link of a letter wants what it asked about; what was proved.

    Raises as identity's `use` does, and NoSuchSubscription, which does not use the link up.
    """
    with telling(now):
        proved = identity.use(token, SUBSCRIBE, now)
        confirm(proved.payload or 0, proved.guest_id, now)
    return proved


def confirm_answers(guest_id: int, now: datetime) -> None:
    """Whoever reads the mailbox wants the mail about answers that waits for it; a second time changes nothing."""
    with telling(now):
        for one in answers_waiting(guest_id):
            confirm(one, guest_id, now)


def confirm(subscription_id: int, guest_id: int, now: datetime) -> None:
    """Whoever reads the mailbox wants it. Raises NoSuchSubscription; a second time changes nothing."""
    with telling(now):
        row = Subscription.objects.filter(id=subscription_id, guest_id=guest_id).first()
        if row is None:
            raise r.NoSuchSubscription
        if row.confirmed_at is None or row.ended_at is not None:
            row.confirmed_at, row.ended_at = now, None
            row.save(update_fields=["confirmed_at", "ended_at"])


def end(subscription_id: int, guest_id: int, now: datetime) -> None:
    """Nothing more of it to this mailbox, whoever asked for it, not even what waits. Raises NoSuchSubscription; a
    second time changes nothing."""
    with telling(now):
        row = Subscription.objects.filter(id=subscription_id, guest_id=guest_id).first()
        if row is None:
            raise r.NoSuchSubscription
        _end(row.guest_id, row.kind, row.target, now)


def _end(guest_id: int, kind: str, target: str, now: datetime) -> None:
    lasting = of_mailbox(guest_id).filter(kind=kind, target=target, ended_at=None)
    ids = list(lasting.values_list("id", flat=True))
    Subscription.objects.filter(id__in=ids).update(ended_at=now)
    notices.forget(ids, now)
    news.forget(ids)


def settle(guest_id: int, rhythms: dict[int, str], quiet: tuple[int, int] | None, now: datetime) -> None:
    """Change what a mailbox gets: the rhythm of each of `subscriptions_of` by id ("" ends it), the quiet hours of all.

    Raises UnknownRhythm; then nothing is changed.
    """
    quiet_from, quiet_until = quiet or (None, None)
    with telling(now):
        for one in subscriptions_of(guest_id):
            wanted = rhythms.get(one.id, one.rhythm)
            if wanted == "":
                _end(guest_id, one.kind, one.target, now)
                continue
            if wanted not in rules.RHYTHMS:
                raise r.UnknownRhythm
            same = of_mailbox(guest_id).filter(kind=one.kind, target=one.target, ended_at=None)
            same.update(rhythm=wanted, quiet_from=quiet_from, quiet_until=quiet_until)


def _ask(row: Subscription, language: str, now: datetime) -> None:
    """Have a letter sent that asks to confirm, but no more than a few a day to one mailbox, whoever asks."""
    if asked_since(SUBSCRIBE, row.guest.address_hash, now - DAY) < rules.ASKED_A_DAY:
        identity.ask(SUBSCRIBE, row.guest_id, now, payload=row.id, language=language)


def _not_too_often(network: str, now: datetime) -> None:
    if not network:
        return
    asked = Subscription.objects.filter(network=network, asked_at__gt=now - HOUR).order_by("-asked_at")
    times = list(asked.values_list("asked_at", flat=True)[: rules.ASKED_AN_HOUR])
    if len(times) >= rules.ASKED_AN_HOUR:
        raise r.AskedTooOften(seconds=max(1, int((times[-1] + HOUR - now).total_seconds())))
