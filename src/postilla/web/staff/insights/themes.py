"""Themes across articles: editors call them otherwise, and have one count as another."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from postilla.insights import writes
from postilla.insights.reads import across
from postilla.insights.reads.themes import stands_for, steps
from postilla.moderation.desk.people import person_of
from postilla.vocabulary import Refusals
from postilla.web.staff.insights.routes import PERMISSION
from postilla.web.staff.insights.tables import words

WEEKS, MOST = 8, 100  # of themes spoken of lately, those of most readers


@permission_required(PERMISSION)
def page(request: HttpRequest) -> HttpResponse:
    """GET: themes of the last weeks, and what was settled. POST: `deed` rename, merge or undo."""
    if not may_settle(request.user):
        raise PermissionDenied
    if request.method == "POST":
        return _do(request)
    total: dict[str, int] = {}
    for _, told in across.weeks("", WEEKS, timezone.now()):
        for key, number in told.items():
            total[key] = total.get(key, 0) + number
    best = sorted(total, key=lambda key: (-total[key], key))[:MOST]
    done, merged = steps(), stands_for()
    known = across.named([*best, *merged, *merged.values(), *(one.key for one in done)])
    names = {key: words(theme) for key, theme in known.items()}
    context = {
        "page_title": "Themes across articles",
        "themes": [
            (key, names[key], total[key], "".join(known[key].words.get("", ()))) for key in best if key in known
        ],
        "names": {key: names[key] for key in best if key in names},
        "steps": [(one, names.get(one.key, one.key), names.get(one.value, one.value)) for one in done],
        "weeks": WEEKS,
    }
    return render(request, "postilla_staff/insights/themes.html", context)


def may_settle(user: Any) -> bool:
    """Whether they may edit all of the magazine: what a theme is called and counts as is so in all sections."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    may_edit = site is not None and site.root_page.permissions_for_user(user).can_edit()
    return bool(may_edit) and not person_of(user).is_limited


def _do(request: HttpRequest) -> HttpResponse:
    said, by, now = request.POST, request.user.get_username(), timezone.now()
    deed, key = said.get("deed", ""), said.get("theme", "")[:60].replace("\0", "")
    try:
        if deed == "rename":
            writes.rename(key, said.get("name", ""), by, now)
        elif deed == "merge":
            writes.merge(key, said.get("into", "")[:60].replace("\0", ""), by, now)
        elif deed == "undo":
            number = said.get("id", "")
            writes.undo_step(int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0, by, now)
        messages.success(request, "It counts from now on; “Take back” below undoes it.")
    except Refusals as refusals:
        for problem in refusals.problems:
            messages.error(request, problem.english())
    return HttpResponseRedirect(reverse("postilla_themes"))
