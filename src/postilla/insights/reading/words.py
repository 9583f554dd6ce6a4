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
LONGEST = 40  # signs on each side in which the rest of a word or number is looked for
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


def whole(small: str, start: int, end: int) -> tuple[int, int]:
    """The place of `small[start:end]` with the rest of the words and numbers that it begins and ends in."""
    first, last = max(0, start - LONGEST), min(len(small), end + LONGEST)
    while start > first and _is_within(small, start):
        start -= 1
    while end < last and _is_within(small, end):
        end += 1
    return start, end


def _is_within(small: str, at: int) -> bool:
    """Whether a word or number goes on from the sign before this place to the one after it."""
    before, after = small[at - 1], small[at]
    if before.isalnum() and after.isalnum():
        return True
    for joint in (at - 1, at):
        if small[joint] in "-'.,: " and 0 < joint < len(small) - 1 and _joins(small, joint):
            return True
    return False


def _joins(small: str, at: int) -> bool:
    left, right = small[at - 1], small[at + 1]
    if small[at] in "-'":
        return left.isalnum() and right.isalnum()
    if not (left.isdigit() and right.isdigit()):
        return False
    return small[at] != " " or (small[at + 1 : at + 4].isdigit() and not small[at + 4 : at + 5].isdigit())
