"""What the table of a language holds. A language is a file: `data/<code>.cues`.

A line “[name]” opens a part. Parts called “set …” name words for use in patterns; “good words” and “bad words” are
words parted by blanks, a star ends a beginning; “negations”, “negations after” (behind what they deny), “no places”
and “commonest” (by these a language is known) are words too; “before places” is a regular expression of what stands
there. Every other part is a group of cues, one pattern a line, as `cues` explains. The groups are the same in every
language: what they are called is what the weights know. Groups called “outright …” have no weights: what they are
called is so (`judging`). All is in small letters.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from postilla.insights.reading.cues import Cues

_FOLDER = Path(__file__).parent / "data"
_WORD = re.compile(r"[^\W\d_]+'?")
_LOOKED_AT, _SURE = 300, 2  # characters; words
_CLEARLY = 3  # words, by which a text is in another language than it is said to be
LANGUAGES = ("en", "fr", "de", "it", "es")


@dataclass(frozen=True)
class Language:
    code: str
    cues: Cues
    places: str
    negations: frozenset[str]
    after: frozenset[str]
    no_places: frozenset[str]
    commonest: frozenset[str]


@cache
def language_of(code: str) -> Language | None:
    """The table of a language as pages name it (“fr”, “de-ch”); None if there is none."""
    short = _short(code)
    return _table(short) if short in LANGUAGES else None


def language_in(text: str, likely: str) -> Language | None:
    """The table for a text of which nobody said the language: its commonest words tell, else it is the likely one."""
    hits = _hits(text)
    best = max(LANGUAGES, key=lambda code: (hits[code], code == likely))
    return _table(best) if hits[best] >= _SURE and hits[best] > hits.get(likely, 0) else language_of(likely)


def spoken_in(text: str, told: str) -> str:
    """The code of a text's language: what was `told` of it, which may be but the likest of those that a magazine has,
    unless the commonest words of another are there and hardly any of that one's."""
    hits = _hits(text)
    best = max(LANGUAGES, key=lambda code: hits[code])
    return best if hits[best] >= _CLEARLY and hits[best] > 2 * hits.get(_short(told), 0) else told


def _hits(text: str) -> dict[str, int]:
    """By language, how many of the first words are among its commonest."""
    words = _WORD.findall(text[:_LOOKED_AT].lower())
    return {code: sum(word in _table(code).commonest for word in words) for code in LANGUAGES}


def _short(code: str) -> str:
    return code.lower().replace("_", "-").partition("-")[0]


@cache
def _table(code: str) -> Language:
    parts = parts_of((_FOLDER / f"{code}.cues").read_text(encoding="utf-8"))

    def words(name: str) -> list[str]:
        return " ".join(parts.pop(name, ())).split()

    negations, after, places = words("negations"), words("negations after"), " ".join(parts.pop("before places", ()))
    no_places, commonest = words("no places"), words("commonest")
    sets = {name.removeprefix("set "): " ".join(parts.pop(name)) for name in [*parts] if name.startswith("set ")}
    groups = {
        "no": negations,
        "good": [*parts.pop("good", ()), *words("good words")],
        "bad": [*parts.pop("bad", ()), *words("bad words")],
        **parts,
    }
    known = [frozenset(one) for one in (negations, after, no_places, commonest)]
    return Language(code, Cues(groups, sets), places, *known)


def parts_of(text: str) -> dict[str, tuple[str, ...]]:
    """The lines of each part; those that begin with “# ” are remarks."""
    found: dict[str, list[str]] = {}
    lines = found.setdefault("", [])
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            lines = found.setdefault(line[1:-1], [])
        elif line and not line.startswith("# "):
            lines.append(line)
    return {name: tuple(lines) for name, lines in found.items() if name}
