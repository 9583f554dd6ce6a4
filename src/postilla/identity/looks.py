"""How a name looks: two names with a look in common can be taken for each other. Pure.

The look is made after UTS #39: each sign is replaced by the one that stands for all that look like it. Unicode's table
minds case ("I" looks like "l", "i" does not), so a name has a look as it is written, one in small letters (with
digits read as the letters they stand for), and one in capitals. Signs beside letters (ticks, stars, emoji) are left
out: a tick behind a name reads as a mark of the magazine's. A name of signs alone is told by them.
"""

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from confusable_homoglyphs.utils import load

LONGEST = 189  # characters of a look that are compared

# Marks that change how a letter sounds and hardly how a name looks. Vowel signs of Indic scripts are not among them:
# they are as much of a name as letters are.
_MARKS = (
    (0x0300, 0x036F), (0x0483, 0x0487), (0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670),
    (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F),
)  # fmt: skip
# Digits that pass for letters among small ones, and as who reads them aloud.
_SEEN_AS, _READ_AS = str.maketrans("01", "ol"), str.maketrans("0134578", "oieastb")
_TRADE = dict.fromkeys(map(ord, "\u2120\u2122"))  # marks that would be read as the letters SM and TM
# What small letters are told apart by no longer once a word mixes scripts, and pairs that stand for one letter.
_AMONG_LETTERS, _PAIRS = {"l": "i"}, {"rn": "m", "vv": "w"}
# Letters in black circles and squares: Unicode knows no letter that they are compatible with.
_FRAMED = {start + at: chr(ord("A") + at) for start in (0x1F150, 0x1F170) for at in range(26)}
_BLANK = "\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5"  # letters by category, seen by nobody


@lru_cache(maxsize=4096)
def looks_of(name: str) -> tuple[str, ...]:
    """The looks of a name: as written, in small letters, in capitals. None is there of a name that shows nothing.

    Looks of two names are equal only if they are of the same kind.
    """
    return _looks(name if name.isascii() else name.translate(_TRADE | _FRAMED), _letters)


@lru_cache(maxsize=256)
def looks_with_signs(name: str) -> tuple[str, ...]:
    """The looks of a name as they were kept before signs were left out; none where these are the same."""
    looks = () if name.isascii() else _looks(name, _letters_and_signs)
    return () if looks == looks_of(name) else looks


@lru_cache(maxsize=4096)
def seen_as(sign: str) -> str:
    """The small letter, or two, that a sign in small letters passes for within a word of another script.

    >>> seen_as("\u0435"), seen_as("l"), seen_as("\u0448")
    ('e', 'i', '\u0448')
    """
    if sign.isascii():
        return _AMONG_LETTERS.get(sign, sign)
    likes = (_bare(_prototypes().get(ord(way), "")) for way in (sign, sign.upper()) if len(way) == 1)
    found = next((like.casefold() for like in likes if like and like.isascii()), sign)
    return "".join(_AMONG_LETTERS.get(one, one) for one in _PAIRS.get(found, found))


def _looks(name: str, kept: Callable[[str], str]) -> tuple[str, ...]:
    bare = _bare(name)
    kinds = {
        "w": bare.translate(_SEEN_AS),
        "s": bare.casefold().translate(_READ_AS),
        "c": bare.upper(),
    }
    return tuple(f"{kind}{look[:LONGEST]}" for kind, text in kinds.items() if (look := _look(text, kept)))


def _look(text: str, kept: Callable[[str], str]) -> str:
    """Without spaces, punctuation and marks; each sign as the one that stands for its likes."""
    signs = _bare(text.translate(_prototypes()))
    return kept(signs) or "".join(signs.split())


def _letters(signs: str) -> str:
    """Letters, digits and the marks that belong to them; ASCII has no marks."""
    if signs.isascii():
        return "".join(filter(str.isalnum, signs))
    found = "".join(c for c in signs if unicodedata.category(c)[0] in "LNM")
    return found if any(map(str.isalnum, found)) else ""


def _letters_and_signs(signs: str) -> str:
    return "".join(c for c in signs if unicodedata.category(c)[0] in "LNM" or unicodedata.category(c) == "So")


def _bare(text: str) -> str:
    """Compatible signs as one, without marks and what does not show."""
    if text.isascii() and text.isprintable():
        return text
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).translate(_nothing())
    return "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc"))


@cache
def _nothing() -> dict[int, None]:
    return {code: None for low, high in _MARKS for code in range(low, high + 1)} | dict.fromkeys(map(ord, _BLANK))


@cache
def _prototypes() -> dict[int, str]:
    """From each sign to the one that stands for it.

    The package lists likes both ways: a sign names the one that stands for it, which names all of them. Of two that
    name only each other, one is chosen for both. What it lists is let go: 8 MB, of which this needs a tenth.
    """
    listed: dict[str, list[dict[str, str]]] = load("confusables.json")
    found = {ord("w"): "vv", ord("W"): "VV"}  # not in the table, and read so in most typefaces
    for sign, likes in listed.items():
        if len(sign) == 1 and len(likes) == 1:
            named = likes[0]["c"]
            other = named.strip("\u200e")
            if len(listed.get(named, ())) > 1 or len(other) > 1 or other < sign:
                found.setdefault(ord(sign), other)
    return found
