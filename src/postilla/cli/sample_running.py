"""A number of the sample's ledger that still runs: invented, and as old as the sample, so that it has a course."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from postilla.ledger import writes
from postilla.ledger.drafts import Aim, Figure, Place, Promised, Said, Source
from postilla.ledger.rules.periods import span, written
from postilla.ledger.values import MONTH, Period
from postilla.ledger.writes.bulk import record_many

MONTHS = 36
LISTED = timedelta(days=5)  # after the end of a month its list is out
LATE = 9  # from this month on, what is promised is promised for the year after


def keep_running(data: dict[str, Any], by: str, now: datetime) -> int:
    """Record `running` of the sample's file: monthly figures up to now, and what is promised of a year; its id."""
    subject = writes.ensure_subject(data["subject"], now, about=data["about"])
    of = data["metric"]
    metric = writes.ensure_metric(of["name"], of["unit"], now, MONTH, better=of["better"], counted=of["counted"])
    months = list(_months((now - LISTED).date()))
    drafts = [
        Figure(subject, metric, written(month), number, Source(data["source"], month.end + LISTED))
        for month, number in zip(months, _numbers(data, months), strict=True)
    ]
    other = drafts[-3]  # of one month another source says another number
    more = f"{int(other.value.replace(',', '')) * (1 + data['other_by']):,.0f}"
    drafts.append(replace(other, value=more, source=Source(data["other_source"], other.source.on)))
    record_many(list(enumerate(drafts)), by, now)
    newest = months[-1]
    year = promised_year(newest)
    said = Said(data["words"].format(year=year), newest.start, data["speaker"], data["role"], "aims", "en")
    aim = Aim("at-least", metric, data["low"], "", str(year))
    place = Place(link_title=data["link_title"], link_url=data["link_url"])
    promised = Promised(subject, data["title"].format(year=year), said, aim, place, data["look_at"])
    morning = datetime(newest.start.year, newest.start.month, newest.start.day, 9, tzinfo=UTC)
    return writes.promise(promised, by, morning)


def promised_year(newest: Period) -> int:
    """The year of which something is promised, by the newest month that there are figures of."""
    return newest.end.year + (newest.end.month >= LATE)


def _months(today: date) -> Iterator[Period]:
    """As many as are wanted, up to the last one that was over, oldest first."""
    last = today.year * 12 + today.month - 2
    for number in range(last - MONTHS + 1, last + 1):
        yield span(number // 12, number % 12 + 1, 1)


def _numbers(data: dict[str, Any], months: list[Period]) -> Iterator[str]:
    """Each month has its share of a year, each year a little more, and no month is quite as it should be."""
    for place, month in enumerate(months):
        usual = data["usual"] * data["shares"][month.start.month - 1] * (1 + data["growth"] * place / 12)
        odd = data["odd"][place * 7 % len(data["odd"])]
        yield f"{round(usual * (1 + odd), -1):,.0f}"
