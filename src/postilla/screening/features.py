"""What the filters see of a comment: words, pairs of words, parts of words, links, and the shape of the text. Pure.

All sizes are bounded, so that a comment of any length costs about the same.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import Any
from zlib import crc32

from postilla.screening import lexicon, tone
from postilla.screening.values import Asked

LONGEST = 2000  # characters of a text that are looked at: its beginning and its end
WORDS = 200  # words of it that are looked up
LEARNT = 120  # words of it that are weighed
PARTS = 320  # characters from which parts of words are taken
PART = 4  # letters of a part
KEPT = 20_000  # parts whose places are kept, in some 3 MB

BITS = 18  # features are counted in 2**BITS places
MASK = (1 << BITS) - 1
HERE = (1 << 16) - 1  # what is learnt here is counted in so many places, and one

_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"')\]]+"
    r"|(?<![\w@.-])[a-z0-9][a-z0-9-]{1,50}(?:\.[a-z0-9-]{1,30})?\.(?:com|net|org|info|biz|ru|cn|xyz|top|shop|online|"
    r"site|club|live|link|click|store|vip|pro|io|co|tv|me|ly|gl|be|gd|de|fr|it|es|uk|eu|ch|at|us|in)\b(?:/[^\s<>\"')\]]*)?",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"\w\.[A-Za-z]{2}|://")  # what every link has; most texts have none
_HOST = re.compile(r"(?:https?://)?(?:www\.)?([^/?#:]+)", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s]")
_CALLED = re.compile(r"([!?])[!?]{2,}")
_NUMBER = re.compile(r"\+?\d[\d ()/-]{7,}\d")
_MAIL = re.compile(r"[\w.+-]{1,40}@[\w-]{1,40}\.\w{2,}")
_PAID = frozenset("$€£₹%")
_MONEY = re.compile(r"[$€£₹]\s?\d|\d\s?[$€£₹%]")


@dataclass(frozen=True)
class Seen:
    """The features of a comment. `text`: words, pairs of words and hosts, which can be shown; `parts`: parts of words;
    all of equal weight together. `shape`: what can be counted, by name, from 0 to about 1."""

    text: tuple[str, ...]
    shape: tuple[tuple[str, float], ...]
    parts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # casefolded, in order
    listed: Mapping[str, Sequence[int]] = field(default_factory=dict)  # where words of each list stand in `words`

    @cached_property
    def places(self) -> list[int]:
        """Where each of `text` and `parts` is counted."""
        encoded = "\n".join(self.text).encode("utf-8", "replace").split(b"\n")  # at once: no feature has a line's end
        named = [code & MASK for code in map(crc32, encoded)] if self.text else []
        return named + [_KNOWN[part] for part in self.parts]

    @cached_property
    def here(self) -> list[int]:
        """Where each of them is counted that is learnt here."""
        return [at & HERE for at in self.places]

    @cached_property
    def of_all(self) -> Callable[[Any], tuple[int, ...]]:
        """From what is kept by place to that of each feature; there must be two."""
        return itemgetter(*self.places)


class _Known(dict[str, int]):
    """Where parts of words are counted. Most texts are made of the same few thousand, which are kept."""

    def __missing__(self, part: str) -> int:
        if len(self) >= KEPT:
            self.clear()
        found = self[part] = place(part)
        return found


_KNOWN = _Known()


def place(feature: str) -> int:
    """Where a feature is counted; the same on every machine."""
    return crc32(feature.encode("utf-8", "replace")) & MASK


def seen(asked: Asked) -> Seen:
    """The features of a comment."""
    said = _bounded(asked.text)
    links = _LINK.findall(said) if _DOTTED.search(said) else []
    bare = _LINK.sub(" ", said) if links else said
    low = bare.casefold() if bare.isascii() else unicodedata.normalize("NFKC", bare).casefold()
    tokens = _TOKEN.findall(low)[:WORDS]
    words = [_number(token) if token[0].isdecimal() else token for token in tokens]
    hosts = list(dict.fromkeys([_HOST.match(link)[1].casefold() for link in links] + list(asked.hosts)))  # type: ignore[index]
    text = dict.fromkeys([*_words(words[:LEARNT]), *_hosts(hosts)])
    parts = [part for part in dict.fromkeys(_parts(words[:LEARNT])) if part not in text]
    listed = lexicon.found(words)
    counted = _shape(asked, bare, words, max(len(links), len(asked.hosts)))
    counted += [(name, value) for name, value in lexicon.shape(listed, len(words)).items() if value]
    return Seen(tuple(text), tuple(counted), tuple(parts), tuple(words), listed)


def _bounded(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 500]} {text[-500:]}"


def _number(digits: str) -> str:
    return f"#{min(len(digits), 9)}"


def _words(words: list[str]) -> list[str]:
    return ["w " + word for word in words] + ["p " + pair for pair in map(" ".join, pairwise(words))]


def _parts(words: list[str]) -> list[str]:
    line = f" {' '.join([word for word in words if word[0].isalpha()])} "[:PARTS]
    return [line[at : at + PART] for at in range(len(line) - PART + 1)]


def _hosts(hosts: list[str]) -> list[str]:
    found = []
    for host in hosts[:10]:
        found += [f"h {host}", f"t {host.rpartition('.')[2]}"]
    return found


def _shape(asked: Asked, bare: str, words: list[str], links: int) -> list[tuple[str, float]]:
    """What can be counted; only what is there is named."""
    signs = Counter(bare)  # most texts have few different ones, and what has no sign of a thing is not searched for it
    letters = capitals = digits = 0
    stretched = False
    for sign, number in signs.items():
        if sign.isalpha():
            letters += number
            stretched = stretched or (number > 3 and sign * 4 in bare)
        if sign.isupper():
            capitals += number
        elif sign.isdecimal():
            digits += number
    many = len(words) or 1
    shape = {
        "links": min(links, 4) / 4,
        "link": float(links > 0),
        "only links": float(links > 0 and many < 6),
        "links per word": min(1.0, 5 * links / many),
        "shouting": max(0.0, capitals / letters - 0.3) if letters >= 12 else 0.0,
        "stretched": float(stretched),
        "calls": float(signs["!"] + signs["?"] > 2 and _CALLED.search(bare) is not None),
        "telephone": float(digits > 6 and _NUMBER.search(bare) is not None),
        "mail": float(signs["@"] > 0 and _MAIL.search(bare) is not None),
        "money": float(digits > 0 and not _PAID.isdisjoint(signs) and _MONEY.search(bare) is not None),
        "repeats": max(0.0, 1 - len(set(words)) / many - 0.3) if many > 12 else 0.0,
        "website": float(bool(asked.website)),
        "name links": float(bool(_LINK.search(asked.name))),
    }
    shape.update(tone.shape(bare, signs, capitals))
    return [(name, value) for name, value in shape.items() if value]
