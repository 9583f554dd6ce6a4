"""Whose name is it? Names that belong to readers, and those that speak for the magazine. `take_name` alone writes: who
signs in elsewhere owns theirs from their first comment on."""

from datetime import datetime
from functools import lru_cache

from django.conf import settings

from postilla.articles import reads as articles
from postilla.articles.values import Spokesman
from postilla.identity import reads as identity, writes
from postilla.identity.addresses import address_hash
from postilla.identity.looks import looks_of
from postilla.identity.refusals import NameTaken, NameTakenHere
from postilla.identity.rules import NAMES, spellings
from postilla.identity.values import Speaker
from postilla.intake.offices import OFFICES, bare, can_be_a_surname, without_roles
from postilla.moderation.values import HOLD, Verdict

UNCONFIRMED = "unconfirmed"  # the rule that holds a comment until the link in a mail is followed


def name_is_free(name: str, speaker: Speaker) -> None:
    """May this person be called so? Raises NameTaken for another's name, and for what can be taken for it.

    Only who has shown that the address of a name's owner is theirs may use it.
    """
    if _belongs_to_another(name, speaker) or _speaks_for_the_magazine(name, speaker):
        raise (NameTaken if sends_mail() else NameTakenHere)(name=name)


def take_name(typed: str, speaker: Speaker, standing: str, now: datetime) -> str:
    """Take the name under which a comment appears. Raises NameTaken for one that was typed and is not theirs.

    Who signs in elsewhere cannot choose another here, so their name belongs to them from their first comment on. Where
    it is somebody's already it says where it is from, and that belongs to them.
    """
    if standing:
        return typed  # the door has put the name of their profile there
    if not speaker.account:
        name_is_free(typed, speaker)
        return speaker.name
    name = name_from_elsewhere(speaker)
    if speaker.guest_id in identity.holders_of(name) or writes.claim(speaker.guest_id, name, now):
        return name
    return name_from_elsewhere(speaker)  # somebody was quicker


def name_from_elsewhere(speaker: Speaker) -> str:
    """The name under which somebody's next comment appears who signs in elsewhere: the first spelling that is free, or
    theirs. Who has all the names that one can have keeps the last of them, however they are called there now."""
    name, with_account, with_number = spellings(speaker.name, speaker.account, speaker.guest_id)
    if _belongs_to_another(name, speaker) or _speaks_for_the_magazine(name, speaker):
        name = with_account if identity.holders_of(with_account) <= {speaker.guest_id} else with_number
    mine = identity.names_of(speaker.guest_id)
    return mine[-1] if len(mine) >= NAMES and not identity.holders_of(name) else name


def waits_for_link(speaker: Speaker) -> list[Verdict]:
    """Does the magazine want to know first that the address is right?"""
    wanted = settings.POSTILLA_CONFIRM and sends_mail() and not speaker.confirmed
    return [Verdict(HOLD, UNCONFIRMED)] if wanted else []


def sends_mail() -> bool:
    """Whether this site sends mail. Where it does not, nobody is asked to follow a link."""
    return getattr(settings, "POSTILLA_MAIL", None) is not None


def _belongs_to_another(name: str, speaker: Speaker) -> bool:
    beside = () if can_be_a_surname(name) else without_roles(name)
    held = [holders for one in (name, *beside) if (holders := identity.holders_of(one))]
    proven = speaker.confirmed or bool(speaker.account)
    return any(not (proven and speaker.guest_id in holders) for holders in held)


def _speaks_for_the_magazine(name: str, speaker: Speaker) -> bool:
    theirs = _by_look(articles.newsroom())
    beside = without_roles(name)
    if can_be_a_surname(name):
        beside = tuple(one for one in beside if set(looks_of(one)) & set(looks_of(articles.magazine().name)))
    looks = {look for one in (name, bare(name), *beside) for look in looks_of(one)}
    owners = [theirs[look] for look in looks if look in theirs]
    return bool(owners) and not (speaker.confirmed and any(speaker.address_hash in owner for owner in owners))


@lru_cache(maxsize=2)
def _by_look(people: tuple[Spokesman, ...]) -> dict[str, frozenset[str]]:
    """From each look of a name that is the magazine's, surname first too, to the hashes of those who have it."""
    found: dict[str, frozenset[str]] = {look: frozenset() for office in OFFICES for look in looks_of(office)}
    for one in people:
        hashed = frozenset([address_hash(one.address)]) - {""}
        first, _, last = one.name.strip().rpartition(" ")
        for look in {*looks_of(one.name), *looks_of(f"{last} {first}")}:
            found[look] = found.get(look, frozenset()) | hashed
    return found
