"""Praise that is likely meant the other way. Nobody tells irony by words alone, so such praise is doubted: it scores
low, and nothing is made of it. Praise beside a grievance ("but") is left alone. Pure.
"""

from collections.abc import Sequence

from postilla.insights.reading.signs import Signs, Span

SNEER, EXTOL, LACK = "sneer", "extol", "lack"  # what `outright` groups of cues are called
BAD = ("bad", "not good", LACK)
OF_IT = 40  # characters after praise within which an article is what is praised
REACH = 2  # sentences around one that sneers in which praise is doubted; after praise, in which something belies it


def sneered(signs: Sequence[Signs]) -> frozenset[int]:
    """The sentences of a comment, by their places, in which praise is doubted: near words that hardly anybody means
    (with rolled eyes, in quotation marks), or exaggerated praise that what follows plainly belies."""
    found = {at for at, one in enumerate(signs) if SNEER in one.outright or _belied(signs, at)}
    return frozenset(near for at in found for near in range(max(0, at - REACH), min(len(signs), at + REACH + 1)))


def _belied(signs: Sequence[Signs], at: int) -> bool:
    """Whether exaggerated praise is followed by something bad or missing. Thanks for an article belong to it, whatever
    bad things it is about; and who says "but" praises one thing and blames another."""
    praise = signs[at].outright.get(EXTOL)
    if not praise or any(0 <= start - praise[0][1] < OF_IT for start, _ in signs[at].found.get("article", ())):
        return False
    begin = praise[0][0]
    for one in signs[at : at + 1 + REACH]:
        bad, but = _first(one, begin, BAD), _first(one, begin, ("but",))
        if bad is not None and (but is None or bad < but):
            return True
        if but is not None:
            return False
    return False


def _first(one: Signs, begin: int, groups: Sequence[str]) -> int | None:
    spans: list[Span] = [span for group in groups for span in (*one.found.get(group, ()), *one.outright.get(group, ()))]
    return min((start for start, _ in spans if start >= begin), default=None)
