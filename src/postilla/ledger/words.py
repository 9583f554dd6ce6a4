"""The ledger in words, in the active language: verdicts and why, figures, periods, what is missing."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from unicodedata import bidirectional

from django.utils import formats
from django.utils.translation import get_language_bidi, gettext, ngettext

from postilla.ledger.rules.figures import DAY
from postilla.ledger.rules.periods import kind_of, period_of
from postilla.ledger.rules.written import in_metric_unit
from postilla.ledger.shown import Card, Entry, Judged, Record, Revised, Whole
from postilla.ledger.values import AT_LEAST, AT_MOST, CADENCE, CONDITION, NUMBER, RANGE, Bounds, Period, Terms

SIGNS = {
    "open": "○", "on-course": "◔", "at-risk": "◑", "kept": "●", "partly": "◐", "broken": "✕", "overdue": "!",
    "withdrawn": "–", "unmeasurable": "≈", "undecided": "?",
}  # fmt: skip


def state(name: str) -> str:
    """The verdict as a word."""
    return {
        "open": gettext("Open"),
        "on-course": gettext("On course"),
        "at-risk": gettext("At risk"),
        "kept": gettext("Kept"),
        "partly": gettext("Partly kept"),
        "broken": gettext("Broken"),
        "overdue": gettext("Overdue"),
        "withdrawn": gettext("Withdrawn"),
        "unmeasurable": gettext("Cannot be measured"),
        "undecided": gettext("Cannot be decided yet"),
    }[name]


def number(value: Decimal | None) -> str:
    """A number as the language writes it, without idle zeros."""
    if value is None:
        return ""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return formats.number_format(text, decimal_pos=len(text.partition(".")[2]), use_l10n=True, force_grouping=True)


def bounds(found: Bounds, unit: str = "") -> str:
    """“77,000 to 78,000 cars”, “at least 70,000 cars”."""
    low, high = number(found.low), number(found.high)
    said = {"low": low, "high": high, "number": low or high}
    if low and high:
        words = low if low == high else gettext("%(low)s to %(high)s") % said
    elif low:
        words = (gettext("more than %(number)s") if found.low_open else gettext("at least %(number)s")) % said
    else:
        words = (gettext("less than %(number)s") if found.high_open else gettext("at most %(number)s")) % said
    return f"{words} {unit}".strip()


def in_one_piece(text: str) -> str:
    """A text that may run the other way, such as “79,600 cars” in an Arabic sentence. Numbers alone run as it does."""
    other_way = get_language_bidi() and any(bidirectional(sign) == "L" for sign in text)
    return f"\u2068{text}\u2069" if other_way else text


def has_marks(text: str) -> bool:
    """Whether it brings quotation marks of its own, so that none are to be put around it."""
    return any(mark in text for mark in '“”„‟«»‹›"')


def day(when: date) -> str:
    return formats.date_format(when, "DATE_FORMAT")


def period(found: Period) -> str:
    """“2024”, “first half of 2024”, “third quarter of 2024”, “May 2024”, a day, or two."""
    kind, month = kind_of(found), found.start.month
    said = {"year": str(found.start.year), "number": (month + 2) // 3 if kind == "quarter" else (month + 5) // 6}
    if kind == "year":
        return said["year"]  # type: ignore[return-value]
    if kind == "month":
        return formats.date_format(found.start, "YEAR_MONTH_FORMAT")
    if kind == "quarter":
        return gettext("quarter %(number)s of %(year)s") % said
    if kind == "half":
        return gettext("half-year %(number)s of %(year)s") % said
    if found.start == found.end:
        return day(found.start)
    first, last = found.start, found.end
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return gettext("%(first_year)s to %(last_year)s") % {"first_year": first.year, "last_year": last.year}
    whole = first.day == 1 and (last + DAY).day == 1
    ends = [formats.date_format(one, "YEAR_MONTH_FORMAT") if whole else day(one) for one in (first, last)]
    return gettext("%(first)s to %(last)s") % {"first": ends[0], "last": ends[1]}


def figure(entry: Entry) -> str:
    """An observation as its source wrote it: “just over 77,000”. What was written in another unit or currency than the
    metric's has both, as it is shown under the metric's: “about 300 mi (482.8 km)”."""
    own = in_metric_unit(entry)
    if own is None:
        return _worded(entry, number(entry.value), number(entry.value_to))
    unit = in_one_piece(entry.written_unit)
    ends = ("" if end is None else f"{number(end)} {unit}" for end in (entry.value, entry.value_to))
    converted = in_one_piece(bounds(own, entry.unit))
    return f"{_worded(entry, *ends)} ({converted})"


def with_unit(entry: Entry) -> str:
    """A figure where no heading names the unit: “just over 77,000 cars”, “300 mi (482.8 km)”."""
    return figure(entry) if in_metric_unit(entry) else f"{figure(entry)} {entry.unit}".strip()


def _worded(entry: Entry, low: str, high: str) -> str:
    said = {"low": low, "high": high, "number": low}
    if entry.value_to is not None:
        return gettext("%(low)s to %(high)s") % said
    worded: dict[str, Callable[[], str]] = {
        "just over": lambda: gettext("just over %(number)s"),
        "more than": lambda: gettext("more than %(number)s"),
        "at least": lambda: gettext("at least %(number)s"),
        "about": lambda: gettext("about %(number)s"),
        "nearly": lambda: gettext("nearly %(number)s"),
        "less than": lambda: gettext("less than %(number)s"),
        "at most": lambda: gettext("at most %(number)s"),
    }
    return worded[entry.precision]() % said if entry.precision in worded else low


def aim(whole: Whole | Revised | Terms, kind: str, unit: str) -> str:
    """What was promised, in its measurable form; "" where there is none."""
    found = whole.aim
    said = {"low": number(found.low), "high": number(found.high), "unit": in_one_piece(unit)}
    words = ""
    if kind == RANGE:
        words = gettext("%(low)s to %(high)s %(unit)s") % said
    elif kind in (NUMBER, AT_LEAST):
        words = gettext("at least %(low)s %(unit)s") % said
    elif kind == AT_MOST:
        words = gettext("at most %(high)s %(unit)s") % said
    elif kind == CADENCE and isinstance(whole, Whole | Terms):
        words = cadence(whole.per, whole.count)
    elif kind == CONDITION:
        words = gettext("to stay so")
    return f"{words} · {period(whole.period)}" if words and whole.period else words


def turned(one: Revised, kind: str, unit: str) -> str:
    """What a change made of the terms: “at least 60,000 cars · 2029 (before: at least 50,000 cars · 2028)”."""
    before, told = one.before, []
    now, then = aim(one, kind, unit), "" if kind == CADENCE else aim(before, kind, unit)
    if now != then:
        told.append((now, then))
    of_period = one.period is not None and one.due == one.period.end and bool(told)
    if one.due is not None and one.due != before.due and not of_period:
        told.append((day(one.due), day(before.due) if before.due else ""))
    return "; ".join(
        gettext("%(now)s (before: %(before)s)") % {"now": now, "before": then} if then else now for now, then in told
    )


def cadence(per: str, count: int) -> str:
    return {
        "year": gettext("%(count)s in each year"),
        "half": gettext("%(count)s in each half-year"),
        "quarter": gettext("%(count)s in each quarter"),
        "month": gettext("%(count)s in each month"),
    }[per] % {"count": count}


def certainty(name: str) -> str:
    return {
        "will": gettext("said as a certainty"),
        "plans": gettext("said as a plan"),
        "aims": gettext("said as an aim"),
        "may": gettext("said as a possibility"),
    }.get(name, "")


def change(name: str) -> str:
    return {
        "raised": gettext("Raised"),
        "lowered": gettext("Lowered"),
        "delayed": gettext("Delayed"),
        "brought forward": gettext("Brought forward"),
        "reworded": gettext("Put in other words"),
        "withdrawn": gettext("Withdrawn"),
    }.get(name, name)


def record(found: Record) -> str:
    """“7 of 12 kept”."""
    if not found.decided:
        return gettext("None decided yet")
    return gettext("%(kept)s of %(decided)s kept") % {"kept": found.kept, "decided": found.decided}


def why(verdict: Judged, unit: str = "") -> str:
    """The reason of a verdict, in a sentence."""
    if verdict.by:
        return verdict.reason
    said = {"detail": in_one_piece(detail(verdict, unit))}
    worded = {
        ("kept", "figure"): gettext("What the sources say (%(detail)s) is what was promised."),
        ("broken", "figure"): gettext("What the sources say (%(detail)s) is not what was promised."),
        ("kept", "already"): gettext("The parts of the period known so far (%(detail)s) are enough already."),
        ("on-course", "course"): gettext("By the figures so far it comes to %(detail)s, which is what was promised."),
        ("at-risk", "course"): gettext("By the figures so far it comes to %(detail)s, which is not what was promised."),
        ("broken", "already"): gettext("The parts of the period known so far (%(detail)s) are too much already."),
    }.get((verdict.state, verdict.why)) or _reasons().get(verdict.why, "")
    return worded % said


def _reasons() -> dict[str, str]:
    return {
        "reached": gettext("It was reached."),
        "done": gettext("It was done by the day promised."),
        "late": gettext("It was done, but late: %(detail)s."),
        "not-done": gettext("When the day had come, it was not done."),
        "when": gettext("It was done (%(detail)s), but no source says whether that was in time."),
        "held": gettext("It held to the end."),
        "breach": gettext("It did not hold: %(detail)s."),
        "holds-yet": gettext("It holds, as far as sources tell."),
        "held-until": gettext("It held in %(detail)s. Whether it did at the end, no source says yet."),
        "missed": gettext("Missed: %(detail)s."),
        "not-looked": gettext("Its day has passed, and no source has been entered yet."),
        "not-all-looked": gettext("Its day has passed, and of some of its time no source has been entered yet."),
        "not-looked-yet": gettext("Its time still runs; of some of what has passed no source has been entered yet."),
        "missed-yet": gettext("Missed so far: %(detail)s."),
        "each": gettext("Kept each time: %(detail)s."),
        "each-yet": gettext("Kept so far: %(detail)s."),
        "running": gettext("Its time has not come yet."),
        "course-open": gettext("By the figures so far it comes to %(detail)s: it may be kept or missed."),
        "no-due": gettext("No day was named, so it can be kept, but never late."),
        "no-form": gettext("The words name nothing by which it could be measured."),
        "estimate": gettext("The only figures known are from before the period was over."),
        "parts": gettext("Only parts of the period are known."),
        "not-exact": gettext("The sources are not exact enough: they leave %(detail)s possible."),
        "withdrawn": gettext("It was taken back on %(detail)s."),
    }


def missing(verdict: Judged) -> str:
    """What would decide, in a few words; "" where nothing is missing."""
    return {
        "due": gettext("the day by which it is to be kept"),
        "form": gettext("a number, a date or a condition that can be checked"),
        "figure": gettext("a source from after that day"),
        "final": gettext("the final figure"),
        "exact": gettext("a more exact figure"),
        "date": gettext("the exact day"),
        "periods": gettext("sources for %(detail)s") % {"detail": detail(verdict)},
        "upkeep": gettext("a source that says how it was at the end"),
    }.get(verdict.missing, "")


def detail(verdict: Judged, unit: str = "") -> str:
    """Numbers and periods that a verdict names, as readers write them."""
    if verdict.why in ("figure", "already", "not-exact", "course", "course-open"):
        ways = [bounds(_bounds(way), unit) for way in verdict.detail.split(" / ")]
        return gettext(" or ").join(ways)
    parts = [part for part in verdict.detail.split(", ") if part]
    more = int(parts.pop()) if parts and parts[-1].startswith("+") else 0
    told = gettext(", ").join(_named(part) for part in parts)
    others = ngettext("%(told)s and %(number)s other", "%(told)s and %(number)s others", more)
    return others % {"told": told, "number": number(Decimal(more))} if more else told


def figures_of(verdict: Judged) -> list[Bounds]:
    """The figures, one for each way to believe the sources, by which a number was decided; none of other verdicts."""
    if verdict.by or verdict.why != "figure":
        return []
    return [_bounds(way) for way in verdict.detail.split(" / ")]


def _bounds(way: str) -> Bounds:
    low, parted, high = way.partition("..")
    ends = [Decimal(end.lstrip("<>")) if end else None for end in (low, high if parted else low)]
    return Bounds(ends[0], ends[1], low.startswith(">"), high.startswith("<"))


def _named(part: str) -> str:
    try:
        return period(period_of(part))
    except ValueError:
        return part


def by_line(card: Card) -> str:
    """“Ottavio Brenna, chief executive, for Valdora”."""
    if not card.speaker:
        return card.subject.name
    speaker = gettext(", ").join([card.speaker, card.role] if card.role else [card.speaker])
    return gettext("%(speaker)s, for %(subject)s") % {"speaker": speaker, "subject": card.subject.name}
