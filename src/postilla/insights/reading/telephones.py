"""Telephone numbers in a text: what looks like one, and by the numbering plans of countries may be one.

Where a national number begins with a nought, as in most of Europe, Africa and Asia, that and its length say it. Where
it does not, only the plan tells it from a figure: the metadata of libphonenumber (`phonenumbers`), loaded country by
country when a text has such digits.
"""

import re
from collections.abc import Iterator

Found = tuple[int, int, str]

_LIKELY = re.compile(r"(?<![\w.,/:-])(?:\+|00|\(\+?)?\(?\d(?:[ ().\/-]{0,3}\d){5,14}(?![\w]|[.,:]\d)")
_CALLED = re.compile(
    r"(?:tel\w*|tél\w*|phone\w*|call\w*|ring|text|mobile|cell\w*|fax|whatsapp|handy|nummer|ruf\w*|anruf\w*|erreich\w*|appel\w*|joindre|"
    r"numéro|portable|chiam\w*|numero|cellulare|llam\w*|número|móvil|signal|sms|contact\w*|kontakt\w*)\W{0,3}(?:\w+\W{1,3}){0,3}$"
)
_COUNTED = re.compile(r" ?(?:[€$£¥%°]|km|kwh|kw|ps|ch|cv|hp|euros?|eur|chf|usd|dollars?|francs?|franken|pounds?|cars?|voitures|autos?|"
                      r"people|personnes|habitante?s|inhabitants|residents|usuarios|utenti|einwohner|abitanti|miles|meilen|kg|mio|mill|jahre|ans|years|anni|años)(?!\w)")  # fmt: skip
_DATED = re.compile(
    r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d(?!\d)|(?:19|20)\d\d[-/.]\d\d[-/.]\d\d(?!\d)|(?:19|20)\d\d ?[-/] ?(?:19|20)\d\d"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:([ .])\d{3})(?:\1\d{3})*")
_FROM_TO = re.compile(r"\d{1,3} 000 ?[/-] ?\d{1,3} 000")
_AMERICAN = re.compile(r"\(?[2-9]\d\d\)? ?[.-] ?[2-9]\d\d[.-]\d{4}|\([2-9]\d\d\) ?\d{3}[ .-]\d{4}")  # 555, too
SHORTEST, LONGEST, FURTHEST = 9, 12, 15  # digits of a national number, and of one with its country's code
# Countries without a nought before a number, by the languages that are written there. The first is a language's own:
# there a number is told without blanks, too, and where it is set like thousands. Those in `_ANYWHERE` call from abroad.
_OF = {
    "es": ("ES", "MX", "CO"), "pt": ("PT", "BR"), "it": ("IT",), "pl": ("PL",), "fr": ("FR", "CA"),
    "da": ("DK",), "no": ("NO",), "cs": ("CZ",), "el": ("GR",),
}  # fmt: skip
_ANYWHERE = ("IT", "US")
_SET_ANYHOW = ("IT",)  # where everybody parts a number otherwise
_SET_APART = " .-/("


def telephones(small: str, window: tuple[int, int], lang: str) -> Iterator[Found]:
    """Telephone numbers in a part of a text in small letters. `lang`: of the text, a hint at the country."""
    for match in _LIKELY.finditer(small, *window):
        text = match[0]
        if _DATED.search(text) or _COUNTED.match(small, match.end()):
            continue
        if _is_telephone(text, lang) or _CALLED.search(small, max(0, match.start() - 40), match.start()):
            yield (*match.span(), "phone")


def _is_telephone(text: str, lang: str) -> bool:
    digits = sum(map(str.isdigit, text))
    bare = text.lstrip("(")
    if bare.startswith(("+", "00")):
        return SHORTEST <= digits <= FURTHEST
    if not SHORTEST <= digits <= LONGEST:
        return False
    return bare.startswith("0") or _AMERICAN.fullmatch(text) is not None or _is_planned(text, lang)


def _is_planned(text: str, lang: str) -> bool:
    """Whether a country in which the text may be at home has such a number, set as numbers are set there."""
    thousands = _THOUSANDS.fullmatch(text)
    if (thousands and thousands[1] == ".") or _FROM_TO.fullmatch(text):
        return False
    own = _OF.get(lang[:2], ())
    sure = not thousands and any(sign in text for sign in _SET_APART)
    regions = (*own, *(one for one in _ANYWHERE if one not in own)) if sure else own[:1]
    return any(_has(region, text, anyhow=region in own and region in _SET_ANYHOW) for region in regions)


def _has(region: str, text: str, *, anyhow: bool) -> bool:
    """Whether a country has this number; `anyhow`: however it is parted."""
    from phonenumbers import Leniency, PhoneNumberMatcher  # a sixth of a second, where a text first has such digits

    found = PhoneNumberMatcher(text, region, leniency=Leniency.VALID if anyhow else Leniency.STRICT_GROUPING)
    return any(match.start == 0 and match.end == len(text) for match in found)
