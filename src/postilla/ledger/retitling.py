"""A promise's title after the promise was changed: what it names, as it stands now. Pure, in the title's language.

Titles are written by people. The old numbers and days are looked for in them as people spell them, and the new ones are
put in their place; where neither stands there (“eighty thousand”), the present form is added.
"""

import re
from datetime import date
from decimal import Decimal

from django.utils import translation
from django.utils.translation import gettext

from postilla.ledger import words
from postilla.ledger.titles import until
from postilla.ledger.values import MEASURED, Terms

_GROUPS = "[., \u00a0\u202f’']?"  # what may stand between thousands


def present_title(title: str, first: Terms, now: Terms, unit: str, language: str) -> str:
    """(“80,000 to 90,000 cars in 2024”, … lowered to 70,000 and delayed to 2025) → “70,000 to 90,000 cars in 2025”."""
    if (first.aim, first.period, first.due) == (now.aim, now.period, now.due):
        return title
    with translation.override(language or None):
        found, named = _swapped(title, first, now)
        if named:
            return found
        form = words.aim(now, now.kind, unit) if now.kind in MEASURED else words.day(now.due) if now.due else ""
        return gettext("%(title)s (now: %(now)s)") % {"title": title, "now": form} if form else title


def _swapped(title: str, first: Terms, now: Terms) -> tuple[str, bool]:
    """The title with what has changed in the place of what it was; whether it says nothing else that has changed."""
    swaps: dict[tuple[int, int], str] = {}  # by where it stands
    all_found = True
    for before, after in ((first.aim.low, now.aim.low), (first.aim.high, now.aim.high)):
        if before is not None and after is not None and before != after:
            spelled = _once(_number(before), title)
            all_found &= spelled is not None or re.search(_number(after), title) is not None
            if spelled:
                swaps[spelled.span()] = _as_spelled(after, spelled[0])
        elif before != after:  # an end that was not known before
            all_found = False
    times = _times(first, now)
    told = next(((found, new) for old, new in times if (found := _once(_whole(old), title))), None)
    if told:
        swaps[told[0].span()] = told[1]
    elif (
        times
        and not any(re.search(_whole(new), title) for _, new in times)
        and any(sign.isdigit() for sign in _with(title, dict.fromkeys(swaps, "")))
    ):
        all_found = False
    return _with(title, swaps), all_found


def _once(pattern: str, title: str) -> re.Match[str] | None:
    """Where a pattern stands in a title; None also where it stands twice: “5 Series by 5 May” does not say which."""
    found = list(re.finditer(pattern, title))
    return found[0] if len(found) == 1 else None


def _with(title: str, swaps: dict[tuple[int, int], str]) -> str:
    for (start, end), new in sorted(swaps.items(), reverse=True):
        title = title[:start] + new + title[end:]
    return title


def _times(first: Terms, now: Terms) -> list[tuple[str, str]]:
    """How a title may name the old period or day, the longest first, and what it would say now."""
    found = []
    if first.period and now.period and first.period != now.period:
        found.append((words.period(first.period), words.period(now.period)))
    if first.due and now.due and first.due != now.due:
        found += [(until(first.due), until(now.due)), (words.day(first.due), words.day(now.due))]
        if _is_last(first.due) and _is_last(now.due):
            found.append((str(first.due.year), str(now.due.year)))
        elif first.due.year == now.due.year:
            found.append((str(first.due.year), str(first.due.year)))  # what it names is true as before
    return found


def _is_last(day: date) -> bool:
    return (day.month, day.day) == (12, 31)


def _number(value: Decimal) -> str:
    """A pattern for a number, however its thousands are set apart and its decimals are marked."""
    whole, _, parts = f"{value:f}".partition(".")
    parts = parts.rstrip("0")
    groups = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)][::-1]
    return rf"(?<![\d.,]){_GROUPS.join(groups)}{rf'[.,]{parts}' if parts else ''}(?!\d|[.,]\d)"


def _as_spelled(value: Decimal, old: str) -> str:
    """A number with its thousands set apart as in the old one, where that had any."""
    spelled = words.number(value)
    mark = re.search(r"\d([., \u00a0\u202f’'])\d{3}(?!\d)", old)
    if value != value.to_integral_value() or (mark is None and len(re.sub(r"\D", "", old)) < 4):
        return spelled
    return f"{int(value):,}".replace(",", mark[1] if mark else "")


def _whole(text: str) -> str:
    return rf"(?<!\w){re.escape(text)}(?!\w)"
