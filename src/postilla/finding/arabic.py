"""Arabic words made comparable: in one spelling, without article, particles and endings. Pure.

A light stemmer: it takes off what may stand before and after a word, and knows no roots, so plurals that change the
word within (هدف, أهداف) are words of their own. What begins like a particle may be a part of the word (بريد is no “by
means of”), so a word of a text has several forms, the whole one among them.
"""

from collections.abc import Iterable, Iterator

_ONE_SPELLING = str.maketrans({"ى": "ي", "ة": "ه", "ء": None, "\u0640": None})  # the last one lengthens a line
_ARTICLES = ("ال", "بال", "كال", "لل", "وال", "فال")
_IN_TEXTS, _IN_QUERIES = ("و", "ف", "ب", "ك", "ل"), ("و", "ب", "ل")
_ENDINGS = (  # whose it is, how many and of which kind, where it comes from: in this order, one of each at the most
    ("اتهما", "اتها", "اتهم", "اتنا", "اته", "تهما", "تها", "تهم", "تنا", "هما", "ها", "هم", "هن", "كم", "ته", "نا"),
    ("تين", "تان", "ات", "ان", "ين", "ون", "وا", "يه", "ه"),
    ("يا", "يي", "ي"),
)
_LEAST = 3  # letters that must be left of a word


def forms(word: str) -> tuple[str, ...]:
    """The forms under which a word of a text is found. `word` is bare: without vowel marks and hamzas on alef."""
    return _forms(word, _IN_TEXTS)


def asked(word: str) -> tuple[str, ...]:
    """The forms that are looked for where somebody asks for a word; fewer, lest they find what was not asked for."""
    return _forms(word, _IN_QUERIES)


def _forms(word: str, particles: Iterable[str]) -> tuple[str, ...]:
    word = word.translate(_ONE_SPELLING)
    starts = dict.fromkeys(_without_starts(word, particles))
    return tuple(dict.fromkeys(_without_endings(one) for one in starts if one))


def _without_starts(word: str, particles: Iterable[str]) -> Iterator[str]:
    """The word, and what is left of it without the one, two or three things before it."""
    yield word
    for start in (*_ARTICLES, *particles):
        if word.startswith(start) and len(word) - len(start) >= _LEAST:
            yield from _without_starts(word[len(start) :], particles if start not in _ARTICLES else ())


def _without_endings(word: str) -> str:
    for endings in _ENDINGS:
        ending = next((one for one in endings if word.endswith(one) and len(word) - len(one) >= _LEAST), "")
        word = word.removesuffix(ending)
    return word
