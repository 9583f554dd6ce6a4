"""What readers reported: how hot a branch is, how many came from a network, what came of one."""

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from postilla.discussion import reads as discussion
from postilla.discussion.rules import prefixes
from postilla.discussion.values import PUBLISHED
from postilla.moderation.heat import Branch
from postilla.moderation.models import Notice, Report

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST = 40  # comments of a branch looked at
LOOKED_AT = 5_000  # reports of the whole site looked at, the newest
TIMES = 200  # more than any rate allows


def branch_heat(subject: str, comment_id: int, since: datetime) -> Branch:
    """What happened since then in the branch that a comment stands in."""
    posts = discussion.lately_below(comment_id, since, MOST)
    found = discussion.comment(comment_id)
    if found is None or not found[0].path:
        return Branch(tuple(posts))
    root, reported = prefixes(found[0].path)[0], _reported(since)
    places = discussion.paths_of(reported)
    below = {one for one, (there, path) in places.items() if there == found[1] and path.startswith(root)}
    return Branch(tuple(posts), sum(times for one, times in reported.items() if one in below))


def reported_in(subject: str, since: datetime) -> int:
    """How many reports came since then about comments of a conversation, of those that count."""
    reported = _reported(since)
    return sum(reported[one] for one, (there, _) in discussion.paths_of(reported).items() if there == subject)


def waiting_in(subject: str) -> tuple[int, bool]:
    """How many public comments of a conversation have a report that waits, and whether there may be more: the newest
    waiting reports of the whole site are looked at."""
    rows = Report.objects.filter(settled_at=None).order_by("-created_at", "-id")
    found = list(rows.values_list("comment_id", flat=True)[:LOOKED_AT])
    return len(discussion.public_in(subject, set(found))), len(found) == LOOKED_AT


def _reported(since: datetime) -> Counter[int]:
    """How many reports that count came about which comments since then. Begun at the reports: in a day there are fewer
    on a whole site than a long conversation has comments."""
    rows = Report.objects.filter(created_at__gt=since, voice=True).order_by("-created_at", "-id")
    return Counter(rows.values_list("comment_id", flat=True)[:LOOKED_AT])


def reports_since(since: datetime, network: str) -> list[datetime]:
    """When reports came from a network since then; newest first."""
    return _times(Report.objects.filter(network=network, created_at__gt=since))


def strange_reports_since(since: datetime, network: str) -> list[datetime]:
    """When people who were new here sent reports from a network since then; newest first."""
    return _times(Report.objects.filter(network=network, created_at__gt=since, is_new=True))


def _times(reports: "QuerySet[Report]") -> list[datetime]:
    return list(reports.order_by("-created_at").values_list("created_at", flat=True)[:TIMES])


def came_of_report(report_id: int) -> tuple[int, str] | None:
    """The comment that was reported, and what came of it: "open", "kept" or "removed"; None for no such report."""
    found = Report.objects.filter(id=report_id).values_list("comment_id", "settled_at", "comment__state").first()
    if found is None:
        return None
    comment_id, settled_at, state = found
    return comment_id, "open" if settled_at is None else "kept" if state == PUBLISHED else "removed"


def came_of_notice(notice_id: int) -> tuple[int, datetime, str] | None:
    """The comment that a notice is about, when it came, and what came of it as of a report; None for no such notice."""
    found = Notice.objects.filter(id=notice_id).values_list("comment_id", "made_at", "report_id").first()
    if found is None:
        return None
    came = came_of_report(found[2] or 0)
    return found[0], found[1], came[1] if came else "open"


def notices_settled_by(decision_id: int) -> list[int]:
    """The notices that a decision settled."""
    rows = Notice.objects.filter(report__settled_by_id=decision_id).order_by("id")
    return list(rows.values_list("id", flat=True))


def language_of_notice(notice_id: int) -> str:
    """The language of the page on which a notice was given; empty where that is not known."""
    return Notice.objects.filter(id=notice_id).values_list("language", flat=True).first() or ""


def cipher_of_notice(notice_id: int) -> bytes:
    """The encrypted address of who gave notice; empty for none. Only `identity.postbox` opens it."""
    found = Notice.objects.filter(id=notice_id).values_list("address_cipher", flat=True).first()
    return bytes(found or b"")
