"""Which characters of a comment a quotation shows, so that what an editor saw can be shown again. Pure."""

from collections.abc import Iterable, Sequence

from postilla.insights.reading import clear
from postilla.insights.values import Quotation, Said, Spans, Toward

GAP = "\u00a0[…] "  # between what is cited of one comment; nothing that is masked has this blank before it


def quotation(one: Said, spans: Spans, toward: Toward) -> Quotation:
    """These characters of a comment, quoted."""
    return Quotation(one.comment.id, cut(one, spans), one.comment.lang, toward, spans)


def cut(one: Said, spans: Sequence[tuple[int, int]]) -> str:
    """These characters of a comment, what must not be quoted in clear masked; the whole comment for none."""
    parts = spans or [(0, len(one.comment.text))]
    return GAP.join(clear(one.comment.text, start, end, one.reading.masked) for start, end in parts)


def fit(one: Said, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether these are characters of a comment, in their order."""
    at = 0
    for start, end in spans:
        if not at <= start < end <= len(one.comment.text):
            return False
        at = end
    return True
