"""Figures: a small table, drawn as a chart by the server, with the table kept for whoever prefers it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from postilla.articles import chart


class RowBlock(blocks.StructBlock):
    """One figure, or a range of two."""

    label = blocks.CharBlock(max_length=60, help_text="What the figure is of: “2023”, “Plant in Melfi”.")
    value = blocks.DecimalBlock(required=False, help_text="The figure. Leave empty for a range.")
    low = blocks.DecimalBlock(required=False, help_text="Lower end, for a range such as a target.")
    high = blocks.DecimalBlock(required=False, help_text="Upper end of the range.")
    note = blocks.CharBlock(required=False, max_length=120, help_text="A word on this row: “just over”, “target”.")

    def clean(self, value: Mapping[str, Any]) -> Any:
        cleaned = super().clean(value)
        ends = [end for end in (cleaned["low"], cleaned["high"]) if end is not None]
        if len(ends) == 1 or (len(ends) == 2 and cleaned["low"] > cleaned["high"]):
            raise StructBlockValidationError(
                block_errors={"low": ValidationError("A range needs a lower and an upper end, in this order.")}
            )
        if cleaned["value"] is None and not ends:
            raise StructBlockValidationError(block_errors={"value": ValidationError("Give a figure or a range.")})
        return cleaned

    class Meta:
        icon = "list-ul"
        label = "Row"


class FiguresBlock(blocks.StructBlock):
    """A chart of bars with its table."""

    title = blocks.CharBlock(max_length=150, help_text="What is shown: “Cars sold in a year”.")
    unit = blocks.CharBlock(required=False, max_length=30, help_text="What is counted: “cars”, “km”, “€”.")
    rows = blocks.ListBlock(RowBlock(), min_num=1, max_num=30, help_text="One row for each figure, in order.")
    band_label = blocks.CharBlock(
        required=False, max_length=80, help_text="A range marked across all rows, such as “Target for 2024”."
    )
    band_low = blocks.DecimalBlock(required=False, help_text="Its lower end.")
    band_high = blocks.DecimalBlock(required=False, help_text="Its upper end.")
    source = blocks.CharBlock(required=False, max_length=200, help_text="Where the figures come from.")

    def render_basic(self, value: Mapping[str, Any], context: Mapping[str, Any] | None = None) -> SafeString:
        key = f"chart-{(context or {}).get('block_key', 'a')}"
        drawn = chart.svg(_chart(value, key))
        source = ""
        if value["source"]:
            named = gettext("Source: %(source)s") % {"source": value["source"]}
            source = format_html('<p class="figures-source">{}</p>', named)
        return format_html(
            '<figure class="figures"><figcaption class="figures-title">{}</figcaption>{}{}{}{}</figure>',
            value["title"], mark_safe(drawn), _key(value), _table(value), source,
        )  # fmt: skip

    class Meta:
        icon = "table"
        label = "Figures"


def number(value: Any) -> str:
    """A figure as the active language writes it, without idle zeros after the point."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    places = len(text.partition(".")[2])
    return number_format(text, decimal_pos=places, use_l10n=True, force_grouping=True)


def row_text(row: Mapping[str, Any]) -> str:
    """The figure of a row, or its range, as text."""
    return number(row["value"]) if row["value"] is not None else f"{number(row['low'])}–{number(row['high'])}"


def plain_text(value: Mapping[str, Any]) -> str:
    """The whole block in words: for feeds and for the chart's own description."""
    unit = f" {value['unit']}" if value["unit"] else ""
    words = [
        f"{row['label']}: {row_text(row)}{unit}" + (f" ({row['note']})" if row["note"] else "") for row in value["rows"]
    ]
    if _has_band(value):
        words.append(f"{value['band_label']}: {number(value['band_low'])}–{number(value['band_high'])}{unit}")
    return "; ".join(words) + "."


def _has_band(value: Mapping[str, Any]) -> bool:
    return bool(value["band_label"]) and value["band_low"] is not None and value["band_high"] is not None


def _chart(value: Mapping[str, Any], key: str) -> chart.Chart:
    bars = [
        chart.Bar(row["label"], row_text(row), _float(row["value"]), _float(row["low"]), _float(row["high"]))
        for row in value["rows"]
    ]
    band = None
    if _has_band(value):
        band = chart.Band(value["band_label"], float(value["band_low"]), float(value["band_high"]))
    return chart.Chart(key, value["title"], plain_text(value), bars, band)


def _float(value: Any) -> float | None:
    return None if value is None else float(value)


def _key(value: Mapping[str, Any]) -> SafeString:
    if not _has_band(value):
        return SafeString("")
    text = (
        f"{value['band_label']}: {number(value['band_low'])}–{number(value['band_high'])} {value['unit'] or ''}".strip()
    )
    return key_html(text)


def _table(value: Mapping[str, Any]) -> SafeString:
    with_notes = any(row["note"] for row in value["rows"])
    rows = format_html_join(
        "",
        '<tr><th scope="row">{}</th><td class="number">{}</td>{}</tr>',
        (
            (
                row["label"],
                row_text(row),
                format_html('<td class="note">{}</td>', row["note"] or "") if with_notes else "",
            )
            for row in value["rows"]
        ),
    )
    return format_html(
        '<details class="figures-data"><summary>{}</summary><div class="table-scroll"><table><caption>{}</caption>'
        '<thead><tr><th scope="col">{}</th><th scope="col">{}</th>{}</tr></thead><tbody>{}</tbody></table></div>'
        "</details>",
        gettext("Figures as a table"), value["title"], gettext("Of"), value["unit"] or gettext("Figure"),
        format_html('<th scope="col">{}</th>', gettext("Note")) if with_notes else "", rows,
    )  # fmt: skip


def key_html(text: SafeString | str, *, band: bool = True) -> SafeString:
    """What stands under a chart: what its band is, or without one what else is to be said of it."""
    sign = mark_safe('<span class="chart-key-band" aria-hidden="true"></span> ') if band else ""
    return format_html('<p class="chart-key">{}<bdi>{}</bdi></p>', sign, text) if text else SafeString("")


def figure_html(
    title: str, unit: str, drawn: SafeString, key: SafeString | str, rows: Sequence[tuple[str, ...]]
) -> SafeString:
    """A chart with its key (see `key_html`) and its table of (what, figure, note, source, link of the source, and where
    a reader brought it who that was)."""
    cells = format_html_join(
        "",
        '<tr><th scope="row">{}</th><td class="number">{}</td><td class="note">{}</td></tr>',
        ((what, figure, _source(source, link, *more)) for what, figure, _note, source, link, *more in rows),
    )
    return format_html(
        '<figure class="figures"><figcaption class="figures-title">{}</figcaption>{}{}<details class="figures-data">'
        '<summary>{}</summary><div class="table-scroll"><table><caption>{}</caption><thead><tr><th scope="col">{}</th>'
        '<th scope="col">{}</th><th scope="col">{}</th></tr></thead><tbody>{}</tbody></table></div></details></figure>',
        title, drawn, key, gettext("Figures as a table"), title, gettext("Of"), unit,
        gettext("Source"), cells,
    )  # fmt: skip


def _source(source: str, link: str, credit: str = "") -> SafeString:
    named = format_html('<a href="{}" rel="noopener">{}</a>', link, source) if link else format_html("{}", source)
    return format_html('{} <span class="ledger-note">{}</span>', named, credit) if credit else named
