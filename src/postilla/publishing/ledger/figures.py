"""A subject's figures on its page: a few metrics drawn, the others named, each with a page of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from postilla.articles.blocks.promises import course_html, figures_html, same_length
from postilla.ledger import course_words, reads, words
from postilla.ledger.shown import About, Card, Entry, Mark, Measured
from postilla.ledger.values import MEASURED
from postilla.publishing.ledger.evidence import credits_for

DRAWN = 3  # metrics on a subject's page
NEWEST = 24  # figures of each there: two years of months, which a phone shows; more stand on the metric's own page


@dataclass(frozen=True)
class Drawn:
    """A metric with its chart and table. `more` leads to its page where that shows more; "" where it does not.

    `apart`: for each period on which sources differ its name, with (figure, source, link, day) of each.
    """

    of: Measured
    html: SafeString
    more: str
    apart: Sequence[tuple[str, Sequence[tuple[str, str, str, str]]]] = ()


def path_of(about: About, metric: str) -> str:
    return f"{about.name.path}figures/{metric}/"


def chosen(about: About) -> tuple[list[Measured], list[Measured]]:
    """Which metrics are drawn, and which are only named: first those that promises are about, then the newest."""
    promised = list(dict.fromkeys(card.metric_slug for card in about.promises if card.kind in MEASURED))
    by_use = {slug: place for place, slug in enumerate(promised)}
    ordered = sorted(
        about.measured, key=lambda one: (by_use.get(one.slug, len(by_use)), -one.last.toordinal(), one.metric)
    )
    first = {one.slug for one in ordered[:DRAWN]}
    return [one for one in about.measured if one.slug in first], [
        one for one in about.measured if one.slug not in first
    ]


def drawn(about: About, metrics: Iterable[Measured], most: int = NEWEST) -> list[Drawn]:
    """These metrics with their newest figures, in the active language."""
    wanted = {one.slug: one for one in metrics}
    marks = _marks(about, set(wanted))
    found = []
    for place, series in enumerate(reads.series_of(about.name.id, most, wanted) if wanted else ()):
        of = wanted[series.slug]
        html = figures_html(
            series.metric, series.unit, list(series.entries), marks.get(series.slug), f"series-{place}",
            _named(series.entries),
        )  # fmt: skip
        mark = marks.get(series.slug)
        if mark is not None and not same_length(series.entries, mark.period):
            html += course_html(mark.title, series.unit, mark, f"course-{place}")
        more = path_of(about, of.slug) if of.figures > len(series.entries) else ""
        found.append(Drawn(of, html, more, apart(series.entries)))
    return found


def _named(entries: Sequence[Entry]) -> dict[int, SafeString]:
    """Who brought each entry that a reader brought, with the way to the comment."""
    linked = gettext('brought by <a href="%(way)s"><bdi>%(name)s</bdi></a>')
    return {
        entry: mark_safe(linked % {"way": escape(way), "name": escape(name)}) if name
        else format_html("{}", gettext("brought by a reader"))
        for entry, (name, way) in credits_for(entries).items()
    }  # fmt: skip


def apart(entries: Sequence[Entry]) -> list[tuple[str, list[tuple[str, str, str, str]]]]:
    """Where sources differ, as `Drawn.apart`, in the active language."""
    return [
        (
            words.period(each[0].period),
            [(words.figure(one), one.source, one.source_url, words.day(one.source_on)) for one in each],
        )
        for each in reads.differing(entries)
    ]


@dataclass(frozen=True)
class Heading:
    """A number's course as it is shown. `figure` is "" where there is too little data; `method` then says so."""

    figure: str
    so_far: str
    method: str
    html: SafeString


def course(card: Card) -> Heading | None:
    """Where a promised number is heading, in the active language; None where nothing was told of it."""
    if card.course is None:
        return None
    mark = reads.marks([card.id])[card.id]
    title = gettext("%(subject)s: where it is heading") % {"subject": card.subject.name}
    return Heading(
        course_words.heading(card.course, card.unit), course_words.so_far(card.course, card.unit),
        course_words.method(card.course), course_html(title, card.unit, mark, f"course-{card.id}"),
    )  # fmt: skip


def _marks(about: About, metrics: set[str]) -> dict[str, Mark]:
    """By its metric's slug, the promise to mark among a subject's figures: of several the one due last."""
    wanted: dict[str, int] = {}
    for card in about.promises:
        if card.kind in MEASURED and card.metric_slug in metrics:
            wanted.setdefault(card.metric_slug, card.id)
    known = reads.marks(wanted.values()) if wanted else {}
    return {slug: known[promise] for slug, promise in wanted.items() if promise in known}
