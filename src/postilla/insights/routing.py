"""Who is to look at a comment, and what can become of it. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from postilla.insights.reading import TOLD
from postilla.insights.values import Reading

NEW, SEEN, ANSWERED, USED, CORRECTED, DECLINED = "new", "seen", "answered", "used", "corrected", "declined"
STATES = (NEW, SEEN, ANSWERED, USED, CORRECTED, DECLINED)
OPEN = (NEW, SEEN)
LONGEST = 600  # characters of a reason


@dataclass(frozen=True, slots=True)
class RouteView:
    """A route as it stands. `party` "": it is the author's."""

    id: int
    comment_id: int
    subject: str
    kind: str
    party: str
    state: str
    reason: str
    answer_id: int | None
    by: str
    made_at: datetime
    changed_at: datetime


def wanted(reading: Reading, text: str, parties: Iterable[str]) -> set[tuple[str, str]]:
    """(kind, party) of each route that a comment takes; party "" is the author. `text`: with what it stands under.

    A question and a correction go to the author, a complaint to each named party that is spoken of.
    """
    sure = {label.name for label in reading.kinds if label.score >= TOLD}
    found = set()
    if to_author := next((kind for kind in ("correction", "question") if kind in sure), ""):
        found.add((to_author, ""))
    if "complaint" in sure:
        found |= {("complaint", party) for party in parties if speaks_of(text, party)}
    return found


def speaks_of(text: str, organisation: str) -> bool:
    """Whether a text names an organisation, or the longest word of its name.

    >>> speaks_of("No answer from Valdora.", "Valdora S.p.A."), speaks_of("Valdorado", "Valdora S.p.A.")
    (True, False)
    """
    words = re.findall(r"\w{4,}", organisation.casefold())
    name = max(words, key=len, default=organisation.casefold())
    return bool(name) and re.search(rf"\b{re.escape(name)}\b", text.casefold()) is not None
