"""What readers say across articles: tables that can be taken away as CSV and JSON."""

import csv
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from postilla.articles import reads as articles
from postilla.insights.reads import across
from postilla.insights.rules import theme_words
from postilla.insights.values import Theme
from postilla.ledger import reads as ledger
from postilla.publishing.ledger.files import safe
from postilla.web.staff.charts import Column, columns
from postilla.web.staff.insights.routes import KINDS, PERMISSION

WEEKS, THEMES = 8, 8  # of the table over time
DAYS = (3, 7, 30)
HEADS: dict[str, tuple[str, ...]] = {
    "rising": ("Theme", "Readers this week", "Readers a week before", "Most under"),
    "contested": ("Promise", "Verdict", "Readers against or correcting", "Of what", "Under"),
    "waiting": ("Kind", "Posted", "Days", "Under", "Comment"),
    "useful": ("Reader", "Led to corrections", "Brought evidence", "Answered or taken up", "Comments"),
}
Rows = list[tuple[Any, ...]]
Weeks = list[tuple[datetime, dict[str, int]]]


@permission_required(PERMISSION)
def page(request: HttpRequest) -> HttpResponse:
    """`about`: the slug of a subject of the ledger; `days`; `csv` or `json` and a table's name: that as a file."""
    now, days = timezone.now(), _days(request.GET.get("days", ""))
    names = {slug: name for name, slug in ledger.slugs_by_name().items()}
    about = request.GET.get("about", "")
    about = about if about in names else ""
    for kind in ("csv", "json"):
        if (wanted := request.GET.get(kind, "")) in ("weeks", *HEADS):
            head, rows = _table(wanted, about, days, now)
            return _file(wanted, head, rows) if kind == "csv" else _json(head, rows)
    weeks = across.weeks(about, WEEKS, now)
    context = {
        "page_title": "What readers say, across articles",
        "tables": {"weeks": _over_time(weeks), **{name: _table(name, about, days, now) for name in HEADS}},
        "chart": _chart(weeks, about, names.get(about, "")),
        "names": sorted(names.items(), key=lambda pair: pair[1].casefold()),
        "about": about,
        "about_name": names.get(about, ""),
        "days": days,
        "choices": DAYS,
    }
    return render(request, "postilla_staff/insights/across.html", context)


def _days(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text[:4]) <= 3650 else 7


def _table(name: str, about: str, days: int, now: datetime) -> tuple[tuple[str, ...], Rows]:
    if name == "weeks":
        return _over_time(across.weeks(about, WEEKS, now))
    made: Rows = {"rising": _rising, "contested": _contested, "waiting": _waiting, "useful": _useful}[name](now, days)
    return HEADS[name], made


def _over_time(weeks: Weeks) -> tuple[tuple[str, ...], Rows]:
    """A theme a row, a week a column, those with most readers first."""
    total: dict[str, int] = {}
    for _, told in weeks:
        for key, number in told.items():
            total[key] = total.get(key, 0) + number
    best = sorted(total, key=lambda key: (-total[key], key))[:THEMES]
    known = across.named(best)
    head = ("Theme", *(f"{timezone.localtime(begin):%-d %b}" for begin, _ in weeks))
    return head, [(words(known[key]), *(told.get(key, 0) for _, told in weeks)) for key in best if key in known]


def _chart(weeks: Weeks, about: str, name: str) -> str:
    made = [
        Column(
            f"{timezone.localtime(begin):%-d %b}",
            f"Week from {timezone.localtime(begin):%-d %b}: {sum(told.values())}",
            (sum(told.values()),),
        )
        for begin, told in weeks
    ]
    title = f"Readers by week, over all themes{f', in comments that name {name}' if name else ''}"
    return columns("weeks", title, "The table below has each theme.", made)


def _rising(now: datetime, _days: int) -> Rows:
    found = across.rising(now)
    cards = articles.cards_of(sorted({one for line in found for one in line.articles}))
    return [
        (words(line.theme), line.readers, round(line.before, 1),
         "; ".join(cards[one].title for one in line.articles if one in cards))
        for line in found
    ]  # fmt: skip


def _contested(_now: datetime, _days: int) -> Rows:
    found = across.contested()
    cards = articles.cards_of(sorted({one.article for one in found}))
    return [
        (f"{one.promise.subject.name}: {one.promise.title}", one.promise.state, one.readers,
         "; ".join(words(theme) for theme in one.themes), cards[one.article].title)
        for one in found
        if one.article in cards
    ]  # fmt: skip


def _waiting(now: datetime, days: int) -> Rows:
    found = across.waiting_since(now - timedelta(days=days))
    cards = articles.cards_of(sorted({one.subject for one in found}))
    return [
        (KINDS[one.kind], f"{timezone.localtime(one.made_at):%Y-%m-%d}", (now - one.made_at).days,
         cards[one.subject].title, f"/c/{one.comment_id}")
        for one in found
        if one.subject in cards
    ]  # fmt: skip


def _useful(_now: datetime, _days: int) -> Rows:
    return [
        (
            one.name,
            one.corrections,
            one.evidence,
            one.taken_up,
            " ".join(f"/c/{number}" for number in one.comments[-5:]),
        )
        for one in across.useful()
    ]


def words(theme: Theme) -> str:
    """What a theme is called in the newsroom: its words in English where there are any."""
    return ", ".join(theme_words(theme, "en")[1][:3]) or theme.key


def _file(name: str, head: tuple[str, ...], rows: Rows) -> HttpResponse:
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="readers-{name}.csv"'
    out = csv.writer(answer)
    out.writerow(head)
    out.writerows([safe(cell) for cell in row] for row in rows)
    return answer


def _json(head: tuple[str, ...], rows: Rows) -> HttpResponse:
    return JsonResponse({"rows": [dict(zip(head, row, strict=True)) for row in rows]}, json_dumps_params={"indent": 1})
