"""Who is to look at a comment, and what can become of it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from postilla.insights.addressed import Above, is_between_readers
from postilla.insights.complaining import complains_to
from postilla.insights.names import Families, Names, names_one
from postilla.insights.reading import TOLD
from postilla.insights.values import Comment, Reading

NEW, SEEN, ANSWERED, USED, CORRECTED, DECLINED = "new", "seen", "answered", "used", "corrected", "declined"
STATES = (NEW, SEEN, ANSWERED, USED, CORRECTED, DECLINED)
OPEN = (NEW, SEEN)
CAME_TO_SOMETHING = (ANSWERED, USED, CORRECTED, DECLINED)
SETTLED = (SEEN, ANSWERED, USED, CORRECTED, DECLINED)  # what can be said of one: that it is new, nobody says
LONGEST = 600  # characters of a reason


@dataclass(frozen=True, slots=True)
class To:
    """Whom a comment may speak to: who wrote what it answers, and the article's authors, by name."""

    above: Above = "nobody"
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RouteView:
    """A route as it stands. `party` "": it is the author's, or, where it is `between` readers, another reader's."""

    id: int
    comment_id: int
    subject: str
    kind: str
    party: str
    between: bool
    state: str
    reason: str
    answer_id: int | None
    by: str
    made_at: datetime
    changed_at: datetime


class Wanted(NamedTuple):
    """A route that a comment takes; see `RouteView`."""

    kind: str
    party: str = ""
    between: bool = False


def wanted(reading: Reading, comment: Comment, parties: Mapping[str, Names], known: Families, to: To) -> set[Wanted]:
    """Each route that a comment takes. `parties`: with the names of each; `known`: all that the ledger knows; `to`:
    whom it may speak to.

    A question and a correction go to the author, or are between readers; a complaint goes to each named party that is
    spoken of, where somebody waits for an answer (`complaining`).
    """
    sure = {label.name for label in reading.kinds if label.score >= TOLD}
    found = set[Wanted]()
    if asked := next((kind for kind in ("correction", "question") if kind in sure), ""):
        found.add(Wanted(asked, between=is_between_readers(asked, comment.text, to.above, to.authors)))
    spoken = spoken_of(comment, parties, known)
    return found | {Wanted("complaint", one) for one in spoken if complains_to(reading, comment, parties[one])}


def spoken_of(comment: Comment, parties: Mapping[str, Names], known: Families) -> set[str]:
    """Of these parties, with the names of each, those that a comment speaks of: by name; else, where it names nobody
    else either, those that the comment it answers names, or what both stand under."""
    if found := {party for party, names in parties.items() if names_one(comment.text, names)}:
        return found
    if known.named_in(comment.text):
        return set()
    above = {party for party, names in parties.items() if names_one(comment.parent_text, names)}
    return above or {party for party, names in parties.items() if names_one(comment.about, names)}
