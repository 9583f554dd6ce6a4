"""Who said a sentence, and on which day, where it says so."""

import re
from datetime import date, timedelta

from postilla.ledger.proposals.language import Language, words
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
_FAR = 70  # signs between the verb of saying and its day
_OLD = timedelta(days=730)


def said_by(plain: str, cased: str, language: Language) -> tuple[str, Reason] | None:
    """The person beside a verb of saying: at least two words in capitals. `plain` and `cased` are one sentence."""
    for match in words(language.speech.says).finditer(plain):
        for found in (_AFTER.match(cased, match.end()), _BEFORE.search(cased[: match.start()])):
            name = _person(found["name"]) if found else ""
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
    return None


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
