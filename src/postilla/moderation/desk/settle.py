"""The one way in for decisions made at the desk."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction

from postilla.discussion import reads as discussion
from postilla.discussion.refusals import NoSuchComment
from postilla.discussion.writes import GRACE
from postilla.grounds import reads as grounds
from postilla.moderation import writes
from postilla.moderation.desk.places import spot_in
from postilla.moderation.desk.refusals import MuteEnds, NetworkIsOfAll, NoSuchDeed, NotYourDesk, SeesOnly
from postilla.moderation.desk.rights import DEEDS, Person, may, may_name
from postilla.moderation.models import Appeal, Decision, Sanction
from postilla.moderation.refusals import ChangedMeanwhile, ReasonMissing
from postilla.moderation.values import Decided, Outcome, Seen, Terms, Why
from postilla.moderation.writes.party import STEPS as PARTY_DEEDS, comment_of
from postilla.outbox.writes import telling
from postilla.vocabulary import Event, Refusals

NOTE = 1000  # characters
TEXT = 300
LONGEST = 3650  # days of a mute or ban that is not for good


@dataclass(frozen=True)
class Deed:
    """What somebody wants done with a comment: `seen` as the card had it, `decision` where one is taken back.

    `days`: for how long somebody is muted or banned, 0 for good; `address`, `network`: whom else a ban meets.
    `appeal`: the one that is granted or denied; `sanction`: the one that is lifted or changed; `party`: who speaks for
    an organisation. `words`: what it says when it is edited, with `text` as the note that readers see, or the code of
    the language it is in. `to`: where its branch goes, as `places` reads it.
    """

    comment_id: int
    verb: str
    seen: str = ""
    kind: str = ""  # the reason's key
    text: str = ""  # told to the author instead of the reason's words
    note: str = ""  # for colleagues
    decision: int = 0
    days: int = 0
    address: bool = False
    network: bool = False
    appeal: int = 0
    sanction: int = 0
    words: str = ""
    to: str = ""
    party: int = 0


def settle(deed: Deed, person: Person, now: datetime) -> Decided:
    """Do it, if it is theirs to do and the comment is as they saw it.

    Raises NoSuchDeed, SeesOnly, NotYourDesk, NetworkIsOfAll, MuteEnds, NoSuchComment, NoSuchPlace, AlreadyDecided,
    ChangedMeanwhile, ReasonMissing, and what the deed raises.
    """
    do = _DO.get(deed.verb)
    if do is None:
        raise NoSuchDeed
    deed = _about(deed)
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


def _about(deed: Deed) -> Deed:
    """Whose a deed is hangs on the comment that it is about in the end, whatever comment the deed names."""
    if deed.verb == "undo":
        about = Decision.objects.filter(id=deed.decision).values_list("comment_id", flat=True).first()
    elif deed.verb in ("grant", "deny"):
        about = Appeal.objects.filter(id=deed.appeal).values_list("comment_id", flat=True).first()
    elif deed.verb == "lift":
        about = Sanction.objects.filter(id=deed.sanction).values_list("comment_id", flat=True).first()
    elif deed.verb in PARTY_DEEDS:
        about = comment_of(deed.party)
    else:
        return deed
    return replace(deed, comment_id=about or 0)


def _ensure_theirs(deed: Deed, person: Person) -> None:
    found = discussion.comment(deed.comment_id)
    if found is None:
        raise NoSuchComment
    _ensure_may(deed.verb, found[1], person)
    if _is_of_party(deed) and not may_name(person):
        raise NotYourDesk  # it marks what they wrote in all sections
    if deed.sanction and deed.verb in ("mute", "ban"):
        _ensure_may_lift(deed.sanction, person)
    if person.is_limited and deed.verb == "ban" and (deed.network or deed.address):
        raise NetworkIsOfAll
    if deed.verb == "move":  # what is not theirs is no place for theirs
        _ensure_may(deed.verb, spot_in(deed.to).subject, person)


def _ensure_may_lift(sanction_id: int, person: Person) -> None:
    """What is changed into another is lifted. What there is not is not changed."""
    about = Sanction.objects.filter(id=sanction_id).values_list("comment_id", flat=True).first()
    found = discussion.comment(about or 0)
    if found is not None:
        _ensure_may("lift", found[1], person)


def _is_of_party(deed: Deed) -> bool:
    if deed.verb != "undo":
        return deed.verb in PARTY_DEEDS
    return Decision.objects.filter(id=deed.decision, verb__in=list(PARTY_DEEDS)).exists()


def _ensure_may(verb: str, subject: str, person: Person) -> None:
    section = grounds.sections_of([subject]).get(subject)
    if not may(person, verb, section):
        raise NotYourDesk if may(replace(person, sections=None), verb, section) else SeesOnly


def _in_locking_order(deeds: Sequence[Deed]) -> list[int]:
    return discussion.in_locking_order([deed.comment_id for deed in deeds])


def _decide(deed: Deed, by: str, now: datetime) -> Decided:
    if deed.verb == "reject" and not (deed.kind or deed.text.strip()):
        raise ReasonMissing  # its author is told why
    return writes.decide(deed.comment_id, deed.verb, by, now, _why(deed), seen_in(deed.seen))


def _why(deed: Deed) -> Why:
    return Why(deed.kind, deed.text[:TEXT].strip(), deed.note[:NOTE].strip())


def _undo(deed: Deed, by: str, now: datetime) -> Decided:
    return writes.undo(deed.decision, by, now)


def _mark(deed: Deed, by: str, now: datetime) -> Decided:
    return writes.mark(deed.comment_id, deed.verb, by, now, _why(deed))


def _impose(deed: Deed, by: str, now: datetime) -> Decided:
    until = now + timedelta(days=min(deed.days, LONGEST)) if deed.days > 0 else None
    if deed.verb == "mute" and until is None:
        raise MuteEnds
    terms = Terms(until, deed.address, deed.network, deed.sanction)
    return writes.impose(deed.comment_id, deed.verb, by, now, _why(deed), terms)


def _appeal(deed: Deed, by: str, now: datetime) -> Decided:
    return writes.decide_appeal(deed.appeal, deed.verb == "grant", by, now, _why(deed))


def _edit(deed: Deed, by: str, now: datetime) -> Decided:
    return writes.edit(deed.comment_id, deed.words, by, now, _why(deed), seen_in(deed.seen))


def _speak(deed: Deed, by: str, now: datetime) -> Decided:
    return writes.speak(deed.comment_id, deed.words, by, now, _why(deed))


def _move(deed: Deed, by: str, now: datetime) -> Decided:
    return writes.move(deed.comment_id, spot_in(deed.to), by, now, _why(deed))


def _lift(deed: Deed, by: str, now: datetime) -> Decided:
    return writes.lift(deed.sanction, by, now, _why(deed))


def _party(deed: Deed, by: str, now: datetime) -> Decided:
    return writes.decide_party(deed.party, deed.verb, by, now, _why(deed))


_DO: dict[str, Callable[[Deed, str, datetime], Decided]] = {
    "publish": _decide,
    "reject": _decide,
    "spam": _decide,
    "hold": _decide,
    "keep": _decide,
    "undo": _undo,
    "pin": _mark,
    "unpin": _mark,
    "lock": _mark,
    "unlock": _mark,
    "warn": _impose,
    "mute": _impose,
    "ban": _impose,
    "grant": _appeal,
    "deny": _appeal,
    "edit": _edit,
    "language": _speak,
    "move": _move,
    "lift": _lift,
    **dict.fromkeys(PARTY_DEEDS, _party),
}

assert _DO.keys() <= DEEDS.keys(), "a deed that nobody may do"
