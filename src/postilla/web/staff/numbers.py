"""The numbers of the desk: a page with charts and tables, and each table as a file."""

import csv
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe

from postilla.articles.chart import Bar, Chart, svg
from postilla.moderation.desk import queue as desk
from postilla.moderation.desk.numbers import MOST, PERIODS, Day, Numbers, numbers
from postilla.moderation.desk.rights import Person
from postilla.web.staff.charts import Column, columns
from postilla.web.staff.desks import for_the_desk
from postilla.web.staff.queue import RULES

Row = Sequence[Any]
HEADS = {
    "volume": ("From", "To", "Published", "Held", "Taken out", "Withdrawn"),
    "rules": ("Rule", "Held", "Share of what was held", "Waiting", "Let through", "Taken out", "A person agreed"),
    "people": ("Moderator", "Decisions", "Share", "Let stand", "Taken out", "Taken back", "Median wait (min)"),
}


@for_the_desk
def page(request: HttpRequest, person: Person) -> HttpResponse:
    """The desk over the last days; `csv` names a table to be handed out as a file."""
    if person.is_limited or not person.decides:
        raise PermissionDenied  # these are numbers of the whole desk, and of colleagues
    asked = request.GET.get("days", "")
    days = int(asked) if asked in {str(one) for one in PERIODS} else PERIODS[1]
    found = numbers(days, timezone.now())
    tables = {"volume": _volume(found), "rules": _rules(found), "people": _people(found)}
    if (name := request.GET.get("csv", "")) in tables:
        return _file(name, days, tables[name])
    context = {
        "page_title": "Numbers of the desk",
        "days": days,
        "periods": PERIODS,
        "numbers": found,
        "most": MOST,
        "median": said(found.times.median),
        "longest": said(found.times.most),
        "backlog": desk.backlog(timezone.now(), person),
        "tables": {name: (HEADS[name], [_cells(row) for row in rows]) for name, rows in tables.items()},
        "volume_chart": mark_safe(_chart(found)),
        "rules_chart": mark_safe(_agreement(found)),
    }
    return render(request, "postilla_staff/numbers.html", context)


def said(span: timedelta | None) -> str:
    """“2 h 5 min”; a dash for nothing."""
    if span is None:
        return "–"
    minutes = int(span.total_seconds() // 60)
    if minutes < 60:
        return f"{minutes} min" if minutes else f"{int(span.total_seconds())} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours < 48 else f"{hours // 24} d {hours % 24} h"


def _volume(found: Numbers) -> list[Row]:
    return [
        (_date(day.begin), _date(day.end), day.published, day.held, day.taken_out, day.withdrawn) for day in found.days
    ]


def _rules(found: Numbers) -> list[Row]:
    names = dict(RULES)
    return [
        (names.get(one.rule, one.rule), one.held, one.share, one.waiting, one.let_through, one.taken_out, one.agreed)
        for one in found.rules
    ]


def _people(found: Numbers) -> list[Row]:
    return [
        (one.name, one.decisions, one.share, one.published, one.taken_out, one.taken_back, _minutes(one.median))
        for one in found.loads
    ]


def _cells(row: Row) -> list[str]:
    return ["–" if cell is None else f"{cell:.0%}" if isinstance(cell, float) else _plain(cell) for cell in row]


def _plain(cell: Any) -> str:
    return f"{cell:,}" if isinstance(cell, int) else str(cell)


def _minutes(span: timedelta | None) -> int | None:
    return None if span is None else round(span.total_seconds() / 60)


def _date(at: Any) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")


def _chart(found: Numbers) -> str:
    made = [Column(f"{timezone.localtime(day.end):%-d %b}", _in_words(day), _parts(day)) for day in found.days]
    total = f"{found.total:,} comments in all. The table below has every number."
    return columns("volume", "Comments by day, by what became of them", total, made)


def _parts(day: Day) -> tuple[int, ...]:
    return day.published, day.held, day.taken_out + day.withdrawn


def _in_words(day: Day) -> str:
    return (
        f"{timezone.localtime(day.end):%-d %b}: {day.published} published, {day.held} held, {day.taken_out} taken out, "
        f"{day.withdrawn} withdrawn"
    )


def _agreement(found: Numbers) -> str:
    names = dict(RULES)
    bars = [
        Bar(names.get(one.rule, one.rule), f"{one.agreed:.0%} of {one.let_through + one.taken_out}", value=one.agreed)
        for one in found.rules
        if one.agreed is not None
    ]
    words = "; ".join(f"{bar.label} {bar.text}" for bar in bars)
    return svg(Chart("rules", "How often a person took out what a rule held", words, bars, whole=1.0))


def _file(name: str, days: int, rows: list[Row]) -> HttpResponse:
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="desk-{name}-{days}-days.csv"'
    out = csv.writer(answer)
    out.writerow(HEADS[name])
    for row in rows:
        out.writerow(["" if cell is None else _safe(cell) for cell in row])
    return answer


def _safe(cell: Any) -> Any:
    """A spreadsheet runs what begins like a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
