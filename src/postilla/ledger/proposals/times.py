"""Times in a sentence: years, quarters, months, days, “next year”, “by the end of the decade”."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from postilla.ledger.proposals.language import Language, Times, compiled, ending, words
from postilla.ledger.rules.periods import span as months_from
from postilla.ledger.values import Period

BY, BEFORE, FROM, SINCE, AFTER, IN = "by", "before", "from", "since", "after", "in"
_YEAR = r"(?P<y>(?:1[89]|20)\d\d)(?![\w'%€$£]|[.,]\d| ?%)"
_THIS = re.compile(  # what stands before a season that has no year
    r"(?<!\w)(?:this|next|in the|im|diese[nrs]?|nächste[nrs]?|kommende[nrs]?|cet|cette|questa?o?|prossim[oa]|este|esta|"
    r"próxim[oa]|the|vor dem|avant l'|à l'|au|dès l'|in|en|nella|in) ?$"
)
_NEXT = re.compile(r"next|nächste|kommende|prossim|próxim")
_CLEARLY = re.compile(  # what stands before a year, and hardly before a number
    r"(?<!\w)(?:in|by|since|im|bis|seit|jahr|will|wird|ab|en|d'ici|depuis|nel|entro il|dal|hasta|desde|year|année) $"
)
_NEVER = "(?!)"  # a pattern that nothing matches
_BEFORE = 44  # characters before a time in which “by the end of” is looked for


@dataclass(frozen=True)
class When:
    """A time: a period, or (`due`) the last day on which. `loose`: the year was not said, and was supplied."""

    start: int
    end: int
    period: Period
    due: date | None = None
    prep: str = IN
    loose: int = 0  # months after which it comes again: 12 where the year was not said
    part: str = ""

    @property
    def last(self) -> date:
        return self.due or self.period.end


def times(sentence: str, language: Language, published: date) -> list[When]:
    """The times of a sentence in their order. Those without a year are in the year of publication: see `turned`."""
    found: list[When] = []
    for one in _bases(sentence, language, published):
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return sorted((_led(sentence, one, language) for one in found), key=lambda one: one.start)


def turned(when: When, published: date, ahead: bool) -> When:
    """A time without a year, in the year that is meant: the next one ahead, or the last one past."""
    if not when.loose or (ahead and when.last >= published) or (not ahead and when.period.start <= published):
        return when
    years = 1 if ahead else -1
    period = Period(_moved(when.period.start, years), _moved(when.period.end, years))
    return replace(when, period=period, due=_moved(when.due, years) if when.due else None)


def _moved(day: date, years: int) -> date:
    last = monthrange(day.year + years, day.month)[1]
    was_last = day.day == monthrange(day.year, day.month)[1]
    return date(day.year + years, day.month, last if was_last else min(day.day, last))


def _bases(sentence: str, language: Language, published: date) -> Iterator[When]:
    """Times without what leads them, the longer forms first."""
    said = language.times
    yield from _spans(sentence, said)
    yield from _within(sentence, language, published)
    yield from _decades(sentence, said, published)
    yield from _parts_of_years(sentence, said, published)
    yield from _dates(sentence, said, published)
    yield from _relative(sentence, said, published)
    for match in compiled(rf"(?<![\w.,'/])(?<!\d-){_YEAR}").finditer(sentence):
        if not _counts(sentence, match.span(), language):
            yield When(*match.span(), months_from(int(match["y"]), 1, 12))
    for match in compiled(r"(?<![\w'])'(?P<y>[12349]\d)(?!\w)").finditer(sentence):  # “nel ’24”
        century = 1900 if match["y"][0] == "9" else 2000
        yield When(*match.span(), months_from(century + int(match["y"]), 1, 12))


def _counts(sentence: str, at: tuple[int, int], language: Language) -> bool:
    """Whether what looks like a year counts something: “2000 jobs”, not “in 2000 jobs were lost”."""
    adjectives = rf"(?:(?:{language.numbers.skip}) )*"
    unit = compiled(rf" (?:(?:{language.numbers.link}) ?)?{adjectives}(?:{language.any_unit})(?!\w)").match(
        sentence, at[1]
    )
    return unit is not None and not _CLEARLY.search(sentence[max(0, at[0] - 12) : at[0]])


def _spans(sentence: str, said: Times) -> Iterator[When]:
    lead = rf"(?:(?:{said.span_before}) )?" if said.span_before else ""
    pattern = rf"(?<!\w){lead}(?P<a>20\d\d) ?(?:{said.span}) ?(?P<b>20\d\d)(?!\w)"
    for match in compiled(pattern).finditer(sentence):
        one, two = int(match["a"]), int(match["b"])
        if one < two:
            yield When(*match.span(), Period(date(one, 1, 1), date(two, 12, 31)))


def _within(sentence: str, language: Language, published: date) -> Iterator[When]:
    said = language.times
    number = rf"(?P<n>\d{{1,2}}|{language.any_word})"
    for unit, length in ((said.year_unit, 12), (said.month_unit, 1)):
        for form in said.within:
            pattern = form.replace("{n}", number).replace("{unit}", f"(?:{unit})")
            for match in words(pattern).finditer(sentence):
                text = match["n"]
                count = int(text) if text.isdigit() else _worth(text, language)
                if 0 < count * length <= 600:
                    due = _after_months(published, count * length)
                    yield When(*match.span(), Period(published, due), due, BY)


def _worth(word: str, language: Language) -> int:
    return next((value for form, value in language.numbers.words.items() if re.fullmatch(form, word)), 0)


def _after_months(day: date, count: int) -> date:
    number = day.year * 12 + day.month - 1 + count
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _decades(sentence: str, said: Times, published: date) -> Iterator[When]:
    end = date(published.year // 10 * 10 + 10, 12, 31)  # people mean the round year
    for match in words(said.decade).finditer(sentence):
        yield When(*match.span(), Period(date(end.year - 10, 1, 1), end), end, BY)


def _relative(sentence: str, said: Times, published: date) -> Iterator[When]:
    for pattern, unit, by in said.relative:
        for match in words(pattern).finditer(sentence):
            if unit == "end":
                end = date(published.year, 12, 31)
                yield When(*match.span(), Period(end, end), end, BY, 12)
            else:
                yield When(*match.span(), _stepped(published, unit, by))


def _stepped(published: date, unit: str, by: int) -> Period:
    size = {"year": 12, "quarter": 3, "month": 1}[unit]
    number = published.year * 12 + published.month - 1
    number = number - number % size + by * size
    return months_from(number // 12, number % 12 + 1, size)


def _parts_of_years(sentence: str, said: Times, published: date) -> Iterator[When]:
    """Quarters, halves and seasons."""
    ordinals = "|".join(f"(?P<o{n}>{one})" for n, one in enumerate(said.ordinals, 1))
    parts = ((said.quarter, 3, "[qt]"), (said.half, 6, "[hs]"), (said.fourth, 3, ""), (said.third, 4, ""))
    for noun, size, letters in parts:
        named = rf"(?:{ordinals}) (?:{noun})|{letters or _NEVER}(?P<n>[1-4])(?! ?(?:%|\d{{3}}\b))"
        for match in compiled(rf"(?<!\w)(?:{named})(?!\w)").finditer(sentence):
            place = int(match["n"] or next(n for n in range(1, 5) if match[f"o{n}"]))
            place = 12 // size if size != 3 and place == 4 else place
            if place <= 12 // size:
                when = _of_year(sentence, match.span(), ((place - 1) * size + 1, size), said, published)
                if letters or not when.loose or when.end > match.end():  # “the first third of the field”
                    yield when
    for season, month in said.seasons.items():
        for match in words(season).finditer(sentence):
            when = _of_year(sentence, match.span(), (month, 3), said, published)
            before = _THIS.search(sentence[max(0, match.start() - 12) : match.start()])
            if not when.loose:
                yield when
            elif before:
                when = replace(when, start=max(0, match.start() - 12) + before.start())  # “from next spring”
                yield when if _NEXT.search(before[0]) else replace(when, period=_running(when.period, published))


def _running(season: Period, published: date) -> Period:
    """The season that runs on that day, or the one of its year: “this winter”, said in January, began in December."""
    before = months_from(season.start.year - 1, season.start.month, 3)
    return before if before.holds(Period(published, published)) else season


def _dates(sentence: str, said: Times, published: date) -> Iterator[When]:
    for month, name in enumerate(said.months, 1):
        day = r"(?:(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?(?: de| of)? )?"
        for match in compiled(
            rf"(?<![\w]){day}(?:{name})(?: (?P<e>\d{{1,2}})(?:st|nd|rd|th)?(?![\w.%]|,\d))?(?!\w)"
        ).finditer(sentence):
            when = _of_year(sentence, match.span(), (month, 1), said, published)
            number = int(match["d"] or match["e"] or 0)
            if 1 <= number <= monthrange(when.period.start.year, month)[1]:
                on = when.period.start.replace(day=number)
                when = replace(when, period=Period(on, on))
            if when.loose and not number and not _led_in(sentence, match.start(), said):
                continue  # “may”, “march”: verbs, unless something says that they are months
            yield when


def _led_in(sentence: str, at: int, said: Times) -> bool:
    head = sentence[max(0, at - _BEFORE) : at]
    return any(ending(form).search(head) for form in (*said.preps.values(), *said.parts.values()))


def _of_year(sentence: str, at: tuple[int, int], months: tuple[int, int], said: Times, published: date) -> When:
    """With the year that follows, or (`loose`) the one of publication."""
    relative = [(pattern, by) for pattern, unit, by in said.relative if unit == "year"]
    match = compiled(rf",?(?: (?:{said.of}))? {_YEAR}").match(sentence, at[1])
    if match:
        return When(at[0], match.end(), months_from(int(match["y"]), *months))
    for pattern, by in relative:
        match = compiled(rf"(?: (?:{said.of}))? (?:dell')?(?:{pattern})(?!\w)").match(sentence, at[1])
        if match:
            return When(at[0], match.end(), months_from(published.year + by, *months))
    match = compiled(rf" (?:{said.of.partition('|')[0]})(?!\w)").match(sentence, at[1])
    return When(at[0], match.end() if match else at[1], months_from(published.year, *months), loose=12)


def _led(sentence: str, when: When, language: Language) -> When:
    """With “end of” and “by” before it, or “at the latest” after it."""
    said, start, part, prep = language.times, when.start, "", ""
    for _ in range(2):
        head = sentence[max(0, start - _BEFORE) : start]
        for name, form in said.parts.items() if not part and not prep else ():
            match = ending(form).search(head)
            if match and not part:
                part, start = name, start - len(head) + match.start()
        head = sentence[max(0, start - _BEFORE) : start]
        best = min(
            (
                (match.start(), name)
                for name, form in said.preps.items()
                if (match := ending(rf"(?:{form})(?: the)?").search(head))
            ),
            default=None,
        )
        if best is not None and not prep:
            prep, start = best[1], start - len(head) + best[0]
    tail = compiled(rf",? ?(?:{said.late})(?!\w)").match(sentence, when.end)
    if tail:
        prep, when = BY, replace(when, end=tail.end())
    return _resolved(replace(when, start=start, part=part), prep or when.prep)


def _resolved(when: When, prep: str) -> When:
    """The period and the day that these words make of it."""
    period, due = when.period, when.due
    if due is not None:
        if prep == BEFORE and when.part != "end" and when.period.start == when.period.end and not when.loose:
            due = due - timedelta(days=1)
        return replace(when, prep=prep if prep in (BEFORE, SINCE, AFTER) else BY, due=due)
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    if prep == BEFORE:
        last = period.end if when.part == "end" else period.start - timedelta(days=1)
        return replace(when, prep=prep, due=last)
    if prep == BY:
        share = {"begin": 4, "mid": 2}.get(when.part, 1)
        last = months_from(period.start.year, period.start.month, max(1, months // share)).end
        return replace(when, prep=prep, due=last if share > 1 else period.end)
    if when.part == "begin" and months > 1:
        period = months_from(period.start.year, period.start.month, max(1, months // 4))
    elif when.part == "mid" and months == 12:
        period = months_from(period.start.year, 4, 6)
    return replace(when, prep=prep, period=period)
