"""How personal data is written in the countries whose languages are read. Patterns, with checks where there are any."""

import re
from collections.abc import Iterator
from ipaddress import IPv6Address

from postilla.insights.reading.plain import Plain
from postilla.insights.reading.telephones import Found, telephones
from postilla.insights.reading.whereabouts import addresses, plates

_AT, _DOT = (
    r"(?: ?[\[({] ?(?:at|@|arobase|chiocciola|arroba|ät) ?[\])}] ?)",
    r"(?: ?[\[({] ?(?:dot|punkt|point|punto) ?[\])}] ?| (?:dot|punkt|point|punto) |\.)",
)
_ENDS, _WORDS = (  # of addresses; those that are words of a language, too
    r"(?:com|org|net|info|eu|edu|io|co|uk|ie|ch|li|lu|fr|example)",
    r"(?:de|at|be|it|es|us|me)",
)
_MAIL = re.compile(rf"(?<![\w.+-])[\w.+-]{{1,64}}(?:@|{_AT})(?:[\w-]{{1,63}}{_DOT}){{1,4}}[a-z]{{2,24}}(?![\w-])")
_SPELT = re.compile(  # jane dot roe at example dot org
    r"(?<![\w.+-])[\w+-]{1,64}(?: (?:dot|punkt|point|punto) [\w+-]{1,64}){0,3} (?:at|ät|arobase|chiocciola|arroba) "
    r"[\w-]{1,63}(?: (?:dot|punkt|point|punto) [\w-]{1,63}){0,3} (?:dot|punkt|point|punto) "
    rf"(?:{_ENDS}(?!\w)|{_WORDS}(?= ?(?:[.,;:!?)\]\n\"]|$)))"
)
_SPACED = re.compile(  # j a n e @ m a i l . e x a m p l e; jane @ mail . example
    rf"(?<![\w.+-])(?:(?:[\w.+-] ){{2,64}}@(?: [\w.-]){{5,64}}|[\w.+-]{{1,64}} ?@ ?[\w-]{{1,63}}(?: ?\. ?[\w-]{{1,63}}){{0,3}} ?\. ?{_ENDS})(?!\w)"
)
_NUMBER = r"(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_NETWORK = re.compile(rf"(?<![\w.,])(?:{_NUMBER}\.){{3}}{_NUMBER}(?![\w]|[.,]\d)")
_VERSION = re.compile(
    r"(?:\b(?:v|versi[oó]ne?|versions?|firmwares?|software|updates?|releases?|build|logiciels?|mises? à jour|aggiornament[oi]|"
    r"actualizaci[oó]n)|[a-z]\w*-(?:version|update))\W{0,2}(?:(?:is|to|auf|ist|est|en|in|è|es|nr|no|n°|number|nummer)\W{1,2})?$"
)
_NETWORK_6 = re.compile(
    r"(?<![\w:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){1,6}:(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{0,4})(?![\w:]|\.\d)"
)
_HANDLE = re.compile(  # “@Peter” is a reader who is spoken to, “@peter_1987” an account
    r"(?<![\w@.])@(?=[a-z]*(?:[_0-9]|\.[a-z0-9_]))[a-z0-9_.]{4,30}(?!\w|@)|"
    r"(?<![\w.])(?:www\.)?(?:fb|facebook|instagram|twitter|tiktok|linkedin|t|x)\.(?:com|me)/@?(?:in/)?[\w.-]{2,60}"
)
_IBAN = re.compile(r"(?<!\w)[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,3})?(?!\w)")
_CARD = re.compile(r"(?<![\w.,-])\d{4}([ -]?)\d{4}\1\d{4}\1\d{1,4}(?![\w-])")
_IDS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\w)[a-z]{6}\d\d[a-ehlmprst]\d\d[a-z]\d{3}[a-z](?!\w)",  # codice fiscale
        r"(?<![\w.,-])[12] ?\d\d ?(?:0[1-9]|1[0-2]|[2-9]\d) ?\d[\dab] ?\d{3} ?\d{3}(?: ?\d\d)?(?![\w.,-]\d|\w)",  # NIR
        r"(?<![\w.,-])(?:\d{8}|[xyz]-?\d{7})-?[a-hj-np-tv-z](?!\w)",  # DNI, NIE
        r"(?<!\w)(?!bg|gb|nk|kn|tn|nt|zz)[a-ceghj-prstw-z]{2} ?\d\d ?\d\d ?\d\d ?[a-d](?!\w)",  # National Insurance
        r"(?<![\w.,-])(?!000|666|9)\d{3}-\d\d-\d{4}(?![\w-])",  # Social Security
        r"(?<![\w.,-])756[. ]?\d{4}[. ]?\d{4}[. ]?\d\d(?!\w)",  # AHV
        r"(?<!\w)(?=[a-hj-npr-z0-9]*\d[a-hj-npr-z0-9]*\d)(?=[0-9]*[a-hj-npr-z])[a-hj-npr-z0-9]{11}\d{6}(?!\w)",  # of a vehicle
    )
)  # fmt: skip
_CUED_ID = re.compile(
    r"(?:steuer-?id\w*|steuernummer|personalausweis\w*|ausweisnummer|sozialversicherungs\w*|passport|passeport|passaporto|"
    r"pasaporte|sécurité sociale|codice fiscale|dni|nie|nino|ssn|nhs)(?: ?(?:number|no\.?|nr\.?|n°|numéro|número|numero))?"
    r"(?: ?[:=]| is| ist| est| è| es)? ?((?=[a-z]{0,3} ?\d)[a-z0-9][a-z0-9 ./-]{5,18}[a-z0-9])(?!\w)"
)
_ACCOUNT = re.compile(
    r"(?<!\w)(?:(?:sort ?code|blz|bankleitzahl)\W{0,3}(\d\d([ -]?)\d\d\2\d\d|\d{3} ?\d{3} ?\d\d)|"
    r"(?:account|acct|konto\w*|compte|conto|cuenta)(?: (?:number|no\.?|nr\.?|n°|nummer|numéro|numero|número))?\W{0,3}(\d(?: ?\d){5,11}))(?![\w]|[.,]\d)"
)


def found_in(plain: Plain, window: tuple[int, int], lang: str) -> Iterator[Found]:
    """Everything personal in a part of the text, the surest first; spans may lie over each other."""
    small = plain.small
    for match in _MAIL.finditer(small, *window):
        if any(sign in match[0] for sign in "@([{"):
            yield (*match.span(), "mail")
    yield from ((*match.span(), "mail") for match in _SPELT.finditer(small, *window))
    yield from ((*match.span(), "mail") for match in _SPACED.finditer(small, *window))
    yield from ((*match.span(), "id") for match in _NETWORK_6.finditer(small, *window) if _is_network(match[0]))
    for match in _NETWORK.finditer(small, *window):
        if not _VERSION.search(small, max(window[0], match.start() - 30), match.start()):
            yield (*match.span(), "id")
    yield from ((*match.span(), "id") for match in _HANDLE.finditer(small, *window))
    for match in _IBAN.finditer(small, *window):
        if _is_iban(match[0]):
            yield (*match.span(), "iban")
    for match in _CARD.finditer(small, *window):
        if _is_card(match[0]):
            yield (*match.span(), "id")
    for pattern in _IDS:
        yield from ((*match.span(), "id") for match in pattern.finditer(small, *window))
    yield from ((*match.span(1), "id") for match in _CUED_ID.finditer(small, *window))
    yield from ((*match.span(1 if match[1] else 3), "id") for match in _ACCOUNT.finditer(small, *window))
    yield from addresses(plain, window)
    yield from plates(plain, window)
    yield from telephones(small, window, lang)


def _is_network(text: str) -> bool:
    """Whether it is an address of IPv6, and no time of day, nor a few letters about a double colon."""
    if sum(sign != ":" for sign in text) < 5 or not any(map(str.isdigit, text)):
        return False
    try:
        IPv6Address(text)
    except ValueError:
        return False
    return True


def _is_iban(text: str) -> bool:
    signs = text.replace(" ", "")
    if not 15 <= len(signs) <= 34 or not signs.isascii():
        return False
    return int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97 == 1


def _is_card(text: str) -> bool:
    """Luhn's check."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]
    return len(digits) >= 13 and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
