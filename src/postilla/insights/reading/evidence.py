"""What can be checked in a text: numbers with what they count, dates, prices, places, links."""

import re
from collections.abc import Iterator
from datetime import date

from postilla.insights.reading.language import Language
from postilla.insights.reading.plain import Plain
from postilla.insights.values import Span
from postilla.ledger.proposals.language import Language as Tables, compiled, words
from postilla.ledger.proposals.measures import measures
from postilla.ledger.proposals.tables import language_of as tables_of
from postilla.ledger.proposals.times import times

_MONEY = frozenset({"EUR", "USD", "GBP", "CHF", "JPY", "CNY", "SEK", "NOK", "DKK", "PLN"})
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]{2,400}")
_PRICE = re.compile(
    r"[€$£¥] ?\d+(?:[ .,']\d{3})*(?:[.,]\d{1,2})?k?|(?<![\w.,])\d+(?:[ .,']\d{3})*(?:[.,]\d{1,2})? ?(?:k ?)?"
    r"(?:€|\$|£|¥|eur|euros?|chf|"
    r"francs?|fr\.|franken|franchi|cents?|centesimi|céntimos|dollars?|pounds?|pfund|stutz)(?!\w)|(?<![\w.,])\d+[.,]-{1,2}(?!\w)"
)
_DAY = re.compile(r"(?<![\d.,/])(?:\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d)(?![\d/])")
_PROPER = (
    r"[A-ZÀ-ÖØ-Þ][^\W\d_]+"
    r"(?:[ '-](?:(?:de|la|le|sur|di|del|della|am|an der|upon|el|los|las) )?[A-ZÀ-ÖØ-Þ][^\W\d_]+){0,2}"
)
_COMMON = ("ung", "heit", "keit", "schaft", "ion", "tät", "ismus", "nis", "ment", "age", "enz", "anz", "zeit", "ende")


def evidence(plain: Plain, spans: list[tuple[int, int]], language: Language | None, day: date) -> tuple[Span, ...]:
    """In the order of the text; where two say the same, the more exact one."""
    found: list[tuple[int, int, str]] = [(*match.span(), "link") for match in _LINK.finditer(plain.small)]
    tables = tables_of(language.code) if language else None
    for start, end in spans:
        found += _of_sentence(plain, (start, end), tables, day)
        if language is not None:
            found += _places(plain, (start, end), language)
    kept: list[tuple[int, int, str]] = []
    for one in found:
        if not any(one[0] < end and start < one[1] for start, end, _ in kept):
            kept.append(one)
    return tuple(Span(*plain.span(start, end), name) for start, end, name in sorted(kept))


def _of_sentence(
    plain: Plain, span: tuple[int, int], tables: Tables | None, day: date
) -> Iterator[tuple[int, int, str]]:
    start, end = span
    for match in _PRICE.finditer(plain.small, start, end):
        yield (*match.span(), "price")
    for match in _DAY.finditer(plain.small, start, end):
        yield (*match.span(), "date")
    small = plain.small[start:end]
    if tables is None or not _may_hold(small, tables):
        return
    when = times(small, tables, day)
    for one in when:
        yield start + one.start, start + one.end, "date"
    for measure in measures(small, tables, [(one.start, one.end) for one in when]):
        if measure.unit and (measure.known or small[slice(*measure.number)][:1].isdigit()):
            yield start + measure.start, start + measure.end, "price" if measure.unit in _MONEY else "number"


def _may_hold(small: str, tables: Tables) -> bool:
    """Whether there is a digit or the name of a month: the rules for times and measures are slow."""
    if any(map(str.isdigit, small)):
        return True
    return words("|".join(tables.times.months)).search(small) is not None


def _places(plain: Plain, span: tuple[int, int], language: Language) -> Iterator[tuple[int, int, str]]:
    pattern = compiled(rf"(?<!\w)(?i:{language.places})(?:(?<=')| )({_PROPER})(?!\w)")
    for match in pattern.finditer(plain.cased, *span):
        name = match[1].lower()
        if name.partition(" ")[0] in language.no_places or (language.code == "de" and name.endswith(_COMMON)):
            continue
        yield (*match.span(1), "place")
