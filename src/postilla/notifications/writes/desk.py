"""Mail for who decides about comments: what waits, gathered at their own interval; appeals; once a day the numbers."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from postilla.moderation.desk.people import person_of
from postilla.moderation.desk.rights import may_name
from postilla.notifications.models import StaffWish
from postilla.notifications.rules import DAILY, WEEKLY, due
from postilla.notifications.values import LATER, Order
from postilla.notifications.writes.letters import queue
from postilla.outbox.writes import telling

MAY_COME_IN = "wagtailadmin.access_admin"
MAY_DECIDE = "moderation.add_decision"
EVERY = (0, 15, 60, 240, 1440)  # minutes that can be chosen


def settle(user_id: int, held_every: int, *, appeals: bool, digest: bool, now: datetime, weekly: bool = False) -> None:
    """What somebody wants mail about from now on."""
    every = held_every if held_every in EVERY else 0
    with telling(now):
        StaffWish.objects.update_or_create(
            user_id=user_id,
            defaults={
                "held_every": every,
                "appeals": appeals,
                "digest": digest,
                "weekly": weekly,
                "held_at": now,
                "digest_at": now,
                "weekly_at": now,
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
