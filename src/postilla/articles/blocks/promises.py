"""What stands in the ledger, shown in an article: a promise with its verdict, figures with what was promised."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from postilla.articles import chart
from postilla.articles.blocks.figures import figure_html, key_html
from postilla.ledger import course_words, reads, words
from postilla.ledger.rules.figures import DAY
from postilla.ledger.rules.periods import MONTHS, kind_of
from postilla.ledger.shown import Card, Entry, Mark
from postilla.ledger.values import Bounds, Course, Period

NOBODY: Mapping[int, str] = {}


class PromiseBlock(SnippetChooserBlock):
    """A card: what was promised, by whom, and how it stands. It changes by itself when the verdict does."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "A promise of the ledger. The card always shows the verdict that stands.")
        super().__init__(kwargs.pop("target_model", "ledger.Promise"), **kwargs)

    def render_basic(self, value: Any, context: Mapping[str, Any] | None = None) -> SafeString:
        found = reads.cards([value.pk]) if value else []
        return card_html(found[0]) if found else SafeString("")

    class Meta:
        icon = "calendar-check"
        label = "Promise"


class LedgerFiguresBlock(blocks.StructBlock):
    """A chart of a subject's figures as the ledger has them, with what was promised as a band."""

    title = blocks.CharBlock(required=False, max_length=150, help_text="Empty: the metric's name.")
    subject = SnippetChooserBlock("ledger.Subject", help_text="Whose figures.")
    metric = SnippetChooserBlock("ledger.Metric", help_text="Which figures.")
    promise = SnippetChooserBlock("ledger.Promise", required=False, help_text="Marked as a band across all rows.")
    first_year = blocks.IntegerBlock(required=False, min_value=1900, max_value=2200, help_text="Empty: from the first.")
    last_year = blocks.IntegerBlock(required=False, min_value=1900, max_value=2200, help_text="Empty: to the newest.")

    def render_basic(self, value: Mapping[str, Any], context: Mapping[str, Any] | None = None) -> SafeString:
        if not value["subject"] or not value["metric"]:
            return SafeString("")
        first, last = value.get("first_year"), value.get("last_year")
        series = reads.between(
            value["subject"].pk, value["metric"].pk, date(first, 1, 1) if first else None,
            date(last, 12, 31) if last else None,
        )  # fmt: skip
        if series is None or not series.entries:
            return SafeString("")
        chosen = value.get("promise")
        promised = reads.marks([chosen.pk]).get(chosen.pk) if chosen else None
        key = f"chart-{(context or {}).get('block_key', 'a')}"
        return figures_html(value["title"] or series.metric, series.unit, list(series.entries), promised, key)

    class Meta:
        icon = "table"
        label = "Figures from the ledger"


def card_html(card: Card) -> SafeString:
    """A promise as a card, whole and safe, in the active language."""
    verdict = card.verdict
    why = format_html('<p class="promise-why" dir="auto">{}</p>', words.why(verdict, card.unit)) if verdict else ""
    due = ""
    if card.due:
        due = format_html('<span class="promise-due">{}</span>', gettext("by %(day)s") % {"day": words.day(card.due)})
    if card.changed_on:
        changed = gettext("changed on %(day)s") % {"day": words.day(card.changed_on)}
        due += format_html(' <span class="promise-due">{}</span>', changed)
    language = format_html(' lang="{}"', card.language) if card.language else ""
    marks = " has-marks" if words.has_marks(card.words) else ""
    return format_html(
        '<div class="promise-card" role="group" aria-label="{}"><p class="promise-head">'
        '<span class="verdict verdict-{}"><span class="verdict-sign" aria-hidden="true">{}</span> {}</span> {}</p>'
        '<p class="promise-title" dir="auto"><a href="{}">{}</a></p>'
        '<blockquote class="promise-words{}"{}><p dir="auto">{}</p></blockquote>'
        '<p class="promise-by">{}{}<time datetime="{}" dir="auto">{}</time></p>{}</div>',
        gettext("A promise and how it stands"), card.state, words.SIGNS[card.state], words.state(card.state), due,
        card.path, card.title, marks, language, card.words, words.by_line(card), gettext(", "),
        card.said_on.isoformat(), words.day(card.said_on), why,
    )  # fmt: skip


def plain_promise(value: Any) -> str:
    """The card in words, for search and feeds."""
    found = reads.cards([value.pk]) if value else []
    return f"{found[0].subject.name}: {found[0].title} ({words.state(found[0].state)})" if found else ""


def figures_html(
    title: str, unit: str, entries: list[Entry], promised: Mark | None, key: str, named: Mapping[int, str] = NOBODY
) -> SafeString:
    """The chart with its table; of figures for years, months and others a chart of each, since they have no measure in
    common. The promise is marked in that of its own length, else named under the first. `named`: who brought an entry.
    """
    kinds: dict[str, list[Entry]] = {}
    for entry in entries:
        kinds.setdefault(kind_of(entry.period), []).append(entry)
    if len(kinds) < 2:
        return _figures(title, unit, entries, promised, key, named)
    ordered = sorted(kinds, key=[*MONTHS, ""].index)
    own = kind_of(promised.period) if promised is not None and promised.period is not None else ""
    marked = own if own in kinds else ordered[0]
    titles = _of_kinds(title)
    drawn = (
        _figures(titles[kind], unit, kinds[kind], promised if kind == marked else None, f"{key}-{place}", named)
        for place, kind in enumerate(ordered)
    )
    return format_html_join("", "{}", ((one,) for one in drawn))


def _of_kinds(title: str) -> dict[str, str]:
    return {
        "year": gettext("%(title)s, by year") % {"title": title},
        "half": gettext("%(title)s, by half-year") % {"title": title},
        "quarter": gettext("%(title)s, by quarter") % {"title": title},
        "month": gettext("%(title)s, by month") % {"title": title},
        "": gettext("%(title)s, other periods") % {"title": title},
    }


def _figures(
    title: str, unit: str, entries: list[Entry], promised: Mark | None, key: str, named: Mapping[int, str]
) -> SafeString:
    """Figures as bars, an uncertain one open at its end, the promise as a band, or named alone where it is of another
    length."""
    course = promised.course if promised is not None else None
    bars = _rows(entries, alone=course is None)
    band = _band(promised) if promised is not None and same_length(entries, promised.period) else None
    if band is not None and course is not None:
        bars += _heading(course)
    said = "; ".join(f"{one.label}: {one.text}" for one in bars)
    said += "" if said.endswith(")") else f" {unit}"  # a converted figure names it
    described = f"{said}." + (f" {promised.title}." if promised else "")
    drawn = chart.svg(chart.Chart(key, title, described, bars, band))
    rows = [
        (words.period(one.period), words.figure(one), one.note, one.source, one.source_url, named.get(one.id, ""))
        for one in entries
    ]
    lead = ""
    if promised is not None:
        lead = format_html('<a href="{}">{}</a>', promised.path, promised.title)
    return figure_html(title, unit or gettext("Figure"), mark_safe(drawn), key_html(lead, band=band is not None), rows)


def course_html(title: str, unit: str, promised: Mark, key: str) -> SafeString:
    """A promised number's course: what earlier periods came to, what is known so far, where it is heading."""
    course = promised.course
    if course is None or not course.method:
        return SafeString("")
    bars = [_earlier(period, bounds, course.until) for period, bounds in course.before]
    period = words.period(course.period)
    if course.so_far is not None:
        bars.append(_known(gettext("%(period)s, so far") % {"period": period}, course.so_far))
    bars += _heading(course)
    band = _band(promised)
    said = "; ".join(f"{one.label}: {one.text}" for one in bars)
    drawn = chart.svg(chart.Chart(key, title, f"{said} {unit}. {promised.title}.", bars, band))
    rows = [(one.label, one.text, "", course_words.method(course), "") for one in bars[-1:]]
    rows = [(one.label, one.text, "", "", "") for one in bars[:-1]] + rows
    return figure_html(
        title, unit or gettext("Figure"), mark_safe(drawn), key_html(promised.title) if band else "", rows
    )


def _band(promised: Mark) -> chart.Band | None:
    low, high = promised.aim.low, promised.aim.high
    ends = [float(end) for end in (low, high) if end is not None]
    return chart.Band(promised.title, min(ends), max(ends)) if ends else None


def same_length(entries: Iterable[Entry], period: Period | None) -> bool:
    """Whether what is promised is of periods like those that are drawn: a year's band says nothing among months."""
    return period is None or kind_of(period) in {"", *(kind_of(one.period) for one in entries)}


def _heading(course: Course) -> list[chart.Bar]:
    """Where a number is heading, as a hatched row; an end that is open is drawn at the one that is known."""
    low, high = course.figure.low, course.figure.high
    if not course.method or (low is None and high is None):
        return []
    ends = [float(end) for end in (low, high) if end is not None]
    label = gettext("%(period)s, course") % {"period": words.period(course.period)}
    return [chart.Bar(label, words.bounds(course.figure), None, min(ends), max(ends))]


def _earlier(period: Period, figure: Bounds, until: date | None) -> chart.Bar:
    """What a period came to; of one that the figures do not reach to the end of, what is known of it."""
    label = words.period(period)
    if figure == Bounds():
        return chart.Bar(label, gettext("no figure"))
    if until is not None and period.end > until:
        label = gettext("%(period)s, so far") % {"period": label}
    return _known(label, figure)


def _rows(entries: Sequence[Entry], *, alone: bool) -> list[chart.Bar]:
    """A bar for each figure, and a row for each hole between two; where years stand `alone` the chart makes those."""
    bars = [bar(entry) for entry in entries]
    if alone and chart.is_spaced([one.label for one in bars]):
        return bars
    found = bars[:1]
    for (before, one), drawn in zip(pairwise(entries), bars[1:], strict=True):
        if kind_of(one.period) and before.period.end + DAY < one.period.start:
            hole = Period(before.period.end + DAY, one.period.start - DAY)
            found.append(chart.Bar(words.period(hole), gettext("no figure")))
        found.append(drawn)
    return found


def _known(label: str, figure: Bounds) -> chart.Bar:
    low, high = figure.low, figure.high
    if low is not None and high is not None and low != high:
        return chart.Bar(label, words.bounds(figure), None, float(low), float(high))
    return chart.Bar(label, words.bounds(figure), float(low if low is not None else high or 0))


def bar(entry: Entry) -> chart.Bar:
    """A figure as a bar; a range as its two ends; of “more than” the part that is sure."""
    text = words.figure(entry)
    label = words.period(entry.period)
    low, high = entry.bounds.low, entry.bounds.high
    if entry.value_to is not None and low is not None and high is not None:
        return chart.Bar(label, text, None, float(low), float(high))
    known = low if low is not None else high
    return chart.Bar(label, text, float(known or 0))
