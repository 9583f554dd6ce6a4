"""Words that say nothing of what a text is about: articles, pronouns, auxiliaries, and what everybody says of anything;
and numbers in words, and what but qualifies, which name nothing.

The lists stand in `data/stopwords.toml`, `data/numbers.toml` and `data/qualifiers.toml`, without accents and in lower
case; words are compared so. Pure.
"""

import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"
_ANYWHERE = frozenset(("ok", "okay", "hi", "hello", "hallo", "salut", "ciao", "hola", "lol", "www", "http", "https"))
_JOINED = {"ar": "وف"}  # “and”, “so”: one letter, written together with the word behind it
LONGEST = 40  # letters of a word that are looked at
_SHORTEST = 3  # letters of a word that says something, in a script that parts words


def bare(word: str) -> str:
    """In lower case, without accents: as the lists have it."""
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in folded if not unicodedata.combining(char))


def says_nothing(word: str, lang: str) -> bool:
    """Whether a word tells nothing of the matter. Where the language has no list, all lists are asked."""
    return _says_nothing(word[:LONGEST], lang)


@lru_cache(maxsize=50_000)  # of words no longer than that
def _says_nothing(word: str, lang: str) -> bool:
    plain = bare(word)
    if plain.isdigit() or plain in _ANYWHERE or (plain.isascii() and len(plain) < _SHORTEST):
        return True
    return _in("stopwords.toml", plain, lang) or (
        plain[0] in _JOINED.get(lang[:2], "") and _in("stopwords.toml", plain[1:], lang)
    )


@lru_cache(maxsize=50_000)
def names_nothing(word: str, lang: str) -> bool:
    """Whether a word of LONGEST letters at the most says nothing, is a number, or but qualifies what is said."""
    return _says_nothing(word, lang) or any(_in(file, bare(word), lang) for file in ("numbers.toml", "qualifiers.toml"))


def _in(file: str, plain: str, lang: str) -> bool:
    lists = _lists(file)
    return plain in lists.get(lang[:2], lists[""])


@cache
def _lists(file: str) -> dict[str, frozenset[str]]:
    text = (_DATA / file).read_text("utf-8")
    found = {lang: frozenset(words.split()) for lang, words in tomllib.loads(text).items()}
    return {**found, "": frozenset().union(*found.values())}
