"""Words and signs of a sentence, one after the other."""

import re
from dataclasses import dataclass
from functools import cached_property

_PARTS = re.compile(
    r"(?:(?<=[^\W_])-)?[^\W\d_]+(?:'(?=[^\W\d_])|'(?=\s\w))?|\d+(?:[.,'  ]?\d+)*|\?[?!]*|![?!]*|\.{2,}|…|[^\w\s]"
)
_WHOLE = re.compile(  # English keeps “don't” whole
    r"(?:(?<=[^\W_])-)?[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,'  ]?\d+)*|\?[?!]*|![?!]*|\.{2,}|…|[^\w\s]"
)
_BREAKS = frozenset('.,;:()…"-–/•*')


@dataclass(frozen=True)
class Words:
    """In small letters; a word after a hyphen begins with it: “self-driving” is “self”, “-driving”."""

    text: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def opens(self) -> frozenset[int]:
        """Where a clause may begin: at the beginning, and after a sign."""
        return frozenset(at for at in range(len(self.text)) if at == 0 or is_break(self.text[at - 1]))


def is_break(word: str) -> bool:
    return word[0] in "?!.…" or word in _BREAKS


def is_word(word: str) -> bool:
    return word[-1].isalpha() or word[0].isalpha()


def words_of(small: str, start: int, end: int, lang: str) -> Words:
    """Of `small[start:end]`, with their places in `small`."""
    pattern = _PARTS if lang in ("fr", "it") else _WHOLE
    text, starts, ends = [], [], []
    for match in pattern.finditer(small, start, end):
        text.append(match[0])
        starts.append(match.start())
        ends.append(match.end())
    return Words(tuple(text), tuple(starts), tuple(ends))
