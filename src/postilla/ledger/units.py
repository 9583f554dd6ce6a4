"""Units and their conversion, by pint. What pint does not know (“cars”, “jobs”) is a unit of its own.

Currencies are not converted by any table of ours: amounts in another currency need the rate they are to be taken at,
and its day.
"""

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pint import UnitRegistry

CURRENCIES = frozenset(
    {
        "AED", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HUF", "INR", "JPY", "KRW", "MXN", "NOK",
        "PLN", "RON", "SEK", "TRY", "USD", "ZAR",
    }
)  # fmt: skip
_SIGNS = {"€": "EUR", "euro": "EUR", "euros": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}
# Longer words first. Not “m” (metres), nor “billions”, which English says of no number.
_TIMES = {
    12: r"billionen|billions?(?=\s+d(?:e\s|['’]))|bill[oó]n|billones|bilion[ei]|bili[aã]o|biliões",
    9: r"mil\s+mill[oó]n(?:es)?|mil\s+milh[oõ]es|billion|bn|milliarden?|milliards?|mrd\.?|mds?|mia\.?|miliard[oi]|mld",
    6: r"millions?|millionen|mn|mio\.?|mln|milion[ei]|mill[oó]n|millones|milh[aã]o|milh[oõ]es",
    3: r"thousand|tausend|tsd\.?|mille|milliers?|mila|mil(?=\s)",
}
_MANY = re.compile("|".join(f"(?P<t{power}>(?:{words})(?!\\w))" for power, words in _TIMES.items()), re.IGNORECASE)
_OF = re.compile(r"\s*(?:d[ei]\s|d['’])?\s*", re.IGNORECASE)


class NotConvertible(Exception):
    """One unit does not measure what the other does."""


def named(unit: str) -> str:
    """A unit as it is compared: (" € ") and ("Euro") → "EUR"; others as they are written, without space around them."""
    unit = unit.strip()
    return _SIGNS.get(unit.casefold(), unit)


def multiplied(unit: str) -> tuple[Decimal, str]:
    """(“million EUR”) → (1000000, “EUR”); (“Mio. €”) → the same; (“km”) → (1, “km”)."""
    unit = unit.strip()
    match = _MANY.match(unit)
    if match is None or not match.lastgroup:
        return Decimal(1), named(unit)
    return Decimal(10) ** int(match.lastgroup[1:]), named(_OF.sub("", unit[match.end() :], count=1))


def has_two_sizes(unit: str, language: str) -> bool:
    """Whether a unit begins with “billion” where somebody types it whose own language may have it a thousand times as
    large as English: in German and French it is a million millions. What is stored so is taken as English has it."""
    match = _MANY.match(unit.strip())
    return match is not None and match[0].casefold() == "billion" and match.lastgroup == "t9" and language != "en"


def is_currency(unit: str) -> bool:
    """Also of “million EUR”."""
    return multiplied(unit)[1] in CURRENCIES


def factor(unit: str, into: str) -> Decimal:
    """What a number in one unit is multiplied by to be in another. Raises NotConvertible.

    Only for units that share their zero: degrees Celsius into Fahrenheit are refused.
    """
    (many, one), (by, other) = multiplied(unit), multiplied(into)
    if one == other or not one:
        return many / by if unit.strip() else Decimal(1)
    if is_currency(one) or is_currency(other):
        raise NotConvertible(one, other)
    from pint.errors import PintError  # a seventh of a cold start, with all that pint looks for; few units differ

    try:
        whole = _registry().convert(Decimal(1), one, other)
        twice = _registry().convert(Decimal(2), one, other)
    except (PintError, AttributeError, TypeError, ValueError, ArithmeticError) as error:
        raise NotConvertible(one, other) from error
    if abs(twice - 2 * whole) > abs(whole) * Decimal("1e-9"):
        raise NotConvertible(one, other)
    return Decimal(str(whole)).normalize() * many / by


@cache
def _registry() -> "UnitRegistry[Decimal]":
    from pint import UnitRegistry

    return UnitRegistry(non_int_type=Decimal, cache_folder=None)
