"""Measures in a sentence: a number or a range of them, how exact it is said to be, and what it counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from postilla.ledger.proposals.language import Language, compiled, ending, words
from postilla.ledger.proposals.numbers import Number, Spans, numbers, whole
from postilla.ledger.values import AT_LEAST_WORD, AT_MOST_WORD, LESS_THAN, MORE_THAN

MOST = 24  # numbers of a sentence; one with more is a table
_AROUND = 48  # characters looked at before and after a number
_SIGN = re.compile(r"(?:us)?[€$£¥]|chf|eur|usd|gbp")
_WORD = re.compile(r"[^\W\d_](?:[\w'/&-]*\w)?|[%€$£¥]")
_THE = re.compile(r"(?:^|\W)(?:the|both|les|des|aux|le|i|gli|die|der|den|los|las) $")
_DIGIT = re.compile(r" \d")  # “un 4 %”: an article
_BARE = re.compile(r"[,;:!?()\"]|\.(?:\s|$)")


@dataclass(frozen=True)
class Measure:
    start: int  # with its precision words and unit
    end: int
    low: Decimal
    high: Decimal | None = None
    precision: str = ""
    unit: str = ""
    number: tuple[int, int] = (0, 0)
    exact: tuple[int, int] | None = None  # its precision words
    counts: tuple[int, int] | None = None  # its unit
    small: bool = False  # a spelled number below a hundred
    known: bool = False  # the unit is one of the table's


def measures(sentence: str, language: Language, taken: Spans) -> list[Measure]:
    """The measures of a sentence in their order; a bare “one” is none."""
    found = list(_shares(sentence, language, taken))
    held = [*taken, *((one.start, one.end) for one in found)]
    waiting = [one for one in numbers(sentence, language, held)[:MOST] if not _apart(sentence, one, language)]
    waiting = [one for one in waiting if not (one.spelled and one.value == 1 and _DIGIT.match(sentence, one.end))]
    while waiting:
        number = waiting.pop(0)
        measure = _alone(number)
        if waiting and (pair := _range(sentence, number, waiting[0], language)):
            waiting.pop(0)
            measure = pair
        measure = _exact(sentence, _counted(sentence, measure, language), language)
        if not (number.spelled and number.value == 1 and measure.high is None) and not _definite(sentence, measure):
            found.append(measure)
    return sorted(found, key=lambda one: one.start)


def _shares(sentence: str, language: Language, taken: Spans) -> Iterator[Measure]:
    """“A quarter of”: 25 per cent. Not “the first half of 2026”, nor “half of 2026”: those are times."""
    for pattern, share in language.numbers.shares.items():
        for match in words(pattern).finditer(sentence):
            span = match.span()
            if any(start <= span[1] + 1 and span[0] < end and sentence[end : end + 2] != "'s" for start, end in taken):
                continue
            made = Measure(*span, Decimal(share), unit="%", number=span, counts=span, known=True)
            yield _exact(sentence, made, language)


def _apart(sentence: str, number: Number, language: Language) -> bool:
    """“Four fewer than planned”: how far something is from another thing."""
    apart = language.numbers.apart
    return bool(apart) and compiled(rf" (?:{apart})").match(sentence, number.end) is not None


def _definite(sentence: str, measure: Measure) -> bool:
    """“The two capitals”: said of what is known."""
    head = sentence[max(0, measure.start - 8) : measure.start]
    return measure.small and not measure.known and _THE.search(head) is not None


def _alone(number: Number) -> Measure:
    span = (number.start, number.end)
    return Measure(*span, number.value, number=span, small=number.spelled and number.value < 100)


def _range(sentence: str, one: Number, two: Number, language: Language) -> Measure | None:
    """Two numbers that are the ends of a range, or where a change begins and ends: then the second alone."""
    between = sentence[one.end : two.start]
    if len(between) > 40:
        return None
    unit, sign = language.any_unit, r"(?:[€$£¥] ?)?"
    for place, (before, link) in enumerate(language.numbers.ranges):
        if not compiled(rf" ?(?:(?:{unit}) )?(?:{link}) ?{sign}").fullmatch(between):
            continue
        head = sentence[max(0, one.start - 24) : one.start]
        opened = ending(rf"(?:{before}) ?{sign}").search(head) if before else None
        if before and not opened:
            continue
        low = one.value
        if not one.scaled and two.scaled and low * 10**two.scaled <= two.value:
            low = whole(low * 10**two.scaled)  # “19 to 19.5 billion”
        start = one.start - len(head) + opened.start() if opened else one.start
        span = (start, two.end)
        # The table's first is “between … and …”, which is never where a change begins and ends.
        if place and before != "" and _changes(sentence, start, language):
            return Measure(*span, two.value, number=(two.start, two.end))
        if low < two.value:
            return Measure(*span, low, two.value, number=span)
    return None


def _changes(sentence: str, start: int, language: Language) -> bool:
    """Whether a verb of change stands just before: “raised from 20 to 30”."""
    if language.code == "de":
        return False  # there it is “von 20 auf 30”, which is no range
    return words(language.numbers.change).search(sentence[max(0, start - _AROUND) : start]) is not None


def _counted(sentence: str, measure: Measure, language: Language) -> Measure:
    """With what it counts: a sign before it, a unit after it, or the next noun as it is written."""
    head = sentence[max(0, measure.number[0] - 6) : measure.number[0]]
    sign = compiled(rf"(?<!\w)(?:{_SIGN.pattern}) ?$").search(head)
    if sign:
        at = measure.number[0] - len(head) + sign.start()
        name = _unit(sign[0].strip(), language)
        return replace(measure, start=min(at, measure.start), unit=name, counts=(at, at + len(sign[0])), known=True)
    for span, name, known in _after(sentence, measure.end, language):
        return replace(measure, end=span[1], unit=name, counts=span, known=known)
    return measure


def _unit(text: str, language: Language) -> str:
    return next((name for name, unit in language.units.items() if compiled(unit).fullmatch(text)), "")


def _after(sentence: str, end: int, language: Language) -> list[tuple[tuple[int, int], str, bool]]:
    """The unit after a number, or the noun that may be one."""
    window = sentence[end : end + _AROUND]
    stop = _BARE.search(window)
    window = window[: stop.start()] if stop else window
    spare: list[tuple[tuple[int, int], str, bool]] = []
    at, figures = 0, language.numbers
    every = compiled(language.every_unit)
    names = tuple(language.units)
    for _ in range(6):
        match = compiled(rf"[ -]?(?:(?:{figures.link})(?<=')|(?:{figures.link}) )?").match(window, at)
        at = match.end() if match else at
        unit = every.match(window, at)
        if unit and unit.lastgroup:
            return [((end + at, end + unit.end()), names[int(unit.lastgroup[1:])], True)]
        word = _WORD.match(window, at)
        if word is None:
            break
        adjective = words(figures.skip).fullmatch(word[0]) is not None
        if not adjective and (words(figures.stop).fullmatch(word[0]) or _verb(word[0], language)):
            break
        if not adjective and not spare and len(word[0]) > 2:
            spare = [((end + at, end + word.end()), word[0], False)]
        at = word.end()
    return spare


def _verb(word: str, language: Language) -> bool:
    return any(words(form).fullmatch(word) for _, form in language.speech.cues)


def _exact(sentence: str, measure: Measure, language: Language) -> Measure:
    """With how exact it is said to be. “No … more than” is “at most”."""
    head = sentence[max(0, measure.start - _AROUND) : measure.start]
    found: tuple[int, int, str] | None = None
    for precision, pattern in language.numbers.before:
        match = ending(pattern).search(head)
        if match and (found is None or match.start() < found[0]):
            found = (match.start(), len(head), precision)
    if found:
        start, precision = measure.start - len(head) + found[0], found[2]
        lead = head[: found[0]]
        if precision == MORE_THAN and words(language.speech.negation).search(lead[-40:]):
            precision = AT_MOST_WORD
        elif precision == LESS_THAN and words(language.speech.negation).search(lead[-8:]):
            precision = AT_LEAST_WORD
        return replace(measure, start=start, precision=precision, exact=(start, measure.start))
    for precision, pattern in language.numbers.after:
        match = compiled(rf" ?(?:{pattern})(?!\w)").match(sentence, measure.end)
        if match:
            return replace(measure, end=match.end(), precision=precision, exact=match.span())
    return measure
