"""What readers reported: how hot a branch is, how many came from a network, what came of one."""

from datetime import datetime

from postilla.discussion import reads as discussion
from postilla.discussion.rules import prefixes
from postilla.discussion.values import PUBLISHED
from postilla.moderation.heat import Branch
from postilla.moderation.models import Notice, Report

MOST = 40  # comments of a branch looked at


def branch_heat(subject: str, comment_id: int, since: datetime) -> Branch:
    """What happened since then in the branch that a comment stands in."""
    posts = discussion.lately_below(comment_id, since, MOST)
    found = discussion.comment(comment_id)
    if found is None or not found[0].path:
        return Branch(tuple(posts))
    root = prefixes(found[0].path)[0]
    reports = Report.objects.filter(
        created_at__gt=since, voice=True, comment__thread_id=found[0].thread_id, comment__path__startswith=root
    )
    return Branch(tuple(posts), reports.count())


def reported_in(subject: str, since: datetime) -> int:
    """How many reports came since then about comments of a conversation, of those that count."""
    return Report.objects.filter(created_at__gt=since, voice=True, comment__thread__subject=subject).count()


def reports_since(since: datetime, network: str, most: int = 200, *, by_strangers: bool = False) -> list[datetime]:
    """When reports came from a network since then, or those `by_strangers` alone; newest first."""
    rows = Report.objects.filter(network=network, created_at__gt=since).order_by("-created_at")
    if by_strangers:
        rows = rows.filter(is_new=True)
    return list(rows.values_list("created_at", flat=True)[:most])


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


def cipher_of_notice(notice_id: int) -> bytes:
    """The encrypted address of who gave notice; empty for none. Only `identity.postbox` opens it."""
    found = Notice.objects.filter(id=notice_id).values_list("address_cipher", flat=True).first()
    return bytes(found or b"")
