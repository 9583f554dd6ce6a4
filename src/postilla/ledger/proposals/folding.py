"""A text as the rules read it, with the way back to every place in it."""

import html
import re
import unicodedata
from dataclasses import dataclass

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d?);")
_SAME = {
    **dict.fromkeys("‘’ʼ`´′", "'"),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("“”„‟«»‹›″", '"'),
}  # fmt: skip
_NEAR = str.maketrans(_SAME)


@dataclass(frozen=True)
class Folded:
    """`plain` is in small letters, `cased` as written, both equally long; `places[i]` is where sign i began."""

    plain: str
    cased: str
    places: tuple[int, ...]  # one more than there are signs: the last is the length of the text


def fold(text: str) -> Folded:
    """Entities resolved, blanks of one kind (line ends stay), signs without width dropped, dashes and quotes alike."""
    signs: list[str] = []
    places: list[int] = []
    at = 0
    for match in _ENTITY.finditer(text):
        _take(text, at, match.start(), signs, places)
        for sign in html.unescape(match[0]):
            _put(sign, match.start(), signs, places)
        at = match.end()
    _take(text, at, len(text), signs, places)
    cased = "".join(signs)
    lower = cased.lower()
    if len(lower) != len(cased):  # a few letters are longer in lower case
        lower = "".join(sign.lower()[:1] for sign in cased)
    return Folded(lower, cased, (*places, len(text)))


def _take(text: str, start: int, end: int, signs: list[str], places: list[int]) -> None:
    for at in range(start, end):
        _put(text[at], at, signs, places)


def _put(sign: str, place: int, signs: list[str], places: list[int]) -> None:
    if not sign.isascii():
        sign = sign.translate(_NEAR)
        if unicodedata.category(sign) == "Cf":  # soft hyphens, marks without width
            return
    if sign in "\r\n\u2028\u2029":
        sign = "\n"
    elif sign.isspace() or sign < " ":
        sign = " "
    signs.append(sign)
    places.append(place)
