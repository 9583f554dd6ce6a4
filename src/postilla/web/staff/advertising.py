"""How advertising was seen and followed: a page with charts, and the same as a file."""

import csv
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from postilla.articles import reads as articles
from postilla.articles.reads import Advertised
from postilla.web.staff.charts import Column, columns

PERIODS = (7, 30, 90)
MAY_LOOK = "articles.change_campaign"
HEAD = ("Campaign", "Day", "Views", "Clicks")


def page(request: HttpRequest) -> HttpResponse:
    """Every campaign over the last days; `csv` hands out its days as a file."""
    if not request.user.has_perm(MAY_LOOK):
        raise PermissionDenied
    asked = request.GET.get("days", "")
    days = int(asked) if asked in {str(one) for one in PERIODS} else PERIODS[1]
    found = articles.advertised(timezone.localdate(), days)
    if "csv" in request.GET:
        return _file(found, days)
    context = {
        "page_title": "Advertising report",
        "days": days,
        "periods": PERIODS,
        "campaigns": [(one, mark_safe(_chart(one))) for one in found],
        "views": sum(one.views for one in found),
        "clicks": sum(one.clicks for one in found),
    }
    return render(request, "postilla_staff/advertising.html", context)


def _chart(one: Advertised) -> str:
    made = [
        Column(f"{day.day:%d %b}", f"{day.day:%d %b}: {day.views} views, {day.clicks} clicks", (day.views,))
        for day in one.days
    ]
    return columns(f"ad-{one.campaign_id}", f"Views of {one.name} by day", "The same numbers stand in the table.", made)


def _file(found: list[Advertised], days: int) -> HttpResponse:
    """One line for each campaign and day on which it was seen."""
    answer = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="advertising-{days}-days.csv"'},
    )
    out = csv.writer(answer)
    out.writerow(HEAD)
    for one in found:
        for day in one.days:
            if day.views or day.clicks:
                out.writerow((_plain(one.name), day.day.isoformat(), day.views, day.clicks))
    return answer


def _plain(name: str) -> str:
    """A name that a spreadsheet takes for no formula."""
    return f"'{name}" if name[:1] in "=+-@\t\r" else name


class ReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(MAY_LOOK))


@hooks.register("register_reports_menu_item")
def report_item() -> Any:
    return ReportItem("Advertising", reverse("postilla_advertising"), icon_name="pick", order=910)
