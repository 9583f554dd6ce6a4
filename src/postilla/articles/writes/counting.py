"""What was seen and followed of advertising: counted in memory, stored every few seconds. Of whom, nobody asks.

A server that is killed loses the seconds since it last stored; one that is stopped stores them.
"""

import threading
from collections import Counter
from datetime import date, datetime, timedelta

from django.db.models import F
from django.utils import timezone

from postilla.articles import advertising
from postilla.articles.events import AdvertisingRests, MagazineChanged
from postilla.articles.models import AdDay, AdRest, Creative
from postilla.articles.reads.place import place
from postilla.outbox.writes import telling

MOST = 10_000  # numbers kept at once: nobody can fill the memory by naming many

_counting = threading.Lock()
_seen: Counter[int] = Counter()
_followed: Counter[int] = Counter()


def count_seen(creative_id: int) -> None:
    _count(_seen, creative_id)


def count_followed(creative_id: int) -> None:
    _count(_followed, creative_id)


def _count(counted: Counter[int], creative_id: int) -> None:
    with _counting:
        if creative_id in counted or len(counted) < MOST:
            counted[creative_id] += 1


def store_counts(now: datetime) -> int:
    """Add what was counted to its day; how many creatives. Pages are made again where a campaign reached its limit."""
    with _counting:
        seen, followed = Counter(_seen), Counter(_followed)
        _seen.clear()
        _followed.clear()
    known = dict(Creative.objects.filter(pk__in={*seen, *followed}).values_list("pk", "campaign_id"))
    if not known:
        return 0
    today = timezone.localdate(now)
    with telling(now) as tell:
        before = advertising.full(today)
        for creative, campaign in sorted(known.items()):
            row, _ = AdDay.objects.get_or_create(creative=creative, day=today, defaults={"campaign_id": campaign})
            AdDay.objects.filter(pk=row.pk).update(
                views=F("views") + seen[creative], clicks=F("clicks") + followed[creative]
            )
        if advertising.full(today) != before:
            tell(MagazineChanged())
    return len(known)


def rest_advertising(subject: str, now: datetime) -> date | None:
    """No advertising beside this conversation until the end of tomorrow; the last day, or None where it is not wanted.

    Tells AdvertisingRests where it begins.
    """
    where = place()
    if where is None or not where.settings.ads_rest_when_heated:
        return None
    today = timezone.localdate(now)
    until = today + timedelta(days=1)
    with telling(now) as tell:
        AdRest.objects.filter(until__lt=today).delete()
        row, _ = AdRest.objects.get_or_create(subject=subject, defaults={"until": today - timedelta(days=1)})
        if row.until < today:
            tell(AdvertisingRests(subject))
        AdRest.objects.filter(pk=row.pk).update(until=until)
    return until
