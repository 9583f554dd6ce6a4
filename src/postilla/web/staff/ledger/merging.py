"""Subjects that turned out to be one are merged; those that did not are split again."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from postilla.ledger import writes
from postilla.ledger.models import Subject
from postilla.vocabulary import Refusals
from postilla.web.staff.ledger.forms import Refusable
from postilla.web.staff.ledger.rights import by, for_keepers

MOST = 200  # mergings that are listed, the newest subjects first


class MergeForm(Refusable):
    subject = forms.ModelChoiceField(Subject.objects.filter(merged_into=None).order_by("name"), label="This subject")
    into = forms.ModelChoiceField(Subject.objects.filter(merged_into=None).order_by("name"), label="is the same as")


@for_keepers
def merging(request: HttpRequest) -> HttpResponse:
    """Merge one subject into another, or split one again. `deed` says which."""
    deed = request.POST.get("deed", "")
    form = MergeForm(request.POST if deed == "merge" else None)
    if request.method == "POST" and _done(request, form, deed):
        return HttpResponseRedirect(reverse("postilla_ledger_merging"))
    merged = Subject.objects.filter(merged_into__isnull=False).select_related("merged_into").order_by("-pk")[:MOST]
    context = {"page_title": "Merge and split subjects", "form": form, "merged": merged}
    return render(request, "postilla_staff/ledger/merging.html", context, status=422 if deed == "merge" else 200)


def _done(request: HttpRequest, form: Any, deed: str) -> bool:
    number = request.POST.get("id", "")
    try:
        if deed == "split" and number.isascii() and number.isdigit() and len(number) < 19:
            writes.split(int(number), by(request), timezone.now())
            messages.success(request, "Split: each has again what was its own.")
        elif deed == "merge" and form.is_valid():
            said = form.cleaned_data
            writes.merge(said["subject"].pk, said["into"].pk, by(request), timezone.now())
            messages.success(request, f"{said['subject']} is {said['into']} from now on.")
        else:
            return False
    except Refusals as refusals:
        if deed == "merge":
            form.refused(refusals)
            return False
        messages.error(request, " ".join(problem.english() for problem in refusals.problems))
    return True
