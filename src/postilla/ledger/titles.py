"""A promise in a few words, as a person would write them, in the language of its text."""

import re
from datetime import date

from django.utils import translation
from django.utils.translation import gettext

from postilla.ledger import words
from postilla.ledger.proposals import Proposal
from postilla.ledger.rules.periods import period_of
from postilla.ledger.values import AT_LEAST, AT_MOST, CADENCE, MEASURED, RANGE, Bounds

_QUOTES = re.compile('[“”„‟«»‹›"]')
LONGEST = 120


def title_of(one: Proposal, text: str, language: str) -> str:
    """Its numbers and time, else the beginning of its words. `text` is its passage, which begins where it does."""
    with translation.override(language or None):
        when = _when(one)
        what = _what(one, text)
        if not what:
            return _begin(text, when)
        return gettext("%(what)s, %(when)s") % {"what": what, "when": when} if when else what


def _what(one: Proposal, text: str) -> str:
    counted = _counted(one, text)
    if one.kind == CADENCE:
        return _each(one.per) % {"what": f"{one.count} {counted}"} if counted and one.per else ""
    if one.kind not in MEASURED:
        return ""
    if one.kind in (RANGE, AT_LEAST, AT_MOST):
        return words.bounds(Bounds(one.low, one.high), counted)
    return f"{words.number(one.low)} {counted}".strip()


def _each(per: str) -> str:
    return {
        "year": gettext("%(what)s a year"),
        "half": gettext("%(what)s each half-year"),
        "quarter": gettext("%(what)s a quarter"),
        "month": gettext("%(what)s a month"),
    }[per]


def _counted(one: Proposal, text: str) -> str:
    """What is counted, in the words of the text: “Autos”; signs and currencies as they are."""
    if one.unit and (len(one.unit) < 4 or not one.unit.isalpha()):
        return one.unit
    spans = (reason for reason in one.reasons if reason.field == "unit")
    found = next((text[reason.start - one.start : reason.end - one.start] for reason in spans), "")
    return " ".join(found.split()) or one.unit


def _when(one: Proposal) -> str:
    if one.period:
        return words.period(period_of(one.period))
    return until(one.due) if one.due else ""


def until(day: date) -> str:
    """“by the end of 2026”, “by 3 May 2026”."""
    if (day.month, day.day) == (12, 31):
        return gettext("by the end of %(year)s") % {"year": day.year}
    return gettext("by %(day)s") % {"day": words.day(day)}


def _begin(text: str, when: str) -> str:
    begin = " ".join(_QUOTES.sub(" ", text).split()).strip(" .,;:").replace(" ,", ",")
    if len(begin) <= LONGEST:
        return begin
    begin = f"{begin[:110].rsplit(' ', 1)[0]}…"
    return f"{begin} ({when})" if when else begin
