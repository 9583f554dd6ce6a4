"""Figures as they were recorded, the newest first, and one entry, to be taken back from wherever staff are shown it."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from postilla.ledger import reads, words, writes
from postilla.ledger.models import Metric
from postilla.ledger.reads.searching import PER_PAGE
from postilla.ledger.shown import Entry
from postilla.vocabulary import Refusals
from postilla.web.staff.ledger.rights import by, for_keepers


@for_keepers
def entries(request: HttpRequest) -> HttpResponse:
    """Those of a metric, a subject, or all; a page at a time, from an entry back (`before`)."""
    asked = {name: request.GET.get(name, "")[:120].replace("\0", "") for name in ("subject", "metric")}
    found = reads.entries_before(asked["subject"], asked["metric"], _number(request.GET.get("before", "")))
    shown = found[:PER_PAGE]
    context = {
        "page_title": "Figures, one by one",
        "asked": asked,
        "metrics": Metric.objects.order_by("name"),
        "rows": [(entry, words.period(entry.period), said(entry)) for entry in shown],
        "older": urlencode({**asked, "before": shown[-1].id}) if len(found) > PER_PAGE else "",
        "later": bool(request.GET.get("before")),
        "query": urlencode(asked),
    }
    return render(request, "postilla_staff/ledger/entries.html", context)


@for_keepers
def entry(request: HttpRequest, entry_id: int) -> HttpResponse:
    """GET: an entry with a form that takes it back. POST: it is taken back, and one is where one came from (`back`)."""
    found = reads.entry(entry_id) if entry_id < 2**63 else None
    if found is None:
        raise Http404
    why, wrong = request.POST.get("why", "")[:300], ""
    if request.method == "POST":
        try:
            writes.take_back(entry_id, why, by(request), timezone.now())
        except Refusals as refusals:
            wrong = " ".join(problem.english() for problem in refusals.problems)
        else:
            messages.success(request, f"Entry {entry_id} is taken back, and counts no more.")
            return HttpResponseRedirect(_back(request))
    context = {
        "page_title": f"Entry {entry_id}",
        "entry": found,
        "when": words.period(found.period),
        "said": said(found),
        "why": why,
        "wrong": wrong,
        "back": _back(request),
    }
    return render(request, "postilla_staff/ledger/entry.html", context, status=422 if wrong else 200)


def said(entry: Entry) -> str:
    """What an entry says: its figure with its unit, or whether it was done."""
    return words.with_unit(entry) if entry.metric else ("yes" if entry.holds else "no")


def _back(request: HttpRequest) -> str:
    """A page of the desk; from elsewhere nobody is led."""
    asked, desk = request.POST.get("back", request.GET.get("back", "")), reverse("postilla_ledger")
    safe = asked.startswith(desk) and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if safe else reverse("postilla_ledger_entries")


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
