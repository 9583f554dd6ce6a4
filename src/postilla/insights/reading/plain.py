"""A text as the rules read it, with the way back to every place in it. Linear in its length."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_SAME = {
    **dict.fromkeys("‘’ʼ`´′", "'"),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("“”„‟«»‹›″", '"'),
    **dict.fromkeys("\r\u2028\u2029\x0b\x0c\x85", "\n"),
    **{chr(code): " " for code in (9, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)},
    **{chr(code): " " for code in range(32) if code not in (9, 10, 11, 12, 13)},
}  # fmt: skip
_NEAR = str.maketrans(_SAME)
_FORMS = frozenset(["<wide>", "<narrow>", "<font>", "<circle>", "<small>"])
_STOPS = "\u3002\uff61"  # that stand for the dots of an address
_MARKS = ("Cf", "Mn")  # signs without width, and accents that stand by themselves


@dataclass(frozen=True, slots=True)
class Plain:
    """`small` is in small letters, `cased` as written, both equally long; `places[i]` is where sign i began."""

    small: str
    cased: str
    places: tuple[int, ...] | range  # one more than there are signs: the last is the length of the text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where signs `start` to `end` stand in the text itself."""
        return self.places[start], self.places[end]


def plain_of(text: str) -> Plain:
    """Blanks, dashes and quotes of one kind, accents joined to their letters, signs without width dropped."""
    if text.isascii() or not any(unicodedata.category(sign) in _MARKS for sign in text if not sign.isascii()):
        cased, places = text.translate(_NEAR), range(len(text) + 1)
        return Plain(_small(cased), cased, places)
    signs: list[str] = []
    spots: list[int] = []
    for at, sign in enumerate(text):
        kind = "" if sign.isascii() else unicodedata.category(sign)
        if kind == "Cf":
            continue
        if kind == "Mn" and signs:
            joined = unicodedata.normalize("NFC", signs[-1] + sign)
            if len(joined) == 1:
                signs[-1] = joined
            continue  # an accent that no letter takes is not read
        signs.append(sign.translate(_NEAR))
        spots.append(at)
    cased = "".join(signs)
    return Plain(_small(cased), cased, (*spots, len(text)))


def narrow(small: str) -> str:
    """The same signs as ASCII has them where they are only another form of those: full-width, in circles, as formulas
    have letters."""
    return small if small.isascii() else "".join(sign if sign < "\u0660" else _narrow(sign) for sign in small)


@lru_cache(maxsize=2_000)
def _narrow(sign: str) -> str:
    if sign in _STOPS:
        return "."
    if (digit := unicodedata.decimal(sign, None)) is not None:
        return str(digit)  # of any script
    form = unicodedata.decomposition(sign).partition(" ")[0]
    same = unicodedata.normalize("NFKC", sign).lower()
    return same if form in _FORMS and len(same) == 1 and same.isascii() else sign


def _small(cased: str) -> str:
    lower = cased.lower()
    if len(lower) == len(cased):
        return lower
    return "".join(sign.lower()[:1] for sign in cased)  # a few letters are longer in lower case
