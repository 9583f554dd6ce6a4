"""What a measure hands back."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One line of the table. `met` is None where nothing is promised, or where it could not be measured."""

    what: str
    said: str  # the figure with its unit, as the table shows it
    floor: str = ""
    met: bool | None = None
    details: dict[str, Any] = field(default_factory=dict)  # numbers behind it, for the JSON


def at_least(what: str, value: float, floor: float, unit: str = "", **details: Any) -> Figure:
    return Figure(what, _said(value, unit), f"≥ {_said(floor, unit)}", value >= floor, {"value": value, **details})


def at_most(what: str, value: float, ceiling: float, unit: str = "", **details: Any) -> Figure:
    floor = f"≤ {_said(ceiling, unit)}" if ceiling else "0"
    return Figure(what, _said(value, unit), floor, value <= ceiling, {"value": value, **details})


def noted(what: str, value: float, unit: str = "", **details: Any) -> Figure:
    """A figure without a promise."""
    return Figure(what, _said(value, unit), details={"value": value, **details})


def _said(value: float, unit: str) -> str:
    number = f"{value:,.2f}" if abs(value) < 10 else f"{value:,.1f}" if abs(value) < 100 else f"{value:,.0f}"
    if "." in number and value == int(value):
        number = number.rstrip("0").rstrip(".")
    return f"{number} {unit}".strip() if unit != "×" else f"{number} ×"
