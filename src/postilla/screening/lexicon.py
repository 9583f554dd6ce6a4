"""Which words of a text are insults, swearing, contempt, scorn or threats, and whether they are said to somebody. Pure.

The lists are package data in five languages, taken together: nobody need know a comment's language. Names of groups of
people are no insults: they have a list of their own, which says only that one is named. Swearing alone, which people do
at gearboxes too, is counted apart from insults.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

LISTS = ("insult", "rude", "putdown", "contempt", "threat", "address", "scorn", "sneer", "hatred", "group")
WORDED = frozenset({*LISTS, "to you"}) - {"address", "group"}  # what words show
SHORTEST, LONGEST = 4, 10  # letters of a beginning or an end that is looked up
Places = Mapping[str, Sequence[int]]  # where words of each list stand in a text
SHORT = 12  # words: in fewer, one word of a list says less
NEAR = 4  # words between an insult and whom it is said to


@dataclass
class Lists:
    """Words, beginnings, ends, and rows of words by their first two, each with its list."""

    words: dict[str, str] = field(default_factory=dict)
    begins: dict[str, str] = field(default_factory=dict)
    ends: dict[str, str] = field(default_factory=dict)
    rows: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = field(default_factory=lambda: defaultdict(list))


def found(words: Sequence[str]) -> dict[str, list[int]]:
    """Where words of each list stand in a text of casefolded words."""
    rows = _lists().rows
    known = {word: name for word in set(words) if (name := _listed(word)) is not None}
    listed = {at: known[word] for at, word in enumerate(words) if word in known}
    for at, pair in enumerate(pairwise(words)):
        if pair in rows:
            for row, name in rows[pair]:
                if tuple(words[at : at + len(row)]) == row:
                    listed[at] = name
    places: dict[str, list[int]] = {name: [] for name in LISTS}
    for at in sorted(listed):
        places[listed[at]].append(at)
    return places


def shape(places: Places, words: int) -> dict[str, float]:
    """What can be counted of what was found in a text of so many words, from 0 to 1.

    "to you": insults and swearing near a word that speaks to somebody.
    """
    meant = list(_near(places["insult"], places["rude"], places["address"]))
    return {
        "insult": min(1.0, len(places["insult"]) / 2),
        "insults": float(len(places["insult"]) > 1),
        "rude": min(1.0, len(places["rude"]) / 2),
        "to you": min(1.0, len(meant) / 2),
        "putdown": min(1.0, len(places["putdown"]) / 2),
        "contempt": float(bool(places["contempt"])),
        "threat": float(bool(places["threat"])),
        "scorn": min(1.0, len(places["scorn"]) / 2),
        "hatred": float(bool(places["hatred"])),
        "sneer": min(1.0, len(places["sneer"]) / 2),
        "address": min(1.0, 5 * len(places["address"]) / (words + 3)),
        "group": float(bool(places["group"])),
        "short": max(0.0, 1 - words / SHORT),
    }


def said(words: Sequence[str], places: Places, code: str) -> tuple[str, ...]:
    """The words behind a part of the shape, as they stand in the text; none for what no list shows."""
    if code not in WORDED or not places:
        return ()
    spots = _near(places["insult"], places["rude"], places["address"]) if code == "to you" else places[code]
    return tuple(dict.fromkeys(words[at] for at in spots))


def _near(insult: Sequence[int], rude: Sequence[int], address: Sequence[int]) -> Iterator[int]:
    return (at for at in sorted([*insult, *rude]) if any(abs(at - other) <= NEAR for other in address))


def ready() -> None:
    """Read the lists, which happens once in a process."""
    _lists()


@lru_cache(maxsize=20_000)
def _listed(word: str) -> str | None:
    lists = _lists()
    name = lists.words.get(word)
    if name is not None or len(word) < SHORTEST:
        return name
    for size in range(SHORTEST, min(len(word), LONGEST) + 1):
        name = lists.begins.get(word[:size]) or lists.ends.get(word[-size:])
        if name is not None:
            return name
    return None


@cache
def _lists() -> Lists:
    lists = Lists()
    for line in (files("postilla.screening") / "data" / "lexicon.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, *entries = line.split()
            for entry in entries:
                for spelt in {entry, bare(entry)}:
                    _enter(lists, spelt, name)
    return lists


def _enter(lists: Lists, entry: str, name: str) -> None:
    if "_" in entry:
        row = tuple(entry.split("_"))
        lists.rows[row[:2]].append((row, name))
    elif entry.endswith("*"):
        lists.begins.setdefault(entry[:-1][:LONGEST], name)
    elif entry.startswith("*"):
        lists.ends.setdefault(entry[1:][-LONGEST:], name)
    else:
        lists.words.setdefault(entry, name)


def bare(word: str) -> str:
    """A word without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
