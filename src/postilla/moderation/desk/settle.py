"""The one way in for decisions made at the desk."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.refusals import NoSuchComment
from postilla.discussion.writes import GRACE
from postilla.moderation import writes
from postilla.moderation.desk.refusals import NoSuchDeed, NotYourDesk, SeesOnly
from postilla.moderation.desk.rights import DEEDS, Person, may
from postilla.moderation.models import Decision
from postilla.moderation.refusals import ChangedMeanwhile
from postilla.moderation.values import Decided, Outcome, Seen, Why
from postilla.outbox.writes import telling
from postilla.vocabulary import Event, Refusals

NOTE = 1000  # characters
TEXT = 300


@dataclass(frozen=True)
class Deed:
    """What somebody wants done with a comment: `seen` as the card had it, `decision` where one is taken back."""

    comment_id: int
    verb: str
    seen: str = ""
    kind: str = ""  # the reason's key
    text: str = ""  # told to the author instead of the reason's words
    note: str = ""  # for colleagues
    decision: int = 0


def settle(deed: Deed, person: Person, now: datetime) -> Decided:
    """Do it, if it is theirs to do and the comment is as they saw it.

    Raises NoSuchDeed, SeesOnly, NotYourDesk, NoSuchComment, AlreadyDecided, ChangedMeanwhile, and what the deed raises.
    """
    do = _DO.get(deed.verb)
    if do is None:
        raise NoSuchDeed
    if deed.verb == "undo":  # whose it is hangs on the comment that was decided about, whatever the deed says
        about = Decision.objects.filter(id=deed.decision).values_list("comment_id", flat=True).first()
        deed = replace(deed, comment_id=about or 0)
    _ensure_theirs(deed, person)
    return do(deed, person.name, now)


def settle_many(deeds: Sequence[Deed], person: Person, now: datetime) -> tuple[list[Outcome], tuple[Event, ...]]:
    """Several deeds in one commit; one that is refused spoils nothing for the others. In the order given."""
    found: dict[int, Outcome] = {}
    places = {comment_id: place for place, comment_id in enumerate(_in_locking_order(deeds))}
    with telling(now, GRACE) as tell:
        for number, deed in sorted(enumerate(deeds), key=lambda pair: places.get(pair[1].comment_id, -1)):
            told = len(tell.events)
            try:
                with transaction.atomic():
                    found[number] = Outcome(deed.comment_id, settle(deed, person, now))
            except Refusals as refusals:
                del tell.events[told:]
                found[number] = Outcome(deed.comment_id, None, refusals)
    return [found[number] for number in range(len(deeds))], tell.told


def seen_in(text: str) -> Seen | None:
    """What a card said was seen; None for nothing. Raises ChangedMeanwhile for nonsense."""
    if not text:
        return None
    found = re.fullmatch(r"(\d{1,18})\.([a-z]{1,20})\.(\d{1,9})", text, re.ASCII)
    if found is None:
        raise ChangedMeanwhile
    return Seen(int(found[1]), found[2], int(found[3]))


def _ensure_theirs(deed: Deed, person: Person) -> None:
    found = discussion.comment(deed.comment_id)
    if found is None:
        raise NoSuchComment
    section = articles.sections_of([found[1]]).get(found[1])
    if not may(person, deed.verb, section):
        raise NotYourDesk if may(replace(person, sections=None), deed.verb, section) else SeesOnly


def _in_locking_order(deeds: Sequence[Deed]) -> list[int]:
    return discussion.in_locking_order([deed.comment_id for deed in deeds])


def _decide(deed: Deed, by: str, now: datetime) -> Decided:
    why = Why(deed.kind, deed.text[:TEXT].strip(), deed.note[:NOTE].strip())
    return writes.decide(deed.comment_id, deed.verb, by, now, why, seen_in(deed.seen))


def _undo(deed: Deed, by: str, now: datetime) -> Decided:
    return writes.undo(deed.decision, by, now)


_DO: dict[str, Callable[[Deed, str, datetime], Decided]] = {
    "publish": _decide,
    "reject": _decide,
    "spam": _decide,
    "hold": _decide,
    "keep": _decide,
    "undo": _undo,
}

assert _DO.keys() <= DEEDS.keys(), "a deed that nobody may do"
