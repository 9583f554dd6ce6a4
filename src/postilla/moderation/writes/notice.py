"""Notices of illegal content: kept, and put before the desk as a report."""

from datetime import datetime

from postilla.discussion import reads as discussion
from postilla.discussion.refusals import NoSuchComment
from postilla.moderation.events import CommentReported, NoticeGiven
from postilla.moderation.models import Notice, Report
from postilla.outbox.writes import telling

Given = tuple[str, str, bytes, str]  # explanation, name, encrypted address, network


def give_notice(comment_id: int, given: Given, now: datetime, *, language: str = "") -> int:
    """Keep a notice, with a report of its own so that it waits in the queue; its id. Raises NoSuchComment.

    `language`: of the page on which it was given, in which it is answered.
    """
    explanation, name, cipher, network = given
    with telling(now) as tell:
        found = discussion.comment(comment_id)
        if found is None:
            raise NoSuchComment
        made = Notice.objects.create(
            comment_id=comment_id, explanation=explanation, name=name, address_cipher=cipher, language=language,
            made_at=now,
        )  # fmt: skip
        made.report = Report.objects.create(
            comment_id=comment_id, reason="notice", note=explanation, reporter=f"x{made.id}", network=network,
            created_at=now,
        )  # fmt: skip
        made.save(update_fields=["report"])
        tell(CommentReported(found[1], comment_id, "notice", found[0].state))
        tell(NoticeGiven(made.id))
    return made.id
