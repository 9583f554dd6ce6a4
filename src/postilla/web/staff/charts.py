"""Figures of the desk as SVG: columns over time, stacked. Pure; the numbers stand in a table beside it.

Widths are percentages and heights px, so letters keep their size on a phone. Colours come from the style by class;
parts of a column also differ by pattern of their edges, and every column says its numbers in its title.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

HEIGHT = 160  # px of the columns
FOOT = 22  # px below for the labels
GAP = 0.25  # of a column's width


@dataclass(frozen=True)
class Column:
    """One column: its label, what it says in words, and its parts from the ground up."""

    label: str
    text: str
    parts: tuple[int, ...]


def columns(key: str, title: str, description: str, made: Sequence[Column]) -> str:
    """The `<svg>` element; nothing where there is nothing to draw. `key` makes its ids unique."""
    most = max((sum(column.parts) for column in made), default=0)
    if not most:
        return ""
    width = 100 / len(made)
    every = -(-len(made) // 6)  # labels that fit on a phone
    parts = [
        f'<svg class="desk-columns" width="100%" height="{HEIGHT + FOOT}" role="img" '
        f'aria-labelledby="{key}-title {key}-desc">'
        f'<title id="{key}-title">{escape(title)}</title><desc id="{key}-desc">{escape(description)}</desc>'
        f'<text class="desk-most" x="0" y="11">{most:,}</text>'
    ]
    for number, column in enumerate(made):
        parts.append(_column(column, number * width, width, most))
        if (len(made) - 1 - number) % every == 0:
            at, anchor = (100.0, "end") if number == len(made) - 1 else ((number + 0.5) * width, "middle")
            parts.append(f'<text x="{at:.2f}%" y="{HEIGHT + 16}" text-anchor="{anchor}">{escape(column.label)}</text>')
    parts.append(f'<line x1="0" x2="100%" y1="{HEIGHT}" y2="{HEIGHT}"/></svg>')
    return "".join(parts)


def _column(column: Column, left: float, width: float, most: int) -> str:
    top, found = float(HEIGHT), [f"<g><title>{escape(column.text)}</title>"]
    for place, part in enumerate(column.parts):
        height = part / most * (HEIGHT - 16)
        top -= height
        if part:
            found.append(
                f'<rect class="desk-part-{place}" x="{left + width * GAP / 2:.2f}%" width="{width * (1 - GAP):.2f}%" '
                f'y="{top:.1f}" height="{max(height, 1):.1f}"/>'
            )
    return "".join(found) + "</g>"
