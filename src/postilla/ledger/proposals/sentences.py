"""Where sentences begin and end."""

import re
from collections.abc import Iterator

LONGEST = 600  # characters: what is longer is cut at a blank, so that no rule ever sees more
_END = re.compile(r"[.!?…](?=[\s\"')\]]|$)[\"')\]]*|\n+")
_SHORT = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|no|nr|art|approx|ca|etc|vs|inc|ltd|co|corp|e\.g|i\.e|mio|mrd|tsd|mill|bzw|z\.b|u\.a|ggf|"
    r"evtl|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez|janv|févr|avr|juil|env|max|min|mln|mld|dott|sig|ing|"
    r"prof|dña|sr|sra|d|ud|aprox|núm|n|p|u\.s|ee\.uu)|\b[a-z])$"
)
_ORDINAL = re.compile(r"(?<!\d)\d{1,2}$")
_MONTHLIKE = re.compile(
    r"\s+(?:jan|feb|mär|apr|mai(?!s)|jun|jul|aug|sep|okt|nov|dez|quartal|halbjahr|jahrhundert|platz|klasse)"
)


def sentences(plain: str) -> Iterator[tuple[int, int]]:
    """The sentences of a folded text, without blanks around them, none longer than LONGEST."""
    begun = 0
    for match in _END.finditer(plain):
        if match[0][0] == "." and _goes_on(plain, match.start(), match.end()):
            continue
        yield from _pieces(plain, begun, match.end())
        begun = match.end()
    yield from _pieces(plain, begun, len(plain))


def _goes_on(plain: str, dot: int, after: int) -> bool:
    """Whether a full stop ends an abbreviation or an ordinal, not a sentence."""
    before = plain[max(0, dot - 8) : dot]
    if _SHORT.search(before):
        return True
    return _ORDINAL.search(before) is not None and _MONTHLIKE.match(plain, after) is not None


def _pieces(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        while start < end and plain[start].isspace():
            start += 1
        stop = end
        if end - start > LONGEST:
            blank = plain.rfind(" ", start + 1, start + LONGEST)
            stop = blank if blank > 0 else start + LONGEST
        last = stop
        while last > start and plain[last - 1].isspace():
            last -= 1
        if last > start:
            yield start, last
        start = stop
