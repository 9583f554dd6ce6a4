"""A passage of a text, known by its words and by what stands around it, so that it is found again after edits.

The selectors are those of the W3C Web Annotation Data Model: TextQuoteSelector (`exact`, `prefix`, `suffix`) and
TextPositionSelector (`start`). A text is the words of its blocks, blanks folded, one line a block.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import blake2b

CONTEXT = 48  # characters kept of what stands before and after
LONGEST = 600  # characters of a passage
ALIKE = 0.72  # how much of a passage must be left for it to be the same one
_SHINGLE = 12  # characters that are looked for to find where a changed passage may stand
_SHARED = 0.3  # of a passage's pieces of three characters that a place must have to be compared closely, which is slow
_COMPARED = 2  # places compared closely


@dataclass(frozen=True)
class Quote:
    """A passage: its words, some of what stands before and after, and where it began, in characters."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0


@dataclass(frozen=True)
class Span:
    """Where a passage stands now. `whole`: its words are unchanged."""

    start: int
    end: int
    whole: bool = True


def folded(text: str) -> str:
    """Every blank, of whatever kind, as one space."""
    return " ".join(text.split())


def name_of(text: str) -> str:
    """A short name of a text: another one whenever a character of it changes."""
    return blake2b(text.encode(), digest_size=8).hexdigest()


def quote_at(text: str, start: int, end: int) -> Quote:
    """The passage from `start` up to before `end` of a text."""
    line = text.replace("\n", " ")
    return Quote(line[start:end], line[max(0, start - CONTEXT) : start], line[end : end + CONTEXT], start)


def find(quote: Quote, text: str) -> Span | None:
    """Where a passage stands in a text as it is now: unchanged if it can be, else changed a little; None if it is gone.

    Of several places the one with the most of the same around it, then the one nearest to where it was.
    """
    found = find_whole(quote, text)
    return found if found is not None or not quote.exact else _changed(quote, text.replace("\n", " "))


def find_whole(quote: Quote, text: str) -> Span | None:
    """Where a passage stands unchanged, as `find` has it; None if it stands nowhere. Takes microseconds."""
    line, size = text.replace("\n", " "), len(quote.exact)
    if not quote.exact:
        return None
    if quote.start <= len(line) and quote_at(text, quote.start, quote.start + size) == quote:  # nothing near it changed
        return Span(quote.start, quote.start + size)
    places = [Span(at, at + size) for at in _all(line, quote.exact)]
    return max(places, default=None, key=lambda span: (_around(quote, line, span), -abs(span.start - quote.start)))


def how_often(words: str, text: str) -> int:
    """In how many places these words stand; counted up to ten."""
    return sum(1 for _, _ in zip(_all(text.replace("\n", " "), words), range(10), strict=False)) if words else 0


def _all(line: str, words: str) -> Iterator[int]:
    at = line.find(words)
    while at >= 0:
        yield at
        at = line.find(words, at + 1)


def _around(quote: Quote, line: str, span: Span) -> int:
    """How many characters next to a place are those that stood next to the passage."""
    before = line[max(0, span.start - CONTEXT) : span.start]
    after = line[span.end : span.end + CONTEXT]
    return _same(quote.prefix[::-1], before[::-1]) + _same(quote.suffix, after)


def _same(one: str, other: str) -> int:
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))


def _changed(quote: Quote, line: str) -> Span | None:
    """Where most of a passage still stands: what lies between its neighbours, or where the most of its pieces are."""
    best: tuple[float, Span] | None = None
    for start, end in _likely(quote, line):
        span = _trimmed(quote.exact, line, start, end)
        ratio = SequenceMatcher(None, quote.exact, line[span.start : span.end], autojunk=False).ratio()
        if best is None or ratio > best[0]:
            best = (ratio, span)
    return best[1] if best is not None and best[0] >= ALIKE else None


def _likely(quote: Quote, line: str) -> list[tuple[int, int]]:
    """The places that have the most small pieces of a passage: of one that is gone there are none, at little cost."""
    pieces = {quote.exact[at : at + 3] for at in range(len(quote.exact) - 2)}
    scored = [(sum(piece in line[a:b] for piece in pieces), a, b) for a, b in set(_candidates(quote, line))]
    near = sorted((one for one in scored if one[0] >= max(1, _SHARED * len(pieces))), reverse=True)
    return [(a, b) for _, a, b in near[:_COMPARED]]


def _candidates(quote: Quote, line: str) -> Iterator[tuple[int, int]]:
    size = len(quote.exact)
    before, after = quote.prefix[-24:], quote.suffix[:24]
    if len(before) >= 12 and len(after) >= 12:
        at = line.find(before)
        end = line.find(after, at + len(before)) if at >= 0 else -1
        if at >= 0 and 0 <= end - at - len(before) <= 3 * size + 100:
            yield at + len(before), end
    votes: Counter[int] = Counter()
    for offset in range(0, size - _SHINGLE + 1, _SHINGLE // 2):
        for count, at in enumerate(_all(line, quote.exact[offset : offset + _SHINGLE])):
            votes[max(0, at - offset) // 32] += 1
            if count == 20:  # words that stand everywhere say nothing
                break
    for place, _ in votes.most_common(3):
        yield max(0, place * 32 - 32), min(len(line), place * 32 + size + 96)


def _trimmed(exact: str, line: str, start: int, end: int) -> Span:
    """From the first to the last stretch that both have."""
    blocks = SequenceMatcher(None, exact, line[start:end], autojunk=False).get_matching_blocks()
    shared = [block for block in blocks if block.size >= 4]
    if not shared:
        return Span(start, end, whole=False)
    return Span(start + shared[0].b, start + shared[-1].b + shared[-1].size, whole=False)
