"""What was decided, for the public: the log by month, and statements of reasons."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils import timezone

from postilla.moderation.log import Entry, Month, month
from postilla.moderation.models import Appeal, Decision, Finding, Reason, Report, Sanction
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
    since = last - timedelta(days=31 * months)
    entries: dict[date, list[Entry]] = defaultdict(list)
    for row, waited in _with_waits(_standing(since).filter(verb__in=(*OUT, "publish", "keep"))):
        entries[_first(row.decided_at, zone)].append(Entry(row.decided_at, row.verb, row.kind, waited))
    appeals: dict[date, list[bool | None]] = defaultdict(list)
    for made_at, granted in Appeal.objects.filter(made_at__gt=since).values_list("made_at", "granted"):
        appeals[_first(made_at, zone)].append(granted)
    sanctions: dict[date, int] = defaultdict(int)
    for (given,) in Sanction.objects.filter(since__gt=since, lifted_at=None).values_list("since"):
        sanctions[_first(given, zone)] += 1
    found = sorted({*entries, *appeals, *sanctions}, reverse=True)[:months]
    return [month(first, entries[first], appeals[first], sanctions[first]) for first in found]


def labels() -> dict[str, str]:
    """What each reason of the list says to authors, by its key."""
    return dict(Reason.objects.values_list("key", "text"))


def cases(since: datetime) -> Iterator[Case]:
    """Decisions since then that a statement of reasons is due for, oldest first; without those taken back."""
    listed = {row.key: row for row in Reason.objects.all()}
    rows = _standing(since).filter(verb__in=(*OUT, "mute", "ban")).select_related("comment")
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


def _standing(since: datetime) -> QuerySet[Decision]:
    """Decisions since then that nobody took back."""
    undone = Decision.objects.filter(undoes__isnull=False).values("undoes_id")
    return Decision.objects.filter(decided_at__gte=since, undoes=None).exclude(id__in=undone)


def _with_waits(rows: QuerySet[Decision]) -> Iterator[tuple[Decision, timedelta | None]]:
    """Each decision with the time from when the desk could know: the first report, or the posting of what was held."""
    for row in rows.select_related("comment").iterator(STEP):
        first = (
            Report.objects.filter(settled_by=row).order_by("created_at").values_list("created_at", flat=True).first()
        )
        began = first or (row.comment.created_at if row.before == "held" else None)
        yield row, row.decided_at - began if began is not None and began <= row.decided_at else None


def _first(when: datetime, zone: "ZoneInfo | object") -> date:
    return when.astimezone(zone).date().replace(day=1)  # type: ignore[arg-type]
