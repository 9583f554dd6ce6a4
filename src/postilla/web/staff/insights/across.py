"""What readers say across articles: tables that can be taken away as CSV and JSON."""

import csv
from collections.abc import Mapping

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from postilla.insights.reads import across
from postilla.insights.reads.theirs import theirs
from postilla.insights.values import Theme
from postilla.ledger import reads as ledger
from postilla.publishing.ledger.files import safe
from postilla.web.staff.charts import Column, columns
from postilla.web.staff.insights.routes import PERMISSION
from postilla.web.staff.insights.tables import TABLES, THEMES, WEEKS, Asked, Table, Weeks, over_time, spoken_of, words
from postilla.web.staff.insights.themes import may_settle

DAYS = (3, 7, 30)


@permission_required(PERMISSION)
def page(request: HttpRequest) -> HttpResponse:
    """`about`: the slug of a subject of the ledger; `days`; `theme`: the one that the chart draws; `themes` “all”: not
    those of which most spoke alone; `csv` or `json` and a table's name: that as a file, with all. Of the articles that
    whoever looks may edit, on their desk."""
    names = {slug: name for name, slug in ledger.slugs_by_name().items()}
    about = request.GET.get("about", "")
    about = about if about in names else ""
    every = request.GET.get("themes", "") == "all"
    days, theme = _days(request.GET.get("days", "")), request.GET.get("theme", "")
    asked = Asked(timezone.now(), days, about, theirs(request.user))
    weeks = across.weeks(about, WEEKS, asked.now, asked.of)
    spoken = spoken_of(weeks)
    for kind in ("csv", "json"):
        if (wanted := request.GET.get(kind, "")) in ("weeks", *TABLES):
            table = over_time(weeks, spoken) if wanted == "weeks" else TABLES[wanted](asked)
            return _file(wanted, table) if kind == "csv" else _json(wanted, table, asked)
    over = over_time(weeks, spoken, None if every else THEMES)
    context = {
        "page_title": "What readers say, across articles",
        "tables": {"weeks": over, **{name: made(asked) for name, made in TABLES.items()}},
        "known": across.known(),
        "all": asked.of is None,
        "may_settle": may_settle(request.user),
        "chart": _chart(weeks, spoken, names.get(about, ""), theme),
        "spoken": {key: words(one) for key, one in spoken.items()},
        "theme": theme if theme in spoken else "",
        "theme_name": words(spoken[theme]) if theme in spoken else "",
        "every": every,
        "names": sorted(names.items(), key=lambda pair: pair[1].casefold()),
        "about": about,
        "about_name": names.get(about, ""),
        "days": asked.days,
        "choices": DAYS,
    }
    return render(request, "postilla_staff/insights/across.html", context)


def _days(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 and 0 < int(text) <= 3650 else 7


def _chart(weeks: Weeks, spoken: Mapping[str, Theme], name: str, theme: str) -> str:
    """Of one theme; of all together where it is none of those spoken of."""
    drawn = [theme] if theme in spoken else [*spoken]
    made = [
        Column(
            f"{timezone.localtime(begin):%-d %b}", f"Week from {timezone.localtime(begin):%-d %b}: {number}", (number,)
        )
        for begin, told in weeks
        for number in [sum(told.get(key, 0) for key in drawn)]
    ]
    what = f"“{words(spoken[theme])}”" if theme in spoken else f"all {len(spoken)} themes together"
    title = f"Readers by week, {what}{f', in comments that name {name}' if name else ''}"
    each = "" if theme in spoken else "Who speaks of two themes is counted in both. "
    return columns("weeks", title, f"{each}The table below has each theme.", made)


def _file(name: str, table: Table) -> HttpResponse:
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="readers-{name}.csv"'
    out = csv.writer(answer)
    out.writerow(table.head)
    out.writerows([safe(cell) for cell in row] for row in table.rows)
    return answer


def _json(name: str, table: Table, asked: Asked) -> HttpResponse:
    said = {"about": asked.about, "as_of": asked.now} if name == "weeks" else {"as_of": asked.now}
    return JsonResponse({**said, "rows": table.items}, json_dumps_params={"indent": 1})
