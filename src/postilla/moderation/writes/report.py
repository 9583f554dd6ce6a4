"""Readers' reports."""

from datetime import datetime, timedelta

from postilla.discussion import reads as discussion
from postilla.discussion.refusals import NoSuchComment
from postilla.moderation.events import CommentReported
from postilla.moderation.models import Report
from postilla.moderation.values import Reported, Sender
from postilla.outbox.writes import telling

SAME_NETWORK = 5  # reports about one comment kept of one network; more add nothing but rows
BURST = timedelta(minutes=10)  # within which reports by people new here count as one


def report(
    comment_id: int, reason: str, note: str, reporter: str, now: datetime, sender: Sender | None = None
) -> Reported:  # fmt: skip
    """Keep a reader's report; a second one by the same reader changes nothing, nor does the sixth from one network.

    A report adds a voice unless one from the same network is there, or it is one of a burst by newcomers. Raises
    NoSuchComment.
    """
    sender = sender or Sender()
    with telling(now) as tell:
        found = discussion.comment(comment_id)
        if found is None:
            raise NoSuchComment
        others = list(
            Report.objects.filter(comment_id=comment_id, network=sender.network).order_by("id")[:SAME_NETWORK]
            if sender.network
            else ()
        )
        if len(others) >= SAME_NETWORK:
            mine = Report.objects.filter(comment_id=comment_id, reporter=reporter).first()
            return Reported((mine or others[0]).id, False)
        made, new = Report.objects.get_or_create(
            comment_id=comment_id,
            reporter=reporter,
            defaults={
                "reason": reason, "note": note, "created_at": now, "network": sender.network, "is_new": sender.is_new,
                "voice": not others and not _in_burst(comment_id, sender, now),
            },
        )  # fmt: skip
        if new:
            tell(CommentReported(found[1], comment_id, reason, found[0].state))
    return Reported(made.id, new)


def _in_burst(comment_id: int, sender: Sender, now: datetime) -> bool:
    earlier = Report.objects.filter(comment_id=comment_id, is_new=True, created_at__gt=now - BURST)
    return sender.is_new and earlier.exists()
