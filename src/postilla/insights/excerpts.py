"""Which characters of a comment a quotation shows, so that what an editor saw can be shown again. Pure."""

import re
from collections.abc import Iterable, Sequence

from postilla.insights.reading import clear
from postilla.insights.values import Quotation, Said, Spans, Toward

_SENTENCE = re.compile(r"[.!?…]+(?=\s)|(?=\n)")
LONGEST = 600  # characters of a comment that are quoted at the most
GAP = "\u00a0[…] "  # between what is cited of one comment; nothing that is masked has this blank before it


def quotation(one: Said, spans: Spans, toward: Toward) -> Quotation:
    """These characters of a comment, quoted."""
    return Quotation(one.comment.id, cut(one, spans), one.comment.lang, toward, spans)


def cut(one: Said, spans: Sequence[tuple[int, int]]) -> str:
    """These characters of a comment, what must not be quoted in clear masked; the whole comment for none. A mark at the
    end says that the comment goes on."""
    text = one.comment.text
    parts = spans or [(0, len(text))]
    goes_on = GAP.rstrip() if text[parts[-1][1] :].strip() else ""
    return GAP.join(clear(text, start, end, one.reading.masked) for start, end in parts) + goes_on


def shortened(text: str, start: int, end: int, most: int = LONGEST) -> tuple[int, int]:
    """Of characters `start` to `end` of a text, `most` at the most: to the end of a sentence, else of a word."""
    if end - start <= most:
        return start, end
    least, last = start + most // 2, start + most
    ends = [found.end() for found in _SENTENCE.finditer(text, least, last)]
    blank = text.rfind(" ", least, last)
    return start, ends[-1] if ends else blank if blank > 0 else last


def fit(one: Said, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether these are characters of a comment, in their order."""
    at = 0
    for start, end in spans:
        if not at <= start < end <= len(one.comment.text):
            return False
        at = end
    return True
