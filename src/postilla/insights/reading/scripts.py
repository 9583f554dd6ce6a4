"""In which script most of a text is, and whether what stands in it is words at all."""

import re
from bisect import bisect_right
from collections import Counter

LOOKED_AT = 2_000  # characters
LATIN = "latin"
_STARTS = (  # where a script begins among all signs
    (0x41, LATIN), (0x370, "greek"), (0x400, "cyrillic"), (0x530, "armenian"), (0x590, "hebrew"), (0x600, "arabic"),
    (0x780, ""), (0x8A0, "arabic"), (0x900, "devanagari"), (0x980, "bengali"), (0xA00, ""), (0xE00, "thai"),
    (0xE80, ""), (0x10A0, "georgian"), (0x1100, "hangul"), (0x1200, ""), (0x1E00, LATIN), (0x1F00, "greek"),
    (0x2000, ""),
    (0x3040, "kana"), (0x3100, "han"), (0x3130, "hangul"), (0x3190, ""), (0x3400, "han"), (0xA000, ""),
    (0xAC00, "hangul"), (0xD7B0, ""), (0xF900, "han"), (0xFB00, LATIN), (0xFB1D, "hebrew"), (0xFB50, "arabic"),
    (0xFE00, ""), (0xFE70, "arabic"), (0xFF00, ""),
)  # fmt: skip
_PLACES, _NAMES = [start for start, _ in _STARTS], [name for _, name in _STARTS]
# The languages of each, the likeliest first; of one that is not named here, nobody knows more than the script.
_WRITTEN = {
    "greek": "el", "cyrillic": "ru uk be bg sr mk kk ky mn tg", "armenian": "hy", "hebrew": "he yi", "thai": "th",
    "arabic": "ar fa ur ps ckb sd ug", "devanagari": "hi mr ne", "bengali": "bn as", "georgian": "ka", "hangul": "ko",
    "kana": "ja", "han": "zh ja yue",
}  # fmt: skip
SCRIPTS = tuple(_WRITTEN)  # but Latin
_OWN = (("cyrillic", "іїєґ", "uk"), ("cyrillic", "ў", "be"), ("cyrillic", "ђљњћџ", "sr"), ("arabic", "پچژگ", "fa"))

_WORD = re.compile(r"[^\W\d_]+")
_NO_WORD = re.compile(
    r"(.)\1{3}|(.{2,4})\2{2}|[^aeiouyà-æè-ïò-öø-üýÿœıåáéíóúāēīōūăěőůűąęǫ']{8}|"
    r"qwert|asdf|sdfg|dfgh|fghj|ghjk|hjkl|yxcv|zxcv|xcvb|cvbn|vbnm|poiu|lkjh|kjhg|jhgf|hgfd|gfds|fdsa|mnbv"
)
_VOWEL = re.compile(r"[aeiouyà-æè-ïò-öø-üýÿœıåāēīōūăěőůűąęǫ]")


def script_of(text: str, likely: str = LATIN) -> str:
    """The script of most letters of a text's beginning; the `likely` one where as many are in that; "" without any."""
    if text.isascii():
        return LATIN if any(map(str.isalpha, text)) else ""
    counted = Counter(_NAMES[bisect_right(_PLACES, ord(sign)) - 1] for sign in text[:LOOKED_AT] if sign.isalpha())
    if counted["kana"]:  # who writes Japanese uses both
        counted["kana"] += counted.pop("han", 0)
    return max(counted, key=lambda name: (counted[name], name == likely, name)) if counted else ""


def languages_of(script: str) -> tuple[str, ...]:
    """The codes of languages that are written in it, the likeliest first; none of Latin, which too many are."""
    return tuple(_WRITTEN.get(script, "").split())


def likeliest(text: str, script: str) -> str:
    """The code of the language that a text in a script other than Latin is likely in."""
    small = text[:LOOKED_AT].lower()
    own = (code for of, signs, code in _OWN if of == script and any(sign in small for sign in signs))
    return next(own, next(iter(languages_of(script)), ""))


def is_nonsense(text: str) -> bool:
    """Whether most letters of a text in Latin are in what is no word of any language: keys hit as they lie, one sign on
    and on, nothing that can be spoken."""
    words = _WORD.findall(text[:LOOKED_AT].lower())
    odd = sum(len(word) for word in words if len(word) > 3 and (_NO_WORD.search(word) or not _VOWEL.search(word)))
    return odd * 2 > sum(map(len, words)) > 0
