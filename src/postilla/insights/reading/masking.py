"""Personal data in a text: where it stands, and the text without it. How each kind is written: `personal`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from postilla.insights.reading.personal import found_in
from postilla.insights.reading.plain import Plain, narrow
from postilla.insights.values import Span

HIDDEN = "[…]"  # what stands in its place
LONGEST = 400  # signs that patterns are looked for in at once
_LINE = re.compile(r"[^\n]+")
_MAY_HOLD = re.compile(r"\d|[@(\[{]|:[0-9a-f]{0,4}:| (?:dot|punkt|point|punto) |\.(?:com|me)/")


def masked(plain: Plain, lang: str) -> tuple[Span, ...]:
    """Personal data, in the order of the text, none over another; what was found first stays."""
    plain = replace(plain, small=narrow(plain.small))
    kept: list[tuple[int, int, str]] = []
    for window in _windows(plain.small):
        here: list[tuple[int, int, str]] = []
        for start, end, name in found_in(plain, window, lang):
            if not any(start < other[1] and other[0] < end for other in here):
                here.append((start, end, name))
        kept += sorted(here)
    return tuple(Span(*plain.span(start, end), name) for start, end, name in kept)


def _windows(small: str) -> Iterator[tuple[int, int]]:
    """A text in parts that end at a line or a blank, none longer than LONGEST: no pattern sees more at once."""
    for line in _LINE.finditer(small):
        start, end = line.span()
        while start < end:
            stop = end
            if end - start > LONGEST:
                blank = small.rfind(" ", start + LONGEST // 2, start + LONGEST)
                stop = blank if blank > 0 else start + LONGEST
            if _MAY_HOLD.search(small, start, stop):
                yield start, stop
            start = stop


def mask(text: str, spans: Sequence[Span]) -> str:
    """The text with HIDDEN in place of each span; spans may come in any order, and lie over each other."""
    parts: list[str] = []
    at = 0
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if span.end <= at:
            continue
        if span.start >= at:
            parts += [text[at : span.start], HIDDEN]
        at = span.end
    return "".join([*parts, text[at:]])


def clear(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    """Characters `start` to `end` of a text, with HIDDEN for what of its `spans` is there."""
    inside = [
        span._replace(start=max(span.start, start) - start, end=min(span.end, end) - start)
        for span in spans
        if span.start < end and start < span.end
    ]
    return mask(text[start:end], inside).strip()
