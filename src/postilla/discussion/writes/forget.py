"""Forgetting who wrote: a reader who wishes it, and networks after some days."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from postilla.discussion.events import AuthorForgotten, NetworksForgotten, ThreadChanged
from postilla.discussion.models import Agreement, Comment, Revision, Thread
from postilla.discussion.rules import may_move
from postilla.discussion.values import WITHDRAWN
from postilla.discussion.writes.change import move
from postilla.outbox.portions import in_portions, rows_by
from postilla.outbox.statements import rows
from postilla.outbox.writes import telling

SOME = 500  # rows changed in one transaction


def forget_author(guest_ids: Iterable[int], name: str, now: datetime, *, words: bool) -> int:
    """Take a reader out of all that they wrote: `name` stands where theirs did. How many comments there were.

    `words`: also what they wrote goes; answers to it stay. Agreements go on counting, and nobody knows whose they are.
    """
    with telling(now) as tell:
        theirs = list(Comment.objects.filter(guest_id__in=list(guest_ids)).order_by("thread_id", "id"))
        for comment in theirs:
            if words and may_move(comment.state, WITHDRAWN):
                move(comment.id, WITHDRAWN, now, lambda _guest: None)
            gone = {"source": "", "html": ""} if words else {}
            Comment.objects.filter(id=comment.id).update(
                author_name=name,
                website="",
                guest=None,
                network="",
                fingerprint="",
                badge="",
                avatar=secrets.randbits(62),
                **gone,
            )
        for (subject,) in rows_by(Thread, "id", [comment.thread_id for comment in theirs], "subject"):
            tell(ThreadChanged(subject))
        for some in in_portions([comment.id for comment in theirs], SOME):
            if words:
                Revision.objects.filter(comment_id__in=some).delete()
            tell(AuthorForgotten(tuple(some)))
        for guest_id in guest_ids:
            _disown(Agreement.objects.filter(voter=f"g{guest_id}").values_list("id", flat=True))
    return len(theirs)


def forget_networks(before: datetime, now: datetime) -> int:
    """Take the code of the network out of comments and agreements from before then; how many rows there were.

    It is told also where there were none: what others made of the codes may be older.
    """
    done = 0
    while found := rows(_OLD, before, SOME):
        with telling(now):
            Comment.objects.filter(id__in=[row[0] for row in found]).update(network="")
        done += len(found)
    old = Agreement.objects.filter(voter__startswith="n", created_at__lt=before)
    while some := list(old.values_list("id", flat=True)[:SOME]):
        with telling(now):
            _disown(some)
        done += len(some)
    with telling(now) as tell:
        tell(NetworksForgotten(before.isoformat()))
    return done


_OLD = "SELECT id FROM discussion_comment WHERE network > '' AND created_at < %s LIMIT %s"


def _disown(agreements: Iterable[int]) -> None:
    """Whose they were is forgotten; that somebody agreed is not."""
    for one in agreements:
        Agreement.objects.filter(id=one).update(voter=f"x{secrets.token_hex(12)}")
