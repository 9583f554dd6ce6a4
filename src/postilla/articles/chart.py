"""Figures as a chart: an SVG made on the server, readable without colour and at any width. Pure.

Lengths across are percentages and heights are px, so letters keep their size on a phone. A value is a solid bar, a
range a hatched one, a band (such as a target) a dashed frame across all rows. Every number also stands in words. A row
without one names what is not known. Rows named for years stand as far apart as their years do, and the years between
them are named.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

ROW = 46  # px from one row to the next
BAR_TOP = 24
BAR = 14
MOST_YEARS = 14  # that a chart may show with room for each; over more it is drawn row by row


@dataclass(frozen=True)
class Bar:
    """One row. `text` is the number as readers see it; a range has `low` and `high` and no `value`, and what is not
    known none of them."""

    label: str
    text: str
    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Band:
    """A range drawn behind all rows."""

    label: str
    low: float
    high: float


@dataclass(frozen=True)
class Chart:
    """`key` makes ids unique on the page: letters, digits and hyphens. `description` says in words what is drawn."""

    key: str
    title: str
    description: str
    bars: Sequence[Bar]
    band: Band | None = None
    whole: float = 0.0  # the scale ends there, or further on: 1 for shares of a whole


def svg(chart: Chart) -> str:
    """The `<svg>` element, or nothing where there is nothing to draw."""
    if not chart.bars:
        return ""
    scale = _Scale(chart)
    places, between = _places([bar.label for bar in chart.bars])
    height = ROW * (places[-1] + 1)
    hatch = f"{chart.key}-hatch"
    parts = [
        f'<svg class="chart" width="100%" height="{height}" role="img" '
        f'aria-labelledby="{chart.key}-title {chart.key}-desc">'
        f'<title id="{chart.key}-title">{escape(chart.title)}</title>'
        f'<desc id="{chart.key}-desc">{escape(chart.description)}</desc>'
        f'<defs><pattern id="{hatch}" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path class="chart-hatch" d="M0 0V6" stroke="currentColor" stroke-width="3"/>'
        "</pattern></defs>"
    ]
    parts += [
        f'<text class="chart-between" x="0" y="{ROW * place + BAR_TOP + 4}">{year}</text>' for place, year in between
    ]
    parts += [_row(bar, scale, place, hatch) for bar, place in zip(chart.bars, places, strict=True)]
    if chart.band is not None:  # last, so that its dashed edges are seen over the bars; it has no fill to hide them
        left, width = scale.span(chart.band.low, chart.band.high)
        parts.append(
            f'<rect class="chart-band" x="{left}" y="1" width="{width}" height="{height - 2}" fill="none" '
            'stroke="currentColor" stroke-dasharray="4 3"/>'
        )
    if scale.zero > 0:
        parts.append(
            f'<line class="chart-zero" x1="{scale.at(0)}" x2="{scale.at(0)}" y1="0" y2="{height}" '
            'stroke="currentColor"/>'
        )
    parts.append("</svg>")
    return "".join(parts)


def is_spaced(labels: Sequence[str]) -> bool:
    """Whether rows with these labels stand as far apart as the years that they are named for."""
    if not labels or not all(len(label) == 4 and label.isascii() and label.isdigit() for label in labels):
        return False
    years = [int(label) for label in labels]
    return years == sorted(set(years)) and years[-1] - years[0] < MOST_YEARS


def _places(labels: Sequence[str]) -> tuple[list[int], list[tuple[int, int]]]:
    """On which row each bar stands, from 0; and the rows left free, with the years that would stand there."""
    if not is_spaced(labels):
        return list(range(len(labels))), []
    first, places = int(labels[0]), [int(label) - int(labels[0]) for label in labels]
    return places, [(place, first + place) for place in range(places[-1]) if place not in places]


def _row(bar: Bar, scale: "_Scale", place: int, hatch: str) -> str:
    top = place * ROW
    box = f'y="{top + BAR_TOP}" height="{BAR}"'
    parts = [
        f'<g class="chart-row"><text class="chart-label" x="0" y="{top + 17}">{escape(bar.label)}</text>'
        f'<text class="chart-value" x="100%" y="{top + 17}" text-anchor="end">{escape(bar.text)}</text>'
    ]
    if bar.value is not None or bar.low is not None:
        parts.append(f'<rect class="chart-track" x="0" width="100%" {box} fill="currentColor" fill-opacity=".08"/>')
    if bar.low is not None and bar.high is not None:
        left, width = scale.span(bar.low, bar.high)
        parts.append(
            f'<rect class="chart-range" x="{left}" width="{width}" {box} fill="url(#{hatch})" stroke="currentColor"/>'
        )
    if bar.value is not None:
        left, width = scale.span(0, bar.value)
        parts.append(f'<rect class="chart-bar" x="{left}" width="{width}" {box} fill="currentColor"/>')
    return "".join(parts) + "</g>"


class _Scale:
    """From numbers to percentages of the width. Zero is always on it, so that lengths may be compared."""

    def __init__(self, chart: Chart) -> None:
        numbers = [0.0, chart.whole]
        for bar in chart.bars:
            numbers += [n for n in (bar.value, bar.low, bar.high) if n is not None]
        if chart.band is not None:
            numbers += [chart.band.low, chart.band.high]
        self.least = min(numbers)
        self.width = (max(numbers) - self.least) or 1.0
        self.zero = -self.least / self.width * 100

    def at(self, number: float) -> str:
        return f"{round((number - self.least) / self.width * 100, 2):g}%"

    def span(self, one: float, other: float) -> tuple[str, str]:
        """Where a bar between two numbers begins, and its width; never too thin to be seen."""
        low, high = min(one, other), max(one, other)
        width = (high - low) / self.width * 100
        return self.at(low), f"{round(max(width, 0.3), 2):g}%"
