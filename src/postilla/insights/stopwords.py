"""Words that say nothing of what a text is about: articles, pronouns, auxiliaries, and what everybody says of anything.

The lists stand in `data/stopwords.toml`, without accents and in lower case; words are compared so. Pure.
"""

import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "stopwords.toml"
_ANYWHERE = frozenset(("ok", "okay", "hi", "hello", "hallo", "salut", "ciao", "hola", "lol", "www", "http", "https"))
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
    lists = _lists()
    return plain in lists.get(lang[:2], lists[""])


@cache
def _lists() -> dict[str, frozenset[str]]:
    found = {lang: frozenset(words.split()) for lang, words in tomllib.loads(_FILE.read_text("utf-8")).items()}
    return {**found, "": frozenset().union(*found.values())}
