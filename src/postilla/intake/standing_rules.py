"""What the newsroom's standing rules say of a writing about to be stored, and what becomes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import thread_time
from urllib.parse import urlsplit

from django.conf import settings

from postilla.discussion import reads as discussion
from postilla.discussion.text import hosts_in, to_plain
from postilla.discussion.values import BY_AUTHOR, BY_STAFF, HELD, PUBLISHED, Writing
from postilla.identity.domains import is_disposable
from postilla.moderation.alike import alike
from postilla.moderation.reads import rulebook
from postilla.moderation.refusals import RefusedByRule
from postilla.moderation.rules import by_mode, judge, strictest
from postilla.moderation.values import REFUSE, Said, Verdict

REPEATED, TOGETHER = timedelta(days=1), timedelta(minutes=10)
NAMED = 5  # comments that came together are named to moderators


@dataclass(frozen=True)
class Question:
    """A writing, where it goes, and what rules may know of who sent it. `mode`: how this conversation is moderated.

    `guest_id`: whom the browser is known as; None for one that never posted, though the writing has a guest already.
    `edited`: the comment that gets these words, which came before those that copied it; None for a new one.
    """

    writing: Writing
    subject: str
    address: str
    guest_id: int | None
    known: bool
    mode: str
    edited: int | None = None


def verdicts(asked: Question, now: datetime) -> list[Verdict]:
    """What do the standing rules say of it, and the conversation's mode?"""
    book = rulebook()
    writing, domain = asked.writing, asked.address.rpartition("@")[2].casefold()
    said = Said(
        text=to_plain(writing.html),
        name=writing.author_name,
        language=writing.language,
        hosts=hosts_in(writing.html),
        website=(urlsplit(writing.website).hostname or "") if writing.website else "",
        domain=domain,
        known=asked.known,
        repeated=book.hold_repeats and _repeated(asked, now),
        together=_together(asked, now) if book.hold_repeats else (),
        disposable=is_disposable(domain),
    )
    found = judge(said, book, thread_time)  # this thread's own work: waiting for others is no fault of a rule
    # Who writes for the magazine waits for no mode, also who has the badge by a role elsewhere; rules ask everybody.
    if writing.badge in (BY_AUTHOR, BY_STAFF):
        return found
    waits = by_mode(asked.mode or settings.POSTILLA_MODERATION, known=asked.known)
    return found if waits is None else [*found, waits]


def state_by(found: Sequence[Verdict]) -> str:
    """Is it shown at once, or does it wait? Raises RefusedByRule where a rule refuses it."""
    counts = strictest(found)
    if counts is None:
        return PUBLISHED
    if counts.action == REFUSE:
        raise RefusedByRule(reason=counts.reason)
    return HELD


def _repeated(asked: Question, now: datetime) -> bool:
    writing = asked.writing
    since = now - REPEATED
    return discussion.said_elsewhere(
        writing.source, since, asked.subject, guest_id=asked.guest_id, network=writing.network
    )


def _together(asked: Question, now: datetime) -> tuple[int, ...]:
    """Comments in nearly the same words that came from this network under other names a few minutes before."""
    writing = asked.writing
    if writing.guest_id is None:
        return ()
    sent = discussion.sent_under(asked.subject, writing.network, now - TOGETHER, writing.guest_id)
    others = {
        number: text
        for number, name, text in sent
        if name != writing.author_name and (asked.edited is None or number < asked.edited)
    }
    return alike(writing.source, others, NAMED)
