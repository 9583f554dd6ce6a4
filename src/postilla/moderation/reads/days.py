"""The sums of each day's decisions, kept so that the public log adds up days and not decisions.

A kept day is a copy that is worked out again where it is missing: that is why reading may keep it. The last two days
are never kept, since decisions of theirs may be on their way; who takes a decision back drops the day that it was of.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from postilla.moderation.log import Entry, Tally
from postilla.moderation.models import Day, Decision, Report

COUNTED = ("reject", "spam", "publish", "keep")
STEP = 2000
ONE = timedelta(days=1)


def standing() -> QuerySet[Decision]:
    """Decisions that nobody took back."""
    return Decision.objects.filter(undoes=None).exclude(_undone())


def _undone() -> Exists:
    return Exists(Decision.objects.filter(undoes_id=OuterRef("pk")))


def tallies(since: datetime, until: datetime) -> dict[date, Tally]:
    """The sums of the days from then until then, without those on which nothing was decided."""
    first, last = timezone.localdate(since), timezone.localdate(until)
    found = {
        day: Tally.of_json(sums)
        for day, sums in Day.objects.filter(day__gte=first, day__lte=last).values_list("day", "sums")
    }
    missing = [day for n in range((last - first).days + 1) if (day := first + n * ONE) not in found]
    fresh = {day: Tally() for day in missing}
    for begin, end in _runs(missing):
        fresh.update(_counted(begin, end))
    keep = [Day(day=day, sums=tally.to_json()) for day, tally in fresh.items() if day < last - ONE]
    Day.objects.bulk_create(keep, ignore_conflicts=True, batch_size=200)
    return {day: tally for day, tally in {**found, **fresh}.items() if tally.decisions}


def _runs(days: Iterable[date]) -> Iterator[tuple[date, date]]:
    """Days in a row, as the first and the last of them."""
    begin = end = None
    for day in days:
        if begin is None or end is None or day != end + ONE:
            if begin is not None and end is not None:
                yield begin, end
            begin = day
        end = day
    if begin is not None and end is not None:
        yield begin, end


def _counted(first: date, last: date) -> dict[date, Tally]:
    """The sums of days in a row, of the decisions themselves. How long one took: from the first report that it settled,
    or the posting of what was held."""
    zone = timezone.get_current_timezone()
    begin, end = (datetime.combine(day, time(), zone) for day in (first, last + ONE))
    reported = Report.objects.filter(settled_by_id=OuterRef("pk")).order_by("created_at").values("created_at")[:1]
    # Not `standing`: that nothing is undone by them follows from the verb, and asking for it leads SQLite along the
    # wrong index, through all decisions.
    rows = Decision.objects.filter(decided_at__gte=begin, decided_at__lt=end, verb__in=COUNTED).exclude(_undone())
    found: dict[date, Tally] = defaultdict(Tally)
    columns = ("decided_at", "verb", "kind", "before", "comment__created_at", "reported")
    for at, verb, kind, before, posted, report in (
        rows.annotate(reported=Subquery(reported)).values_list(*columns).iterator(STEP)
    ):
        began = report or (posted if before == "held" else None)
        waited = at - began if began is not None and began <= at else None
        found[at.astimezone(zone).date()].count(Entry(at, verb, kind, waited))
    return found
