"""Who said a sentence, and on which day, where it says so."""

import re
from datetime import date, timedelta

from postilla.ledger.proposals.language import Language, compiled, words
from postilla.ledger.proposals.times import times
from postilla.ledger.proposals.values import Reason

_WORD = r"[^\W\d_][\w'.-]*"
_NAME = rf"{_WORD}(?: {_WORD}){{1,4}}"
_SMALL = frozenset(  # within names
    ("de", "di", "da", "del", "della", "van", "von", "der", "den", "la", "le", "du", "dos", "bin", "al")
)
_HOUSES = frozenset((  # of a name that is no person's
    "group", "motors", "company", "corp", "inc", "ltd", "plc", "ag", "se", "gmbh", "spa", "sa", "nv", "ministry",
    "ministerium", "government", "council", "commission", "association", "union", "bank", "gruppe", "groupe",
    "gruppo", "grupo",
))  # fmt: skip
_AFTER = re.compile(rf"[\s,]*(?:(?:his|her|the|der|die|la|le|il|el)\s)?(?P<name>{_NAME})")
_BEFORE = re.compile(rf"(?P<name>{_NAME})(?:, [^,.\"]{{3,60}})?,? ?$")
_NEAR, _WORDS = 48, 5  # signs and words between the verb and a day of the week
_FAR = 70  # signs between the verb of saying and its day
_NEXT = re.compile(r"(?<!\w)(?:next|kommende\w*|nächste\w*|prochaine?|prossim[oa]|próxim[oa]|que viene)(?!\w)")
_LAST = re.compile(r"(?<!\w)(?:last|past|vergangene\w*|letzte\w*|vorige\w*|dernière?|scors[oa]|pasado)(?!\w)")
_IS = re.compile(r"(?<!\w)(?:is|are|was|were|ist|sind|war|est|sont|è|sono|es|son)(?!\w)|[;:()\"]")
_LEAD = r"(?:(?:on|this|last|am|(?:am )?(?:vergangenen|letzten|vorigen)|le|el(?: pasado)?|lo scorso|scorso|ce) )?"
_OLD = timedelta(days=730)


def said_by(plain: str, cased: str, language: Language) -> tuple[str, Reason] | None:
    """The person beside a verb of saying: at least two words in capitals. `plain` and `cased` are one sentence."""
    for match in words(language.speech.says).finditer(plain):
        for found in (_AFTER.match(cased, match.end()), _BEFORE.search(cased[: match.start()])):
            name = _named(found["name"], language) if found else ""
            if found and name:
                at = found.start("name") + found["name"].index(name)
                return name, Reason("speaker", at, at + len(name))
    return None


def said_on(plain: str, language: Language, published: date) -> tuple[date, Reason] | None:
    """The day right after a verb of saying, not later than the text appeared."""
    for match in words(language.speech.says).finditer(plain):
        for when in times(plain[match.end() : match.end() + _FAR], language, published):
            day = when.period.start
            if day == when.period.end and not when.loose and when.due is None and published - _OLD <= day <= published:
                return day, Reason("said_on", match.end() + when.start, match.end() + when.end)
        weekday = _weekday(plain, match.span(), language, published)
        if weekday is not None:
            return weekday
    return None


def _weekday(plain: str, verb: tuple[int, int], language: Language, published: date) -> tuple[date, Reason] | None:
    """“Said on Thursday”, “on Thursday the firm said”: the last such day, the text's own included unless “last”.

    Between the verb and the day stand a name or few words, and nothing that is announced for that day.
    """
    days = "|".join(f"(?P<d{n}>{name})" for n, name in enumerate(language.times.weekdays))
    one = compiled(rf"(?<!\w){_LEAD}(?:{days})(?!\w)")
    after = [(match, plain[verb[1] : match.start()], "") for match in one.finditer(plain, verb[1], verb[1] + _NEAR)]
    before = [
        (match, plain[match.end() : verb[0]], plain[: match.start()])
        for match in one.finditer(plain, max(0, verb[0] - _NEAR), verb[0])
    ]
    for match, gap, head in (*after, *before):
        tail = plain[match.end() : match.end() + 12]
        if len(gap.split()) > _WORDS or _IS.search(gap) or _NEXT.search(gap[-12:]) or _NEXT.match(tail, 1):
            continue
        if _announces(head + gap, language):
            continue
        number = next(n for n in range(7) if match[f"d{n}"])
        back = (published.weekday() - number) % 7
        last = _LAST.search(match[0]) or _LAST.match(tail, 1)
        return published - timedelta(days=back or (7 if last else 0)), Reason("said_on", *match.span())
    return None


def _announces(text: str, language: Language) -> bool:
    speech = language.speech
    return any(words(form).search(text) for form in (*(form for _, form in speech.cues), speech.present, speech.hedge))


def _named(run: str, language: Language) -> str:
    """The person of a run of words, in which a day of the week may stand: “On Thursday Mara Lindqvist”."""
    days = compiled(rf"(?i)(?<!\w)(?:{'|'.join(language.times.weekdays)})(?!\w)")
    return next((name for part in reversed(days.split(run)) if (name := _person(part))), "")


def _person(run: str) -> str:
    """The words of a run that are a name: capitals, with “de” and the like between; "" where they are none."""
    parts: list[str] = []
    for word in run.split():
        if word[0].isupper() or (parts and word in _SMALL):
            parts.append(word)
        elif parts:
            break
    while parts and parts[-1] in _SMALL:
        parts.pop()
    name = " ".join(parts).rstrip(".,'-")
    big = [word for word in parts if word[0].isupper()]
    if len(big) < 2 or len(parts) > 4 or any(word.casefold().rstrip(".") in _HOUSES for word in parts):
        return ""
    return name
