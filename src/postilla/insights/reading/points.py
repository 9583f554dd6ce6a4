"""Where the points of a comment begin and end: a sentence, or a few that belong together."""

import re
from collections.abc import Iterator

from postilla.insights.reading.plain import Plain
from postilla.ledger.proposals.sentences import sentences

Span = tuple[int, int]
SHORT = 3  # words: a sentence of no more is read with the one before it
LONG = 280  # characters: a longer sentence is parted where a clause ends
MOST = 60  # points of a comment: what comes after so many belongs to the last
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]{2,}|\d+")
_TIGHT = re.compile(
    r"[!?…]+(?=[^\W\d_])|(?<=[^\W\d_]{3})\.(?=[A-ZÀ-ÖØ-Þ][^\W\d_]*[ ,.!?])"
)  # “Super!Danke”, “vorbei.Jetzt”
_CLAUSE = re.compile(
    r"[,;:]\s|\s-+\s|[)\]]\s|\s(?=(?:and|but|because|so|which|et|mais|car|parce|donc|und|aber|weil|denn|sondern|e|ma|perché|"
    r"però|quindi|y|pero|porque|aunque|que)\s)"
)
_CODE = re.compile(r"```.*?(?:```|\Z)|(?<!`)`[^`\n]{1,400}`", re.DOTALL)


def points(plain: Plain) -> list[Span]:
    """The points of a text, in its order, without blanks around them; none without a letter or digit in it."""
    found: list[Span] = []
    for start, end in _pieces(plain):
        small = plain.small[start:end]
        if not _LETTER.search(small) and not any(map(str.isalnum, small)):
            continue
        if len(found) == MOST or (found and _belongs(plain, found[-1], (start, end))):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def without_code(small: str) -> str:
    """The same length, with blanks for what stands in code marks: it is not read as speech."""
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), small) if "`" in small else small


def _pieces(plain: Plain) -> Iterator[Span]:
    for start, end in sentences(plain.small):
        begun = start
        for match in _TIGHT.finditer(plain.cased, start, end):
            if "://" not in plain.small[begun : match.end()] and "www." not in plain.small[begun : match.end()]:
                yield begun, match.end()
                begun = match.end()
        yield from _parted(plain.small, begun, end)


def _parted(small: str, start: int, end: int) -> Iterator[Span]:
    """A long sentence in parts of about half of LONG, at the ends of clauses."""
    while end - start > LONG:
        cuts = [match.end() for match in _CLAUSE.finditer(small, start + LONG // 3, start + LONG)]
        blank = small.rfind(" ", start + LONG // 2, start + LONG)
        cut = min(cuts, key=lambda at: abs(at - start - LONG // 2)) if cuts else blank if blank > 0 else start + LONG
        yield start, start + len(small[start:cut].rstrip())
        start = cut
        while start < end and small[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _belongs(plain: Plain, before: Span, this: Span) -> bool:
    """Whether a sentence is too short to say something by itself, or the one before it was; a line's end parts."""
    small = plain.small
    if "\n" in small[before[1] : this[0]] and small[before[1] - 1] != ":":
        return False
    if small[this[1] - 1] == "?" or small[before[1] - 1] == "?":
        return False  # a question stands by itself
    if this[1] - before[0] > LONG:
        return False
    return _few(small[slice(*this)]) or _few(small[slice(*before)])


def _few(text: str) -> bool:
    return sum(1 for _ in zip(range(SHORT + 1), _WORD.finditer(text), strict=False)) <= SHORT
