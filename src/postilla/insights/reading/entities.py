"""Names of things in a text: subjects of the ledger, under the names and other names that it is told."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from postilla.insights.reading.plain import Plain
from postilla.insights.values import Span

_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("s", "es", "en", "er", "e", "n", "i", "ern")  # “zwei Airones”, “des Tordos”, “die Valdoraner” is none
_SHORT = 4  # letters: a shorter name must be written with a capital


@dataclass(frozen=True)
class Names:
    """Names with the slugs that they stand for, ready to be found. An empty one finds nothing."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, slugs: Mapping[str, str]) -> "Names":
        """From names to slugs: {"Valdora": "valdora", "Ponte Alto": "ponte-alto"}."""
        found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for name, slug in sorted(slugs.items()):
            words = tuple(_bare(word[0]) for word in _WORD.finditer(name))
            if words:
                found.setdefault(words[0], []).append((words, name, slug))
        return cls({first: tuple(sorted(rest, key=lambda one: -len(one[0]))) for first, rest in found.items()})


NOTHING = Names()


def entities(plain: Plain, names: Names) -> tuple[Span, ...]:
    """Where names stand, longest first, in the order of the text; never inside another word."""
    if not names.by_first:
        return ()
    words = [(_bare(match[0]), *match.span()) for match in _WORD.finditer(plain.cased)]
    small_writer = _writes_small(plain.cased)
    found: list[Span] = []
    taken = 0
    for at in range(len(words)):
        if at < taken:
            continue
        for name, written, slug in _candidates(words[at][0], names):
            if _stands(words, at, name, plain.cased) and _may(plain.cased, words[at], written, small_writer):
                start, end = plain.span(words[at][1], words[at + len(name) - 1][2])
                found.append(Span(start, end, slug))
                taken = at + len(name)
                break
    return tuple(found)


def _candidates(word: str, names: Names) -> list[tuple[tuple[str, ...], str, str]]:
    found = list(names.by_first.get(word, ()))
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT:
            found += (one for one in names.by_first.get(word[: -len(ending)], ()) if len(one[0]) == 1)
    return found


def _stands(words: list[tuple[str, int, int]], at: int, name: tuple[str, ...], cased: str) -> bool:
    if at + len(name) > len(words):
        return False
    for offset in range(1, len(name)):
        word, start, _ = words[at + offset]
        last = offset == len(name) - 1
        inflected = last and any(word == name[offset] + ending for ending in _ENDINGS) and len(name[offset]) >= _SHORT
        if word != name[offset] and not inflected:
            return False
        if cased[words[at + offset - 1][2] : start].strip(" -'"):
            return False
    return True


def _may(cased: str, word: tuple[str, int, int], written: str, small_writer: bool) -> bool:
    """Whether the way in which it is written allows a name: capitals, or a reader who never uses any."""
    first = cased[word[1]]
    if first.isupper() or first.isdigit() or not written[0].isupper():
        return (
            len(written) >= _SHORT or not written.isupper() or cased[word[1] : word[2]][:2].isupper() or first.isdigit()
        )
    return small_writer and len(word[0]) >= _SHORT


def _writes_small(cased: str) -> bool:
    """Whether no capital stands within a sentence."""
    return re.search(r"[^\s.!?…:\"'(-][ ,]+[A-ZÀ-ÖØ-Þ]", cased) is None


def _bare(word: str) -> str:
    lower = word.lower()
    if lower.isascii():
        return lower
    return "".join(sign for sign in unicodedata.normalize("NFD", lower) if unicodedata.category(sign) != "Mn")
