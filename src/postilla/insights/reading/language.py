"""What the table of a language holds. A language is a file: `data/<code>.cues`.

A line “[name]” opens a part. Parts called “set …” name words for use in patterns; “good words” and “bad words” are
words parted by blanks, a star ends a beginning; “negations”, “negations after” (behind what they deny), “no places”
and “commonest” (by these a language is known) are words too; “before places” is a regular expression of what stands
there. Every other part is a group of cues, one pattern a line, as `cues` explains. The groups are the same in every
language: what they are called is what the weights know. Groups called “outright …” have no weights: “agrees” and
“disagrees”, “for” and “against” are so where they are said (`judging`), the rest is for `sneers`. Portuguese,
which has no table of its own, is mostly read as Spanish: its words of that kind stand there. All is in small letters.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from postilla.insights.reading.cues import Cues
from postilla.insights.reading.scripts import LATIN, SCRIPTS, is_nonsense, languages_of, likeliest, script_of

_FOLDER = Path(__file__).parent / "data"
_WORD = re.compile(r"[^\W\d_]+'?")
_LOOKED_AT, _SURE = 300, 2  # characters; words
_CLEARLY = 3  # words, by which a text is in another language than it is said to be
LANGUAGES = ("en", "fr", "de", "it", "es")
# The commonest words of neighbours that have no table: what has more of these is in none of the five, however many
# words it shares with one (Portuguese with Spanish, Dutch with English).
_NEIGHBOURS = {
    "pt": "o a os as de do da dos das em no na que e é um uma não com para por se mais como mas foi ao ele já eu",
    "ca": "el la els les de del i a en que és un una no amb per al més com però molt hi ho si ens aquest això són",
    "nl": "de het een en van ik is dat niet in te op voor met zijn er aan ook maar als dan was om ze nog bij deze",
    "ro": "și de la a în nu cu o un pe care este se din că mai pentru sunt cei le ce am fost prin iar sau dar",
    "pl": "i w nie na się z to jest do że jak o ale po tak co za od tylko już czy przez dla są był może",
    "sv": "och i att det som en på är av för med den till inte om har de jag ett var men så vi kan ska från",
}


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
    """The code of a text's language, "" of what is in none: what was `told` of it, which may be but the likest of those
    that a magazine has, unless most of it is in another script, or the commonest words of another are there (more than
    one, however often), hardly any of that one's, and not more of a neighbour's."""
    own = next((name for name in SCRIPTS if _short(told) in languages_of(name)), LATIN)
    script = script_of(text, own)
    if script not in (own, ""):
        return likeliest(text, script) if script != LATIN else _latin(text)
    if script != LATIN:
        return told
    hits, words = _hits(text), _first_words(text)
    best = max(LANGUAGES, key=lambda code: hits[code])
    if not hits[best] and is_nonsense(text):
        return ""
    clearly = hits[best] >= _CLEARLY and len(_table(best).commonest & {*words}) > 1
    beside = max(sum(word in common for word in words) for common in _neighbours())
    return best if clearly and hits[best] > 2 * hits.get(_short(told), 0) and hits[best] >= beside else told


def _latin(text: str) -> str:
    """Of a text that is in Latin letters, though it was told to be in a language that has others."""
    hits = _hits(text)
    best = max(LANGUAGES, key=lambda code: hits[code])
    beside = max(sum(word in common for word in _first_words(text)) for common in _neighbours())
    return best if hits[best] >= max(beside, 1) else ""


@cache
def _neighbours() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(words.split()) for words in _NEIGHBOURS.values())


def _first_words(text: str) -> list[str]:
    return _WORD.findall(text[:_LOOKED_AT].lower())


def _hits(text: str) -> dict[str, int]:
    """By language, how many of the first words are among its commonest."""
    words = _first_words(text)
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
