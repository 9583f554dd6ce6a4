"""In which script a sign is, and most of a text. Pure."""

import unicodedata
from collections import Counter
from functools import lru_cache

LATIN, EAST = "LATIN", "CJK"
# Those that are written together: a Japanese word mixes three.
_TOGETHER = {"HIRAGANA": EAST, "KATAKANA": EAST, "KATAKANA-HIRAGANA": EAST, "HANGUL": EAST}


@lru_cache(maxsize=4096)
def script_of(sign: str) -> str:
    """The script of a letter by Unicode's name of it; empty for other signs. Letters of phonetics and the like are no
    Latin that anybody writes.

    >>> script_of("é"), script_of("ж"), script_of("7")
    ('LATIN', 'CYRILLIC', '')
    """
    if not sign.isalpha():
        return ""
    if sign < "\u0250" or "\u1e00" <= sign <= "\u1eff":
        return LATIN
    first = unicodedata.name(sign, "LETTER").partition(" ")[0]
    return "PHONETIC" if first == LATIN else _TOGETHER.get(first, first)


def main_script(text: str) -> str:
    """The script of most letters of a text; empty where it has none."""
    found = Counter(filter(None, map(script_of, text)))
    return found.most_common(1)[0][0] if found else ""
