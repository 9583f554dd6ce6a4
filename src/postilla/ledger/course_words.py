"""A number's course in words, in the active language."""

from decimal import Decimal

from django.utils.translation import gettext

from postilla.ledger import words
from postilla.ledger.values import AT_MOST, RANGE, Bounds, Course


def heading(course: Course, unit: str) -> str:
    """“74,000 to 82,000 cars, in four of five cases”; "" where there is too little data."""
    if not course.method:
        return ""
    return gettext("%(figure)s, in four of five cases") % {"figure": words.bounds(course.figure, unit)}


def so_far(course: Course, unit: str) -> str:
    """“31,000 cars, up to 31 May 2026”."""
    if course.so_far is None or course.until is None:
        return ""
    figure = words.bounds(course.so_far, unit)
    return gettext("%(figure)s, up to %(day)s") % {"figure": figure, "day": words.day(course.until)}


def method(course: Course) -> str:
    """How it was told and of what, in a sentence; of too little data what would be needed."""
    if not course.method or course.until is None:
        return gettext(
            "Too little data to tell a course: that takes figures of 24 months, 10 quarters or 10 years in a row."
        )
    of = {
        "month": gettext("%(number)s months in a row, up to %(day)s"),
        "quarter": gettext("%(number)s quarters in a row, up to %(day)s"),
        "half": gettext("%(number)s half-years in a row, up to %(day)s"),
        "year": gettext("%(number)s years in a row, up to %(day)s"),
    }[course.kind] % {"number": course.periods, "day": words.day(course.until)}
    named = {
        "ets": gettext("Exponential smoothing (ETS) of %(figures)s."),
        "ets-seasons": gettext("Exponential smoothing with the seasons of earlier years (ETS) of %(figures)s."),
    }
    return named[course.method] % {"figures": of}


def compared(figure: Bounds, aim: Bounds, kind: str) -> str:
    """Of a period that is over: how far the figure is from what was promised. "" where it is just that."""
    least, most = aim.low if kind != AT_MOST else None, aim.high if kind in (RANGE, AT_MOST) else None
    exact = figure.low == figure.high
    above, below = most if most is not None else least, least if least is not None else most
    if above and above > 0 and figure.low is not None and figure.low > above:
        said = gettext("%(share)s more than promised") if exact else gettext("at least %(share)s more than promised")
        return said % {"share": _share(figure.low / above - 1)}
    if below and below > 0 and figure.high is not None and 0 <= figure.high < below:
        said = gettext("%(share)s less than promised") if exact else gettext("at least %(share)s less than promised")
        return said % {"share": _share(1 - figure.high / below)}
    return ""


def _share(part: Decimal) -> str:
    """“45.6 %”."""
    return gettext("%(number)s %%") % {"number": words.number((part * 100).quantize(Decimal("0.1")))}
