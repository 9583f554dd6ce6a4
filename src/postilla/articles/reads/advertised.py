"""How often campaigns were seen and followed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum

from postilla.articles.models import AdDay, Campaign


@dataclass(frozen=True)
class AdvertisedDay:
    """One day. `views`: seen, half of it for a second; `clicks`: followed."""

    day: date
    views: int
    clicks: int


@dataclass(frozen=True)
class Advertised:
    """One campaign over some days: its sums there, each day, and how often it was seen in all."""

    campaign_id: int
    name: str
    active: bool
    days: tuple[AdvertisedDay, ...]
    views_in_all: int
    most_in_all: int | None

    @property
    def views(self) -> int:
        return sum(day.views for day in self.days)

    @property
    def clicks(self) -> int:
        return sum(day.clicks for day in self.days)

    @property
    def rate(self) -> float:
        """Clicks in a hundred views."""
        return 100 * self.clicks / self.views if self.views else 0.0


def advertised(today: date, days: int) -> list[Advertised]:
    """Every campaign over the last `days`, today among them, the most seen first."""
    begin = today - timedelta(days=days - 1)
    rows = AdDay.objects.filter(day__gte=begin, day__lte=today).order_by().values_list("campaign_id", "day")
    by_day = {(campaign, day): (v, c) for campaign, day, v, c in rows.annotate(v=Sum("views"), c=Sum("clicks"))}
    every = dict(AdDay.objects.order_by().values_list("campaign_id").annotate(v=Sum("views")))
    found = [_of(campaign, by_day, [begin + timedelta(days=n) for n in range(days)], every)
             for campaign in Campaign.objects.all()]  # fmt: skip
    return sorted(found, key=lambda one: (-one.views, one.name))


def _of(
    campaign: Campaign, by_day: Mapping[tuple[int, date], tuple[int, int]], days: list[date], every: Mapping[int, int]
) -> Advertised:
    counted = tuple(AdvertisedDay(day, *by_day.get((campaign.pk, day), (0, 0))) for day in days)
    total = every.get(campaign.pk, 0)
    return Advertised(campaign.pk, campaign.name, campaign.active, counted, total, campaign.views_in_all)
