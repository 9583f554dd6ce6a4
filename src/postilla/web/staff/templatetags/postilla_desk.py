"""How the desk's templates say times."""

import re
from datetime import datetime, timedelta
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join

register = template.Library()

STEPS = [(timedelta(minutes=1), "s"), (timedelta(hours=1), "min"), (timedelta(days=1), "h"), (timedelta(days=14), "d")]
SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86400}


@register.filter
def ago(at: datetime) -> str:
    """“5 min ago”, or the day where it is long ago."""
    gone = timezone.now() - at
    for most, unit in STEPS:
        if gone < most:
            number = int(gone.total_seconds() // SECONDS[unit])
            return "just now" if unit == "s" else f"{number} {unit} ago"
    return date_format(timezone.localtime(at), "j M Y")


@register.filter
def thousands(number: int) -> str:
    return f"{number:,}"


@register.filter
def to_comments(cell: Any) -> Any:
    """A cell that names comments by their addresses (“/c/3 /c/7”) as links; any other as it is."""
    if not isinstance(cell, str) or not re.fullmatch(r"/c/\d+(?: /c/\d+)*", cell):
        return cell
    ways = ((way, way.removeprefix("/c/")) for way in cell.split())
    return format_html("{}", format_html_join(" ", '<a href="{}">{}</a>', ways))
