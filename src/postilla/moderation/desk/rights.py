"""Who may do what at the desk. Pure: the one place that is asked for every decision and every card.

Editors see, moderators decide, administrators do all. A moderator may be limited to sections: they then see and decide
what stands under articles of these sections, and nothing else.
"""

from collections.abc import Iterable
from dataclasses import dataclass

SEE, DECIDE, ADMINISTER = "see", "decide", "administer"

# What each deed asks of who does it; a deed that is not named here is nobody's.
DEEDS = {
    "publish": DECIDE,
    "reject": DECIDE,
    "spam": DECIDE,
    "keep": DECIDE,
    "hold": DECIDE,
    "undo": DECIDE,
    "pin": DECIDE,
    "unpin": DECIDE,
    "lock": DECIDE,
    "unlock": DECIDE,
    "warn": DECIDE,
    "mute": DECIDE,
    "ban": DECIDE,
    "grant": DECIDE,
    "deny": DECIDE,
    "edit": DECIDE,
    "language": DECIDE,
    "move": DECIDE,
    "lift": DECIDE,
    "party": DECIDE,
    "noparty": DECIDE,
    "unparty": DECIDE,
}


@dataclass(frozen=True)
class Person:
    """Somebody at the desk. `name` stands in the record; `sections` None: all of them."""

    name: str
    sees: bool = False
    decides: bool = False
    administers: bool = False
    sections: frozenset[int] | None = None

    @property
    def is_limited(self) -> bool:
        return self.sections is not None and not self.administers


@dataclass(frozen=True)
class Membership:
    """One group somebody is in: whether it lets see or decide, and the sections it is limited to; none: all."""

    sees: bool
    decides: bool
    sections: frozenset[int] = frozenset()


def sections_of(memberships: Iterable[Membership]) -> frozenset[int] | None:
    """The sections of somebody in these groups; None for all. One group without limits lifts those of the others."""
    granting = [one for one in memberships if one.sees or one.decides]
    if not granting or any(not one.sections for one in granting):
        return None
    return frozenset().union(*(one.sections for one in granting))


def is_theirs(person: Person, section: int | None) -> bool:
    """Whether a comment under an article of this section is on their desk. None: under no section's article."""
    return not person.is_limited or (section is not None and section in (person.sections or ()))


def may_name(person: Person) -> bool:
    """Whether they may decide for whom somebody speaks: it marks what they wrote in all sections."""
    return may(person, "party", None)


def may(person: Person, deed: str, section: int | None) -> bool:
    """Whether they may do this to a comment under an article of this section."""
    if person.administers:
        return deed == SEE or deed in DEEDS
    needed = SEE if deed == SEE else DEEDS.get(deed)
    able = {SEE: person.sees or person.decides, DECIDE: person.decides}.get(needed or "", False)
    return able and is_theirs(person, section)
