"""Street addresses and number plates."""

import re
from collections.abc import Iterator
from itertools import chain

from postilla.insights.reading.plain import Plain

Found = tuple[int, int, str]
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'-]*"
_LINKS = (
    r"(?:(?:de la|de l'|des|du|de|d'|la|le|les|l'|della|delle|dei|degli|del|di|san|santa|las|los|el|y|e|von|der) ?)"
)
_DOOR = r"(?:,? (?:\d{1,2}[ºª°]|piso \d{1,2}|int\.? ?\d{1,3}|scala [A-Z]|bât\.? ?\w{1,2}|apt\.? ?\d{1,4})(?: ?[A-Z]{1,3}(?!\w))?){0,2}"
_TOWN = rf"{_DOOR}(?:,? ?(?:in |à |a )?\d{{4,5}} {_NAME}(?:[ -]{_NAME}){{0,3}})?"
_HOUSE = r"\d{1,4}(?: ?[a-zA-Z](?![\w]))?"
_SIDE = (
    # 12 bis, rue de la Gare, 75010 Paris
    rf"\d{{1,4}}(?: ?(?:bis|ter|quater))?,? (?i:rue|avenue|av\.|boulevard|boul\.|bd|place|chemin|impasse|allées?|quai|square|passage|"
    rf"ruelle|sentier|faubourg|esplanade) {_LINKS}{{0,2}}{_NAME}(?:[ -]{_LINKS}?{_NAME}){{0,3}}{_TOWN}",
    # Lindenstraße 14a, 10969 Berlin; An der Alten Mühle 3 is told from other words by its town
    rf"(?:{_NAME}[ -])?(?:[A-ZÀ-ÖØ-Þ][\w-]*?(?:straße|strasse|str\.|gasse|weg|allee|platz|damm|ufer|steig|chaussee|ring|stieg|promenade)|"
    rf"{_NAME} (?:Straße|Strasse|Str\.|Gasse|Weg|Allee|Platz|Damm|Ufer|Ring)) {_HOUSE}(?!\w|[.,]\d| ?[€%]){_TOWN}",
    rf"(?:Am|An der|An den|Auf der|Auf dem|Im|In der|In den|Zum|Zur|Hinter der|Unter den|Beim) (?:{_NAME} ){{1,3}}{_HOUSE},? (?:in )?\d{{4,5}} {_NAME}",
    # via Garibaldi 12, 10122 Torino; calle Mayor, 7
    rf"(?<!\w)(?i:via|viale|piazza|piazzale|corso|vicolo|largo|calle|c/|avenida|avda\.?|plaza|paseo|camino|ronda|carrer) ?"
    rf"{_LINKS}{{0,2}}{_NAME}(?: {_LINKS}?{_NAME}){{0,3}},? (?:(?i:n|nr|num)[.º°]* ?|[º°] ?)?{_HOUSE}(?!\w|[.,]\d| ?[€%]){_TOWN}",
    # 12 Via Roma, as elsewhere it is written
    rf"\d{{1,4}}[a-zA-Z]?,? (?i:via|viale|piazza|piazzale|corso|vicolo|calle|avenida|plaza|paseo) {_LINKS}{{0,2}}{_NAME}"
    rf"(?: {_LINKS}?{_NAME}){{0,2}}",
    # 14 Mill Lane, Leeds LS1 4DY
    rf"(?:(?i:flat|apt\.?|unit) \d{{1,4}}[a-zA-Z]?,? )?(?:\d{{1,5}}[a-zA-Z]?|(?!(?:19|20)\d\d,)\d{{1,4}}[a-zA-Z]?,) (?:{_NAME} ){{1,3}}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|"
    rf"Close|Way|Court|Crescent|Terrace|Gardens|Square|Hill|Grove|Boulevard|Blvd|Row|Mews|Parade)(?!\w)"
    rf"(?:,? (?:(?i:apt\.?|apartment|unit|suite|ste\.?|flat) ?#?|#)\d{{1,4}}[a-zA-Z]?)?"
    rf"(?:(?:,? {_NAME}){{0,2}}?,? (?:[A-Z]{{1,2}}\d[A-Z\d]? ?\d[A-Z]{{2}}|[A-Z]{{2}} \d{{5}})(?!\w)|(?:,? {_NAME}){{0,2}})",
    r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}(?!\w)",  # SW1A 2AA
)
_ADDRESSES = tuple(re.compile(rf"(?<![\w.,/-])(?:{side})") for side in _SIDE)
_WAY = r"(?:straße|strasse|str\.|gasse|weg|allee|platz|damm|ufer|chaussee)"
_LIVES = re.compile(  # in small letters, where the writer says that somebody lives there
    r"(?<!\w)(?:wohn\w{1,6}|li(?:ve|ves|ved|ving)|habit\w{1,6}|abit\w{1,6}|viv\w{1,6})[ ,:]{1,3}(?:(?:at|in|im|der|am|an|au|à|en|la|a|ich|"
    r"number|nr\.?|numéro|nummer)[ ,:]{1,2}){0,3}"
    rf"((?:[\w-]{{1,30}}{_WAY}|[\w-]{{2,30}} {_WAY}) \d{{1,4}}[a-z]?(?!\w|[.,]\d)|"
    r"\d{1,4}[a-z]? (?:[\w'-]{2,30} ){1,3}(?:street|st|road|rd|avenue|ave|lane|ln|drive|close|way|court|crescent|terrace)(?!\w)|"
    r"\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|place|chemin|impasse|allée|quai) [\w'-]{1,30}(?: [\w'-]{2,30}){0,3}|"
    r"(?:via|viale|piazza|corso|vicolo|calle|avenida|plaza|paseo) [\w'-]{1,30}(?: [\w'-]{2,30}){0,3},? \d{1,4}(?!\w|[.,]\d))"
)
_NO_STREET = re.compile(
    r"(?i:arbeits|park|sitz|steh|stell|spiel|sport|fußball|studien|ausbildungs|kita|marken|lade|bundes|landes|kreis|auto|spielzeug|"
    r"tabellen|schein|um|heim|rück|aus|seit|halte)(?:straße|strasse|platz|weg|ring)"
)

_FR = r"[A-HJ-NP-TV-Z]{2}"
_PLATES = (
    rf"{_FR}-\d{{3}}-{_FR}|(?i:{_FR}-\d{{3}}-{_FR})",  # France
    rf"{_FR} \d{{3}} {_FR}|{_FR}\d{{3}}{_FR}",  # Italy, and France with blanks
    r"\d{2,4} [A-Z]{2,3} (?:0[1-9]|[1-8]\d|9[0-5]|2[AB])",  # France until 2009
    r"[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}[ -]?[1-9]\d{0,3}[EH]?",  # Germany
    r"[A-ZÄÖÜ]{1,3} [A-Z]{1,2} [1-9]\d{2,3}[EH]?",
    r"[A-Z]{2}[0-9]{2} ?[A-HJ-PR-Z]{3}",  # United Kingdom
    r"\d{4}[ -]?[BCDFGHJKLMNPRSTVWXYZ]{3}",  # Spain
    r"(?:AG|AI|AR|BE|BL|BS|FR|GE|GL|GR|JU|LU|NE|NW|OW|SG|SH|SO|SZ|TG|TI|UR|VD|VS|ZG|ZH)[ -][1-9]\d{4,5}",  # Switzerland
    r"[A-Z]{1,2}-[1-9]\d{2,4} ?[A-Z]{1,2}",  # Austria
)
_PLATE = re.compile(rf"(?<![\w.,/+-])(?:{'|'.join(_PLATES)})(?![\w-]|[.,]\d)")
_SMALL_PLATE = re.compile(  # in small letters, where the parts are joined: "ex30 was" is a car and a word
    rf"(?<![\w.,/+-])(?:[a-z]{{2}}(?:0[1-9]|[1-7]\d)[a-hj-pr-z]{{3}}|{_FR.lower()}\d{{3}}{_FR.lower()}|"
    r"\d{4}[bcdfghjklmnprstvwxyz]{3})(?![\w-]|[.,]\d)"
)
_NO_PLATE = frozenset(  # makes, models, units, norms: not the parts of a plate
    "VW BMW AMG DS MG KTM GM MAN DAF RAM GMC BYD NSU ID GT GTI GTE RS ISO DIN EN EU USB UN US UK CO PHP RPM KMH KWH MWH GWH TWH "
    "CHF DKK PLN CZK GBP EUR USD SEK NOK SMS VHS DVD GPS PDF TGV BBC MHZ GHZ FPS PKW LKW NHS LPG CNG LTS HDR DSG CV PS CH KW NM "
    "TV PC SUV LED LCD DOC MP MB GB TB KB WLTP ICE TER RER CFF SBB DB".split()
)  # fmt: skip
_UNITS = frozenset(
    "KM KG CM CC CCM PPM MPH KPH UHR MBP SEC SEK HRS MTR PTS PKT STD TSD PSF".split()
)  # nor of a small one
_CUED = re.compile(
    r"(?i:(?:kennzeichen|nummernschild|plaque|immatricul\w+|targa|targata|matr[íi]cula|reg(?:istration)?|number ?plate|plate|"
    r"licen[cs]e plate)\W{1,3}(?:\w+\W{1,3}){0,2}?)"
    r"(?=(?:[A-Za-zÄÖÜäöü][ -]?){0,5}\d)([A-ZÄÖÜa-zäöü0-9](?:[ -]?[A-Za-zÄÖÜäöü0-9]){4,9})(?!\w)"
)
_PARTS = re.compile(r"[A-ZÄÖÜ]+")


def addresses(plain: Plain, window: tuple[int, int]) -> Iterator[Found]:
    """Streets with the number of a house; the town behind them too."""
    for pattern in _ADDRESSES:
        for match in pattern.finditer(plain.cased, *window):
            if not _NO_STREET.search(match[0]):
                yield (*match.span(), "address")
    yield from ((*match.span(1), "address") for match in _LIVES.finditer(plain.small, *window))


def plates(plain: Plain, window: tuple[int, int]) -> Iterator[Found]:
    small = (one for one in _SMALL_PLATE.finditer(plain.cased, *window) if not _has_any(_UNITS, one[0].upper()))
    for match in chain(_PLATE.finditer(plain.cased, *window), small):
        text = match[0].upper()
        if _has_any(_NO_PLATE, text):
            continue
        if text[:4].isdigit() and text[:2] in ("19", "20"):
            continue  # a year
        yield (*match.span(), "plate")
    for match in _CUED.finditer(plain.cased, *window):
        if sum(map(str.isdigit, match[1])) >= 2 and any(map(str.isalpha, match[1])):
            yield (*match.span(1), "plate")


def _has_any(words: frozenset[str], text: str) -> bool:
    return any(part in words for part in _PARTS.findall(text))
