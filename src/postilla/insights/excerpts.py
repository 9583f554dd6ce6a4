"""Which characters of a comment a quotation shows, so that what an editor saw can be shown again. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from postilla.insights.reading import mask
from postilla.insights.values import Said

GAP = " […] "  # as `summary` puts it between what it cites of one comment
Spans = tuple[tuple[int, int], ...]


def cut(one: Said, spans: Sequence[tuple[int, int]]) -> str:
    """These characters of a comment, what must not be quoted in clear masked; the whole comment for none."""
    return GAP.join(_clear(one, start, end) for start, end in spans or [(0, len(one.comment.text))])


def spans_of(one: Said, quoted: str) -> Spans:
    """Where a quotation of a comment stands in it; () for the whole comment, or where it cannot be told."""
    if quoted == cut(one, ()):
        return ()
    found: list[tuple[int, int]] = []
    for piece in quoted.split(GAP):
        after = found[-1][1] if found else 0
        span = next((span for span in _stretches(one) if span[0] >= after and _clear(one, *span) == piece), None)
        if span is None:
            return ()
        found.append(span)
    return tuple(found)


def fit(one: Said, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether these are characters of a comment, in their order."""
    at = 0
    for start, end in spans:
        if not at <= start < end <= len(one.comment.text):
            return False
        at = end
    return True


def _stretches(one: Said) -> Iterator[tuple[int, int]]:
    """What may be cited of a comment: its paragraphs, and points that follow each other."""
    start = 0
    for line in one.comment.text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1
    points = one.reading.points
    for first, point in enumerate(points):
        for last in points[first:]:
            yield point.start, last.end


def _clear(one: Said, start: int, end: int) -> str:
    inside = [
        replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)
        for span in one.reading.masked
        if span.start < end and start < span.end
    ]
    return mask(one.comment.text[start:end], inside).strip()
