"""Cues: short patterns over words, as tables hold them, and their matching.

A pattern is a line of elements, parted by blanks. An element is

    word        that word            pre*     a word that begins so     a|b*|c   one of these
    ~a|b        one of these or nothing       {name}   one of a set that the table names
    _           any one word         ...      up to three words, not beyond a sign
    ^           here a clause begins          $        here it ends     #        a number

The first element but `^` is a word, a beginning, or one of several. Every word costs a few look-ups, however many
patterns there are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from postilla.insights.reading.words import Words, is_break, is_word

_GAP = 3  # words that `...` may stand for
_SHORTEST = 2  # letters of a beginning
_NUMBER = "#"


@dataclass(frozen=True, slots=True)
class Element:
    mode: str  # "word", "any", "gap", "end", "number"
    exact: frozenset[str] = frozenset()
    begins: tuple[str, ...] = ()
    optional: bool = False

    def takes(self, word: str) -> bool:
        if self.mode == "word":
            return word in self.exact or (bool(self.begins) and word.startswith(self.begins))
        return is_word(word) if self.mode == "any" else word[0].isdigit()


@dataclass(frozen=True, slots=True)
class Cue:
    group: str
    opens: bool  # only where a clause begins
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `start` to `end` are a cue of a group."""

    group: str
    start: int
    end: int


class Cues:
    """Patterns of many groups, ready to be found."""

    def __init__(self, groups: Mapping[str, Sequence[str]], sets: Mapping[str, str]) -> None:
        self._exact: dict[str, list[Cue]] = {}
        self._begins: dict[str, list[Cue]] = {}
        for group, lines in groups.items():
            for line in lines:
                for cue in _parsed(group, line, sets):
                    self._add(cue)
        self._lengths = tuple(sorted({len(beginning) for beginning in self._begins}))

    def _add(self, cue: Cue) -> None:
        first = cue.elements[0]
        if first.mode == "number":
            self._exact.setdefault(_NUMBER, []).append(cue)
        for word in first.exact:
            self._exact.setdefault(word, []).append(cue)
        for beginning in first.begins:
            self._begins.setdefault(beginning, []).append(cue)

    def find(self, words: Words) -> list[Hit]:
        """All hits, in the order of the words; of each group the longest that begins at a word."""
        found: list[Hit] = []
        for at, word in enumerate(words.text):
            best: dict[str, int] = {}
            for cue in self._candidates(word):
                if cue.opens and at not in words.opens:
                    continue
                end = _match(cue.elements, 1, words, at + 1)
                if end > best.get(cue.group, 0):
                    best[cue.group] = end
            found += (Hit(group, at, end) for group, end in best.items())
        return found

    def _candidates(self, word: str) -> Iterator[Cue]:
        yield from self._exact.get(_NUMBER if word[0].isdigit() else word, ())
        for length in self._lengths:
            if length > len(word):
                return
            yield from self._begins.get(word[:length], ())


def _match(elements: tuple[Element, ...], which: int, words: Words, at: int) -> int:
    """Where the match ends, 0 if there is none."""
    if which == len(elements):
        return at
    element, size = elements[which], len(words)
    if element.mode == "end":
        return _match(elements, which + 1, words, at) if at == size or is_break(words.text[at]) else 0
    if element.mode == "gap":
        for skipped in range(_GAP + 1):
            if (end := _match(elements, which + 1, words, at + skipped)) > 0:
                return end
            if at + skipped >= size or is_break(words.text[at + skipped]):
                return 0
        return 0
    if at < size and element.takes(words.text[at]) and (end := _match(elements, which + 1, words, at + 1)) > 0:
        return end
    return _match(elements, which + 1, words, at) if element.optional else 0


def _parsed(group: str, line: str, sets: Mapping[str, str]) -> Iterator[Cue]:
    parts = line.split()
    opens = parts[0] == "^"
    elements = tuple(_element(part, sets) for part in parts[opens:])
    while elements[0].optional:
        yield Cue(group, opens, elements)
        elements = elements[1:]
    if elements[0].mode not in ("word", "number"):
        raise ValueError(f"{group}: “{line}” must begin with a word")
    yield Cue(group, opens, elements)


def _element(part: str, sets: Mapping[str, str]) -> Element:
    modes = {"_": "any", "...": "gap", "$": "end", _NUMBER: "number"}
    if part in modes:
        return Element(modes[part])
    exact: set[str] = set()
    begins: set[str] = set()
    for option in part.removeprefix("~").split("|"):
        for one in sets[option[1:-1]].split() if option[0] == "{" else [option]:
            (begins if one.endswith("*") and len(one) > _SHORTEST else exact).add(one.removesuffix("*"))
    return Element("word", frozenset(exact), tuple(sorted(begins)), part.startswith("~"))
