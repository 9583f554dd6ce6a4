"""What is due and overdue, and one promise with everything that can be done to it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from postilla.discussion import reads as discussion
from postilla.discussion.refusals import NoSuchComment
from postilla.ledger import reads, words, writes
from postilla.ledger.drafts import Figure, Happening
from postilla.ledger.models import Promise
from postilla.ledger.shown import Card
from postilla.ledger.values import MEASURED, OVERDUE, UNDECIDED
from postilla.vocabulary import Refusals
from postilla.web.staff.ledger.entries import said
from postilla.web.staff.ledger.forms import ChangeForm, FigureForm, HappenedForm, OverruleForm
from postilla.web.staff.ledger.rights import by, for_keepers

SOON = timedelta(days=7)


@for_keepers
def desk(request: HttpRequest) -> HttpResponse:
    """Overdue, due this week, and what could not be decided, each with where to look."""
    today = timezone.localdate()
    parts = [
        ("Overdue: the day has passed and nobody looked", reads.waiting_long(OVERDUE)),
        ("Due this week", reads.due_within(today, today + SOON)),
        ("Looked at, and still not decided", reads.waiting_long(UNDECIDED)),
    ]
    rows = [(name, _rows(cards)) for name, cards in parts]
    context = {"page_title": "Ledger", "parts": rows, "brought": reads.number_waiting()}
    context["apart"] = reads.contradictions_number()
    return render(request, "postilla_staff/ledger/desk.html", context)


def _rows(cards: list[Card]) -> list[dict[str, Any]]:
    hints = reads.where_to_look([card.id for card in cards])
    return [
        {
            "card": card,
            "state": words.state(card.state),
            "why": words.why(card.verdict, card.unit) if card.verdict else "",
            "missing": words.missing(card.verdict) if card.verdict else "",
            "look_at": hints.get(card.id, ""),
        }
        for card in cards
    ]


@for_keepers
def promise(request: HttpRequest, promise_id: int) -> HttpResponse:
    """A promise as it stands, with forms: record, revise, judge. `deed` names which was sent."""
    row = Promise.objects.select_related("metric", "subject").filter(pk=promise_id).first()
    if row is None:
        raise Http404
    first: dict[str, Any] = {"figure": FigureForm(prefix="figure")}
    forms = first if by_figures(row) else {"happened": HappenedForm(prefix="happened")}
    forms |= {"revise": ChangeForm(prefix="revise"), "overrule": OverruleForm(prefix="overrule")}
    deed = request.POST.get("deed", "")
    if request.method == "POST" and _done(request, row, forms, deed):
        return HttpResponseRedirect(reverse("postilla_ledger_promise", args=[promise_id]))
    whole = reads.whole(promise_id)
    assert whole is not None
    context = {
        "page_title": f"{row.subject}: {row.title}",
        "whole": whole,
        "state": words.state(row.state),
        "why": words.why(whole.card.verdict, whole.card.unit) if whole.card.verdict else "",
        "aim": words.aim(whole, row.kind, whole.card.unit),
        "entries": [(entry, words.period(entry.period), said(entry)) for entry in whole.entries],
        "changes": [
            (one, words.change(one.change), words.turned(one, row.kind, whole.card.unit)) for one in whole.revisions
        ],
        "overruled": [verdict for verdict in whole.verdicts if verdict.by and verdict.undone_at is None],
        "forms": [(name, TITLES[name], form, form.is_bound) for name, form in forms.items()],
    }
    status = 422 if deed and request.method == "POST" else 200
    return render(request, "postilla_staff/ledger/promise.html", context, status=status)


def by_figures(row: Promise) -> bool:
    """Whether figures of a metric decide a promise; else what was seen to happen does."""
    return row.metric_id is not None and row.kind in MEASURED


TITLES = {
    "figure": "Record a figure",
    "happened": "Record what happened",
    "revise": "They changed the promise",
    "overrule": "Set another verdict",
}


def _done(request: HttpRequest, row: Promise, forms: dict[str, Any], deed: str) -> bool:
    """Whether it was done; else the form says why not, or a message does."""
    now, name = timezone.now(), by(request)
    try:
        if deed == "undo":
            number = request.POST.get("id", "")
            if number not in {str(pk) for pk in row.verdicts.values_list("pk", flat=True)}:
                raise Http404
            writes.undo(int(number), name, now)
        elif deed == "take-back-change":
            number = request.POST.get("id", "")
            if not (number.isascii() and number.isdigit() and len(number) < 19):
                raise Http404
            writes.take_back_change(row.pk, int(number), request.POST.get("why", ""), name, now)
        elif deed in forms:
            return _sent(request, row, forms, deed)
        else:
            return False
    except Refusals as refusals:
        messages.error(request, " ".join(problem.english() for problem in refusals.problems))
        return True
    messages.success(request, "Done.")
    return True


def _sent(request: HttpRequest, row: Promise, forms: dict[str, Any], deed: str) -> bool:
    form = forms[deed] = type(forms[deed])(request.POST, prefix=deed)
    now, name = timezone.now(), by(request)

    def do() -> None:
        if deed == "figure":
            _record(row, form.draft(row.subject_id, row.metric_id or 0), name, now)
        elif deed == "happened":
            _record(row, form.draft(row.pk), name, now)
        elif deed == "revise":
            writes.revise(row.pk, form.draft(), name, now)
        else:
            writes.overrule(row.pk, form.cleaned_data["state"], form.cleaned_data["reason"], name, now)

    return done(request, row, form, do)


def done(request: HttpRequest, row: Promise, form: Any, do: Callable[[], None]) -> bool:
    """Whether a deed of a valid form was done; the verdict that follows is told. Else the form says why not."""
    if not form.is_valid():
        return False
    try:
        do()
    except Refusals as refusals:
        form.refused(refusals)
        return False
    row.refresh_from_db()
    messages.success(request, f"Done. The verdict is: {words.state(row.state)}.")
    return True


def _record(row: Promise, draft: Figure | Happening, name: str, now: datetime) -> None:
    """Record what a source says, and name the comment that brought it. Raises NoSuchComment for one nobody can read."""
    if draft.comment_id is not None:
        found = discussion.comment(draft.comment_id)
        if found is None or not found[0].is_public:
            raise NoSuchComment("comment")
        writes.cite(draft, row.pk, found[1], name, now)
    elif isinstance(draft, Figure):
        writes.record(draft, name, now)
    else:
        writes.happened(draft, name, now)
