"""Evidence that readers offered: what waits, and one piece with the forms to accept or decline it."""

from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from postilla.discussion import reads as discussion
from postilla.ledger import reads, words, writes
from postilla.ledger.models import Promise
from postilla.ledger.shown import Brought
from postilla.ledger.values import OFFERED
from postilla.web.staff.ledger.forms import DeclineForm, FigureForm, HappenedForm
from postilla.web.staff.ledger.pages import by_figures, done
from postilla.web.staff.ledger.rights import by, for_keepers


@for_keepers
def waiting(request: HttpRequest) -> HttpResponse:
    """What readers brought and nobody has looked at, the oldest first."""
    offers = reads.waiting()
    comments = discussion.whole([one.comment_id for one in offers])
    rows = [(one, comments[one.comment_id][0] if one.comment_id in comments else None) for one in offers]
    context = {"page_title": "Evidence from readers", "rows": rows, "number": reads.number_waiting()}
    return render(request, "postilla_staff/ledger/evidence.html", context)


@for_keepers
def offer(request: HttpRequest, offer_id: int) -> HttpResponse:
    """One piece of evidence with its comment. `deed` says which form was sent: accept or decline."""
    found = reads.offer(offer_id)
    if found is None:
        raise Http404
    row = Promise.objects.select_related("metric").get(pk=found.promise.id)
    deed = request.POST.get("deed", "")
    accept = _form(row, found, request.POST if deed == "accept" else None)
    decline = DeclineForm(request.POST if deed == "decline" else None, prefix="decline")
    if request.method == "POST" and _done(request, row, found, accept if deed == "accept" else decline):
        return HttpResponseRedirect(reverse("postilla_ledger_evidence"))
    comment = discussion.whole([found.comment_id]).get(found.comment_id)
    context = {
        "page_title": f"Evidence {'for' if found.kept else 'against'} “{found.promise.title}”",
        "offer": found, "comment": comment[0] if comment else None,
        "html": mark_safe(comment[0].html) if comment else "", "open": found.state == OFFERED,
        "state": words.state(found.promise.state), "accept": accept, "decline": decline,
    }  # fmt: skip
    return render(request, "postilla_staff/ledger/offer.html", context, status=422 if deed else 200)


def _form(row: Promise, found: Brought, sent: Any) -> FigureForm | HappenedForm:
    """The form that its observation is recorded by, filled in with what the reader gave."""
    known = {
        "source": urlsplit(found.link).hostname or "", "source_url": found.link, "period": found.period,
        "value": found.value, "holds": "yes" if found.kept else "no",
    }  # fmt: skip
    form = FigureForm if by_figures(row) else HappenedForm
    made: FigureForm | HappenedForm = form(sent, prefix="accept", initial=known)
    del made.fields["comment"]  # it is this one
    return made


def _done(request: HttpRequest, row: Promise, found: Brought, form: Any) -> bool:
    now, name = timezone.now(), by(request)

    def do() -> None:
        if isinstance(form, DeclineForm):
            writes.decline(found.id, form.cleaned_data["reason"], name, now)
        elif isinstance(form, FigureForm):
            draft = form.draft(row.subject_id, row.metric_id or 0, found.comment_id)
            writes.accept(found.id, draft, name, now)
        else:
            writes.accept(found.id, form.draft(row.pk, found.comment_id), name, now)

    return done(request, row, form, do)
