"""Figures from a spreadsheet: pasted or from a file, looked at first, and recorded once the report is read."""

from io import BytesIO
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from postilla.ledger.importing import KNOWN, NEEDED, How, Report, import_csv
from postilla.vocabulary import Refusals
from postilla.web.staff.ledger.forms import Refusable
from postilla.web.staff.ledger.months import told
from postilla.web.staff.ledger.rights import by, for_keepers

MOST = 512 * 1024  # bytes: what was looked at is sent again to be recorded, with signs that take three bytes each


EXAMPLE = """subject, metric, period, value, source, source_on
Valdora, cars-sold, 2024-05, 7120, Registrations, 2024-06-05"""


class BringForm(Refusable):
    rows = forms.CharField(
        required=False, strip=False, label="Rows, with their first line of column names",
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false", "dir": "auto", "placeholder": EXAMPLE}),
        help_text=f"Needed: {', '.join(NEEDED)}. Known besides: {', '.join(KNOWN[len(NEEDED) :])}.",
    )  # fmt: skip
    file = forms.FileField(required=False, label="Or a CSV file", help_text="In UTF-8; it takes the place of the rows.")
    new_subjects = forms.BooleanField(required=False, label="Make subjects that are not known")

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        file = said.get("file")
        if file is not None and file.size > MOST:
            self.add_error("file", "That is too large for a form: use `postilla ledger import` on the server.")
            return said
        said["content"] = file.read() if file is not None else said.get("rows", "").encode()
        if not said["content"].strip():
            self.add_error("rows", "Paste rows, or choose a file.")
        return said


@for_keepers
def bringing(request: HttpRequest) -> HttpResponse:
    """GET: the form. POST: `deed` look (nothing is stored), or record. Either way the report says what of each line."""
    form = BringForm(request.POST or None, request.FILES or None)
    report: Report | None = None
    if request.method == "POST" and form.is_valid():
        report = _done(request, form)
        if report is not None and not report.dry_run and not report.named:
            return HttpResponseRedirect(reverse("postilla_ledger_bringing"))
        if report is not None:  # what a file held is in the form now, to be recorded without choosing it again
            rows = form.cleaned_data["content"].decode("utf-8-sig")
            form = BringForm(initial={"rows": rows, "new_subjects": form.cleaned_data["new_subjects"]})
    context = {"page_title": "Figures from a spreadsheet", "form": form, "report": report}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "postilla_staff/ledger/bringing.html", context, status=status)


def _done(request: HttpRequest, form: BringForm) -> Report | None:
    said = form.cleaned_data
    how = How(by(request), timezone.now(), request.POST.get("deed") != "record", said["new_subjects"])
    try:
        report = import_csv(BytesIO(said["content"]), how)
    except Refusals as refusals:
        form.refused(refusals)
        return None
    if not report.dry_run:
        told(request, report.recorded, report.repeated)
    return report
