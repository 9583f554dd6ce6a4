"""Names of organisations and of what they make, and where a text has one. Pure."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

Names = Collection[str]


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
