"""What was decided, for the public: the log by month, and statements of reasons."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from postilla.moderation.log import Month, Tally, month_of
from postilla.moderation.models import Appeal, Decision, Finding, Reason, Report, Sanction
from postilla.moderation.reads.days import standing, tallies
from postilla.moderation.statements import Case

OUT = ("reject", "spam")
MONTHS = 24
STEP = 500


def log(months: int = MONTHS) -> list[Month]:
    """The last months in which something was decided, the newest first. What was taken back counts nowhere."""
    zone = timezone.get_current_timezone()
    last = Decision.objects.order_by("-id").values_list("decided_at", flat=True).first()
    if last is None:
        return []
    first = Decision.objects.order_by("id").values_list("decided_at", flat=True).first() or last
    since = max(last - timedelta(days=31 * months), first)
    entries: dict[date, Tally] = defaultdict(Tally)
    for day, tally in tallies(since, last).items():
        entries[day.replace(day=1)].add(tally)
    appeals: dict[date, list[bool | None]] = defaultdict(list)
    for made_at, granted in Appeal.objects.filter(made_at__gt=since).values_list("made_at", "granted"):
        appeals[_first(made_at, zone)].append(granted)
    sanctions: dict[date, int] = defaultdict(int)
    for (given,) in Sanction.objects.filter(since__gt=since, lifted_at=None).values_list("since"):
        sanctions[_first(given, zone)] += 1
    found = sorted({*entries, *appeals, *sanctions}, reverse=True)[:months]
    return [month_of(one, entries[one], appeals[one], sanctions[one]) for one in found]


def labels() -> dict[str, str]:
    """What each reason of the list says to authors, by its key."""
    return dict(Reason.objects.values_list("key", "text"))


def cases(since: datetime) -> Iterator[Case]:
    """Decisions since then that a statement of reasons is due for, oldest first; without those taken back."""
    listed = {row.key: row for row in Reason.objects.all()}
    rows = standing().filter(decided_at__gte=since, verb__in=(*OUT, "mute", "ban")).select_related("comment")
    for row in rows.order_by("decided_at", "id").iterator(STEP):
        reason = listed.get(row.kind)
        sanction = row.changes.get("sanction", [None, None])[1]
        reports = Report.objects.filter(comment_id=row.comment_id, created_at__lte=row.decided_at)
        yield Case(
            row.id, row.verb, row.reason, reason.ground if reason else "terms",
            reason.category if reason else "OTHER_VIOLATION_TC", row.comment.language, row.comment.created_at,
            row.decided_at, Sanction.objects.filter(id=sanction).values_list("until", flat=True).first(),
            reports.filter(voice=True).count(),
            Finding.objects.filter(comment_id=row.comment_id).exists(), reports.filter(reason="notice").exists(),
        )  # fmt: skip


def _first(when: datetime, zone: "ZoneInfo | object") -> date:
    return when.astimezone(zone).date().replace(day=1)  # type: ignore[arg-type]
