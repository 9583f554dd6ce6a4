"""Mail for the newsroom: what waits for a decision, gathered at each one's own interval; appeals; once a day the
numbers; once a week what readers say, and what is due in the ledger."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Q

from postilla.ledger.reads import is_kept
from postilla.moderation.desk.people import person_of
from postilla.moderation.desk.rights import may_name
from postilla.notifications.models import StaffWish
from postilla.notifications.rules import DAILY, WEEKLY, due
from postilla.notifications.values import LATER, Order, Wishes
from postilla.notifications.writes.letters import queue
from postilla.outbox.writes import telling

MAY_COME_IN = "wagtailadmin.access_admin"
MAY_DECIDE = "moderation.add_decision"
MAY_KEEP, KEEP = "ledger.keep_ledger", "keep_ledger"
EVERY = (0, 15, 60, 240, 1440)  # minutes that can be chosen


def settle(user_id: int, wishes: Wishes, now: datetime) -> None:
    """What somebody wants mail about from now on."""
    every = wishes.held_every if wishes.held_every in EVERY else 0
    with telling(now):
        StaffWish.objects.update_or_create(
            user_id=user_id,
            defaults={
                "held_every": every,
                "appeals": wishes.appeals,
                "digest": wishes.digest,
                "weekly": wishes.weekly,
                "promises": wishes.promises,
                "held_at": now,
                "digest_at": now,
                "weekly_at": now,
                "promises_at": now,
            },
        )


def gather(now: datetime) -> int:
    """Queue what is due for the desk; how many letters. One letter for all that piled up."""
    made = 0
    zone = ZoneInfo(settings.TIME_ZONE)
    for wish in _entitled():
        told = wish.held_at or now
        if wish.held_every and told + timedelta(minutes=wish.held_every) <= now:
            about = {"since": told.isoformat()}
            made += _send(wish, "held", about, now, held_at=now)
        last = wish.digest_at or now
        if wish.digest and due(DAILY, None, last, zone) <= now:
            made += _send(wish, "desk", {"since": last.isoformat()}, now, digest_at=now)
    for wish in _entitled(MAY_COME_IN):
        last = wish.weekly_at or now
        if wish.weekly and due(WEEKLY, None, last, zone) <= now:
            made += _send(wish, "saying", {"since": last.isoformat()}, now, weekly_at=now)
    return made + _remind(now, zone)


def _remind(now: datetime, zone: ZoneInfo) -> int:
    """Each Monday, to all who keep the ledger and did not refuse: what is due. The first week begins with the look at
    which they are met."""
    made = 0
    known = set(StaffWish.objects.values_list("user_id", flat=True))
    keepers = Q(is_superuser=True) | Q(groups__permissions__codename=KEEP) | Q(user_permissions__codename=KEEP)
    found = get_user_model().objects.filter(keepers, is_active=True).exclude(pk__in=known) if is_kept() else ()
    for user in found:
        StaffWish.objects.get_or_create(user_id=user.pk, defaults={"promises_at": now})
    for wish in _entitled(MAY_KEEP):
        if wish.promises and wish.promises_at is None:
            StaffWish.objects.filter(id=wish.id).update(promises_at=now)
        elif wish.promises and wish.promises_at and due(WEEKLY, None, wish.promises_at, zone) <= now:
            made += _send(wish, "due", {"since": wish.promises_at.isoformat()}, now, promises_at=now)
    return made


def on_appeal(appeal_id: int, comment_id: int, now: datetime) -> None:
    """Tell each who asked for it of an appeal."""
    for wish in _entitled():
        if wish.appeals:
            to = f"user:{wish.user_id}"
            queue(Order(f"appeal:{appeal_id}:{to}", "appeal", to, {"comment": comment_id}), now)


def on_party(party_id: int, now: datetime) -> None:
    """Tell each who asked for it, and may decide, that an organisation waits to be confirmed."""
    for wish in _entitled():
        if wish.appeals and may_name(person_of(wish.user)):
            to = f"user:{wish.user_id}"
            queue(Order(f"asks:{party_id}:{to}", "asks", to, {"party": party_id}), now)


def _entitled(right: str = MAY_DECIDE) -> Iterator[StaffWish]:
    for wish in StaffWish.objects.select_related("user").order_by("id"):
        if wish.user.is_active and wish.user.has_perm(right):
            yield wish


def _send(wish: StaffWish, kind: str, about: dict[str, str], now: datetime, **told: datetime) -> int:
    to = f"user:{wish.user_id}"
    with telling(now):
        letter = queue(Order(f"{kind}:{to}:{about['since']}", kind, to, about, rank=LATER), now)
        StaffWish.objects.filter(id=wish.id).update(**told)
    return int(letter is not None)
