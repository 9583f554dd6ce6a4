"""Who is to look at a comment, and what can become of it. Pure."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from postilla.insights.reading import TOLD
from postilla.insights.values import Comment, Reading

NEW, SEEN, ANSWERED, USED, CORRECTED, DECLINED = "new", "seen", "answered", "used", "corrected", "declined"
STATES = (NEW, SEEN, ANSWERED, USED, CORRECTED, DECLINED)
OPEN = (NEW, SEEN)
CAME_TO_SOMETHING = (ANSWERED, USED, CORRECTED, DECLINED)
SETTLED = (SEEN, ANSWERED, USED, CORRECTED, DECLINED)  # what can be said of one: that it is new, nobody says
LONGEST = 600  # characters of a reason


Names = Collection[str]


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


def wanted(reading: Reading, comment: Comment, parties: Mapping[str, Names], known: "Families") -> set[tuple[str, str]]:
    """(kind, party) of each route that a comment takes; party "" is the author. `parties`: with the names of each;
    `known`: all that the ledger knows.

    A question and a correction go to the author, a complaint to each named party that is spoken of: one by somebody who
    is not altogether for what they speak of, since who remembers a bad car fondly waits for no answer.
    """
    sure = {label.name for label in reading.kinds if label.score >= TOLD}
    found = set()
    if to_author := next((kind for kind in ("correction", "question") if kind in sure), ""):
        found.add((to_author, ""))
    if "complaint" in sure and reading.toward.name != "for":
        found |= {("complaint", party) for party in spoken_of(comment, parties, known)}
    return found


class Families:
    """The names of many families, each found by its letters: an archive's ledger knows thousands, and a comment is
    compared with those alone of which it has the first word."""

    def __init__(self, families: Iterable[Names]) -> None:
        self._of: dict[str, frozenset[str]] = {}  # by name, in small letters, all names of its families
        self._first: dict[str, list[str]] = {}  # by first word, in small letters, the names that begin so
        for names in map(frozenset, families):
            for name in names:
                small = name.casefold()
                self._of[small] = self._of.get(small, frozenset()) | names
                self._first.setdefault(next(iter(_words(small)), ""), []).append(name)

    def of(self, names: Names) -> frozenset[str]:
        """All names of the families of which one bears one of these."""
        return frozenset().union(*(self._of.get(name.casefold(), ()) for name in names))

    def named_in(self, text: str) -> bool:
        """Whether the text names any of them."""
        begun = {one for word in _words(text.casefold()) for one in (word, *map(word.removesuffix, _ENDINGS))}
        return names_one(text, {name for one in begun for name in self._first.get(one, ())})


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def called(organisation: str, known: Families) -> frozenset[str]:
    """The names by which readers mean an organisation: as it stands, without its legal form, the capitals that it
    begins with; and where one of these is a name of the ledger's, all names of that family.

    >>> sorted(called("H&M Hennes & Mauritz AB", Families([])))
    ['H&M', 'H&M Hennes & Mauritz', 'H&M Hennes & Mauritz AB']
    >>> sorted(called("Valdora S.p.A.", Families([{"Valdora", "Airone"}])))
    ['Airone', 'Valdora', 'Valdora S.p.A.']
    """
    whole = " ".join(organisation.split())
    short = _LEGAL.sub("", whole) or whole
    first = short.split(" ")[0]
    own = {whole, short, *([first] if _CAPITALS.fullmatch(first) else [])} - {""}
    return known.of(own) | own


def spoken_of(comment: Comment, parties: Mapping[str, Names], known: Families) -> set[str]:
    """Of these parties, with the names of each, those that a comment speaks of: by name; else, where it names nobody
    else either, those that the comment it answers names, or what both stand under."""
    if found := {party for party, names in parties.items() if names_one(comment.text, names)}:
        return found
    if known.named_in(comment.text):
        return set()
    above = {party for party, names in parties.items() if names_one(comment.parent_text, names)}
    return above or {party for party, names in parties.items() if names_one(comment.about, names)}


def names_one(text: str, names: Names) -> bool:
    """Whether a text has one of these names, as a name is written: who uses no capitals at all may do without.

    >>> names_one("No answer from Valdora.", ["Valdora"]), names_one("an apple a day. Well.", ["Apple"])
    (True, False)
    """
    lower = text.casefold()
    likely = [name for name in names if name.strip() and name.split()[0].casefold() in lower]
    return any(_stands(name, text, small=text == text.lower()) for name in likely)


def _stands(name: str, text: str, *, small: bool) -> bool:
    return any(small or " " in name or found[0][0] == name[0] for found in _as_written(name).finditer(text))


@lru_cache(maxsize=1_000)
def _as_written(name: str) -> re.Pattern[str]:
    words = r"[\s-]+".join(map(re.escape, name.split()))
    return re.compile(
        rf"(?<![\w&]){words}(?:['’]?s|es|en)?(?![\w&])", re.IGNORECASE if len(name) > SHORT else re.NOFLAG
    )


_ENDINGS = ("s", "es", "en")  # of a name that is inflected
SHORT = 3  # letters of a name that must stand exactly as it is
_CAPITALS = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z0-9&]{2,5}")
_LEGAL = re.compile(
    r"(?:[\s,]+(?:&\s*)?(?:S\.?\s?p\.?\s?A|S\.?r\.?l|AG|SE|AB|AS|Oy|GmbH|mbH|KGaA|KG|OHG|Co|Corp|Inc|LLC|LLP|Ltd|Limited|plc|"
    r"S\.?A|SAS|SARL|S\.?L|N\.?V|B\.?V|e\.?\s?V)\.?)+\s*$",
    re.IGNORECASE,
)
