"""Deciding about a comment: publish, reject, spam, hold, keep."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from postilla.discussion import reads as discussion, writes
from postilla.discussion.values import PUBLISHED
from postilla.moderation.models import Decision
from postilla.moderation.rules import KNOWN, REPORTS, STATE, STATE_AFTER
from postilla.moderation.values import KEEP, NO_REASON, Decided, Outcome, Seen, Why
from postilla.moderation.writes.facets import Changes, Scene
from postilla.moderation.writes.record import append, as_seen, becomes_known, latest
from postilla.outbox.writes import telling
from postilla.vocabulary import Event, Refusals


def decide(
    comment_id: int, verb: str, by: str, now: datetime, why: Why = NO_REASON, seen: Seen | None = None
) -> Decided:  # fmt: skip
    """Move a comment to the state of `verb` (`rules.STATE_AFTER`; "keep" leaves it), and settle its reports.

    The same decision by the same person again changes nothing. Raises NoSuchComment, NotThatWay, NoSuchReason; with
    `seen` also AlreadyDecided and ChangedMeanwhile.
    """
    with telling(now, writes.GRACE) as tell:
        view, subject = writes.hold_still(comment_id, now)
        last = latest(comment_id)
        if last is not None and _is_repeat(last, verb, by, why, view.state):
            return Decided(comment_id, last.id, view.state)
        as_seen(view, last, seen)
        state = STATE_AFTER.get(verb, view.state)
        changes: Changes = {REPORTS: [False, True]}
        if state != view.state:
            changes[STATE] = [view.state, state]
            if state == PUBLISHED and becomes_known(view):
                changes[KNOWN] = [False, True]
        made = append(tell, Scene(view, subject, by, now), verb, changes, why)
    return Decided(comment_id, made.id, state, tell.told)


def _is_repeat(last: Decision, verb: str, by: str, why: Why, state: str) -> bool:
    """Whether the last decision says the same: a click that was sent twice."""
    return (last.verb, last.by, last.kind, last.note) == (verb, by, why.kind, why.note) and (
        last.state == state and verb != KEEP
    )


def decide_many(
    comment_ids: Sequence[int],
    verb: str,
    by: str,
    now: datetime,
    why: Why = NO_REASON,
    seen: Mapping[int, Seen] | None = None,
) -> tuple[list[Outcome], tuple[Event, ...]]:
    """Decide about several comments in one transaction; who is refused spoils nothing for the others.

    What became of each, in the order asked, and all facts told, so that every page is made once.
    """
    found: dict[int, Outcome] = {}
    with telling(now, writes.GRACE) as tell:
        for comment_id in discussion.in_locking_order(comment_ids):
            told = len(tell.events)
            try:
                with transaction.atomic():
                    made = decide(comment_id, verb, by, now, why, (seen or {}).get(comment_id))
                found[comment_id] = Outcome(comment_id, made)
            except Refusals as refusals:
                del tell.events[told:]
                found[comment_id] = Outcome(comment_id, None, refusals)
    return [found[comment_id] for comment_id in dict.fromkeys(comment_ids)], tell.told
