"""Which comments came from one network is forgotten with the network. What is left of it is one mark on a comment: that
another had come from there within the hour before, not which. So a brigade stays one reader in what is counted."""

from collections.abc import Collection, Iterable
from datetime import datetime
from itertools import groupby

from postilla.discussion import reads as discussion
from postilla.insights import parts
from postilla.insights.models import Heard
from postilla.outbox.portions import in_portions
from postilla.outbox.writes import telling

SOME = 500  # comments, or networks of a day, parted in one transaction


def part(comment_ids: Collection[int], now: datetime) -> None:
    """Forget what was sent with these comments, and with which they were sent. A second time changes nothing."""
    for some in in_portions(sorted(comment_ids), SOME):
        linked = Heard.objects.filter(comment_id__in=some).values_list("sent_with", flat=True)
        _part({*some, *(first for first in linked if first is not None)}, now)


def part_older(before: datetime, now: datetime) -> None:
    """The same for all of the days on which a comment from before then was sent. A second time changes nothing."""
    last = 0
    while firsts := _firsts(last):
        last = firsts[-1]
        times = discussion.times_of(firsts)
        _part([one for one in firsts if one not in times or times[one] < before], now)


def _firsts(after: int) -> list[int]:
    """The next comments with which others were sent."""
    linked = Heard.objects.filter(sent_with__gt=after).order_by("sent_with").values_list("sent_with", flat=True)
    return [first for first in linked.distinct()[:SOME] if first is not None]


def _part(firsts: Iterable[int], now: datetime) -> None:
    with telling(now):
        rows = Heard.objects.filter(sent_with__in=list(firsts)).order_by("sent_with")
        linked = list(rows.values_list("sent_with", "comment_id"))
        times = discussion.times_of([one for _, one in linked])
        joined = set[int]()
        for _, group in groupby(linked, key=lambda row: row[0]):
            joined |= parts.joined({one: times[one] for _, one in group if one in times})
        ids = [one for _, one in linked]
        Heard.objects.filter(comment_id__in=joined).update(joined=True)
        Heard.objects.filter(comment_id__in=ids).update(sent_with=None)
