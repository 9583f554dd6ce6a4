"""What a reader does about themselves: follow a link, sign in, take another name."""

from datetime import datetime

from postilla.discussion import reads as discussion, writes
from postilla.discussion.text import clean_line, is_blank
from postilla.discussion.values import HELD, PUBLISHED
from postilla.identity import reads, writes as identity
from postilla.identity.refusals import NameTaken, NotSignedIn
from postilla.identity.values import CLAIM, SIGN_IN, Proved
from postilla.intake import refusals as r, rules
from postilla.intake.names import UNCONFIRMED, name_is_free
from postilla.intake.values import Entered, Visit
from postilla.moderation import reads as moderation
from postilla.outbox.writes import telling
from postilla.screening import writes as screening


def confirm(token: str, visit: Visit, now: datetime, *, also: bool = False) -> Entered:
    """Follow the link that was sent after a first comment: the name is theirs, what waited for it is published, and
    this browser is signed in; `also` the one in which it was written, if that is another. Raises Refusals."""
    with telling(now, writes.GRACE) as tell:
        proved = identity.use(token, CLAIM, now)
        person = identity.confirm(proved, now, theirs=also or visit.guest_id == proved.guest_id)
        waiting = _waiting(proved)
        for one in waiting:
            writes.move(one, PUBLISHED, now, lambda _guest: None)
        screening.look_again(waiting, now)
        ticket = identity.welcome(person, visit.known, visit.browser, now)
    return Entered(person, ticket, tell.told)


def to_confirm(token: str, now: datetime) -> Proved:
    """What the link after a first comment would confirm; it uses nothing up. Raises Refusals, NameTaken where the name
    became somebody else's since."""
    proved = reads.look(token, CLAIM, now)
    speaker = reads.speaker(proved.guest_id)
    if speaker is not None and reads.belongs_to_another(speaker.name, speaker.guest_id):
        raise NameTaken(name=speaker.name)
    return proved


def sign_in(token: str, visit: Visit, now: datetime) -> Entered:
    """Follow a link that signs this browser in. Raises Refusals."""
    with telling(now):
        person = identity.signed_in(identity.use(token, SIGN_IN, now), now)
        ticket = identity.welcome(person, visit.known, visit.browser, now)
    return Entered(person, ticket)


def ask_to_sign_in(address: str, visit: Visit, language: str, now: datetime) -> None:
    """Send a link to an address, if somebody here has it; nothing tells whether. Raises Refusals."""
    address = clean_line(address)
    problems = rules.address_problems(address)
    if problems:
        raise problems[0]
    identity.ask_to_sign_in(address, visit.network, language, now)


def rename(name: str, visit: Visit, now: datetime) -> None:
    """Take another name. Raises Refusals."""
    speaker = reads.speaker(visit.guest_id) if visit.guest_id is not None else None
    if speaker is None or not speaker.confirmed:
        raise NotSignedIn
    name = clean_line(name)
    if is_blank(name):
        raise r.NameMissing
    if len(name) > rules.NAME:
        raise r.NameTooLong(length=len(name))
    name_is_free(name, speaker)
    identity.rename(speaker.guest_id, name, now)


def _waiting(proved: Proved) -> list[int]:
    """The comments of a guest that wait for nothing but the link, oldest first; none under a name that became somebody
    else's meanwhile."""
    held = [view for view, _ in reversed(discussion.by_guest(proved.guest_id)) if view.state == HELD]
    said, seen = moderation.verdicts_on([view.id for view in held]), moderation.seen(held)
    undecided = [
        view.id
        for view in held
        if not seen[view.id].decision and not reads.belongs_to_another(view.author_name, proved.guest_id)
    ]
    return [one for one in undecided if {verdict.rule for verdict in said.get(one, ())} == {UNCONFIRMED}]
