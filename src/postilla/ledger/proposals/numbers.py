"""Numbers in a sentence: digits with each language's separators, spelled multipliers, number words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from postilla.ledger.proposals.language import Language, compiled, words

Spans = Sequence[tuple[int, int]]
_DIGITS = re.compile(
    r"(?<![\w.,'/])-?\d{1,3}(?:[ .,']\d{3})+(?![\d'])(?:[.,]\d{1,6})?|(?<![\w.,/])\d{1,15}(?:[.,]\d{1,6})?"
)
_NAMED = re.compile(  # “line 7”, “phase 2”: numbers that name
    r"(?<!\w)(?:lines?|lignes?|líneas?|linea|linie|phase|fase|route|article|artículo|articolo|artikel|paragraph|terminal|"
    r"euro|level|klasse|classe|platz|no\.?|nr\.?|n°|nº|gruppe|tier|scope|version|chapter|kapitel|section|halle|gate|tranche|"
    r"zone|page|seite|página|pagina|modell?|covid-|agenda|horizon|horizonte|orizzonte|formula|formel|formule) ?$"
)
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_LARGEST = Decimal(10) ** 19


@dataclass(frozen=True)
class Number:
    """`scaled`: a multiplier stood with it. `spelled`: it was a word."""

    start: int
    end: int
    value: Decimal
    scaled: int = 0
    spelled: bool = False


def numbers(sentence: str, language: Language, taken: Spans) -> list[Number]:
    """The numbers that are no part of a time (`taken`), in their order."""
    found = []
    for match in _DIGITS.finditer(sentence):
        if not _overlaps(match.span(), taken):
            number = _digits(sentence, match, language)
            if number is not None:
                found.append(number)
    held = [*taken, *((one.start, one.end) for one in found)]
    for match in words(language.any_word).finditer(sentence):
        if not _overlaps(match.span(), held):
            value = next(n for word, n in language.numbers.words.items() if re.fullmatch(word, match[0]))
            found.append(_scaled(sentence, Number(*match.span(), Decimal(value), spelled=True), language))
    return sorted((one for one in found if one.value < _LARGEST), key=lambda one: one.start)


def _overlaps(span: tuple[int, int], others: Spans) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _digits(sentence: str, match: re.Match[str], language: Language) -> Number | None:
    value = _value(match[0], language.numbers.decimal)
    if value is None:
        return None
    number = _scaled(sentence, Number(*match.span(), value), language)
    if number.value < 100 and _NAMED.search(sentence[max(0, number.start - 12) : number.start]):
        return None
    after = sentence[number.end : number.end + 1]
    if number.scaled == 0 and after.isalpha() and not _attached(sentence, number.end, language):
        return None  # “500e”, “21st”, “4e”: names and ordinals
    return number


def _attached(sentence: str, at: int, language: Language) -> bool:
    """Whether what follows without a blank is a unit: “40kWh”."""
    window = sentence[at : at + 12]
    return compiled(rf"(?:{language.any_unit})(?!\w)").match(window) is not None


def _value(text: str, decimal: str) -> Decimal | None:
    """(“80.000”, “,”) → 80000; (“80.5”, “,”) → 80.5: before three digits another sign parts them.

    None for what no language writes so, as the number of a part or a telephone: 1,234.567.890.
    """
    text = text.replace(" ", "").replace("'", "").lstrip("-")
    other = "," if decimal == "." else "."
    if decimal in text and other in text:
        if text.rfind(decimal) < text.rfind(other):  # written as elsewhere
            decimal, other = other, decimal
        text = text.replace(other, "")
    elif other in text and (text.count(other) > 1 or len(text) - text.rfind(other) == 4):
        text = text.replace(other, "")
    elif text.count(decimal) > 1:
        text = text.replace(decimal, "")
    text = text.replace(",", ".")
    return Decimal(text) if _PLAIN.fullmatch(text) else None


def whole(value: Decimal) -> Decimal:
    """Without a fraction of nought: 1.2 million is 1200000, and not 1200000.0. One too large to be kept stays as is."""
    return value.quantize(Decimal(1)) if value < _LARGEST and value == value.to_integral_value() else value


def _scaled(sentence: str, number: Number, language: Language) -> Number:
    """With the multiplier that follows, if one does."""
    for pattern, power in language.numbers.multipliers.items():
        match = compiled(rf"[ -]?(?:{pattern})(?![\w])").match(sentence, number.end)
        if match and (match[0][0] in " -" or not number.spelled):
            return Number(number.start, match.end(), whole(number.value * 10**power), power, number.spelled)
    return number
