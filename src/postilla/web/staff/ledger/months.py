"""The figures of many subjects at once: one metric, one period, one source, a line for each."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages

from postilla.ledger import reading, reads, words, writes
from postilla.ledger.drafts import Figure
from postilla.ledger.evidence import gauge_of
from postilla.ledger.models import Metric, Observation, Subject
from postilla.ledger.values import PRECISIONS
from postilla.ledger.writes.observing import contradicting
from postilla.vocabulary import Refusals
from postilla.web.staff.ledger.forms import MonthForm, texts
from postilla.web.staff.ledger.rights import by, for_keepers

MOST = 100


@for_keepers
def figures(request: HttpRequest) -> HttpResponse:
    """A line for each subject that the metric has figures of; what is left empty is left alone.

    Nothing is stored as long as one line is refused. A line that contradicts what stands is stored only once ticked.
    """
    form = MonthForm(request.POST) if request.method == "POST" else MonthForm(initial=_asked(request))
    metric = form.cleaned_data.get("metric") if form.is_bound and form.is_valid() else _metric(request)
    typed = texts(request.POST, "value-")
    wrong: dict[int, str] = {}
    if form.is_bound and form.is_valid():
        drafts = _drafts(form, typed, texts(request.POST, "word-"))
        wrong = _looked_at(drafts, form.cleaned_data["metric"], set(texts(request.POST, "sure-")))
        if not wrong:
            stored, repeated = _stored(drafts, by(request))
            told(request, stored, repeated, form.cleaned_data["metric"].slug)
            return HttpResponseRedirect(f"{reverse('postilla_ledger_figures')}?metric={metric.pk if metric else ''}")
    lines = _lines(metric, typed, wrong, texts(request.POST, "word-")) if metric else []
    context = {"page_title": "Figures of many at once", "form": form, "lines": lines, "metric": metric}
    context["precisions"] = [(word, word or "exactly") for word in PRECISIONS if word != "between"]
    return render(request, "postilla_staff/ledger/figures.html", context, status=422 if form.is_bound else 200)


def told(request: HttpRequest, stored: int, repeated: int, metric: str = "") -> None:
    """How many figures were recorded, with the way to them: there a slip is taken back."""
    said = f"{stored} figure{'' if stored == 1 else 's'} recorded, {repeated} stood there already."
    way = f"{reverse('postilla_ledger_entries')}?{urlencode({'metric': metric})}"
    messages.success(request, said, buttons=[messages.button(way, "See what was recorded")])


def _asked(request: HttpRequest) -> dict[str, Any]:
    return {"metric": request.GET.get("metric", ""), "period": request.GET.get("period", "")[:30]}


def _metric(request: HttpRequest) -> Metric | None:
    asked = (request.POST or request.GET).get("metric", "")
    if asked.isascii() and asked.isdigit() and len(asked) < 19:
        return Metric.objects.filter(pk=int(asked)).first()
    return Metric.objects.order_by("name").first()


def _lines(metric: Metric, typed: dict[int, str], wrong: dict[int, str], marks: dict[int, str]) -> list[dict[str, Any]]:
    known = Observation.objects.filter(metric=metric).values("subject_id")
    subjects = Subject.objects.filter(merged_into=None, pk__in=known) | Subject.objects.filter(pk__in=typed)
    lines = []
    for subject in subjects.distinct().order_by("name")[:MOST]:
        series = reads.between(subject.pk, metric.pk)
        last = series.entries[-1] if series and series.entries else None
        lines.append({
            "subject": subject,
            "last": f"{words.figure(last)} ({words.period(last.period)})" if last else "–",
            "value": typed.get(subject.pk, ""),
            "word": marks.get(subject.pk, ""),
            "wrong": wrong.get(subject.pk, ""),
        })  # fmt: skip
    return lines


def _drafts(form: MonthForm, typed: dict[int, str], marks: dict[int, str]) -> dict[int, Figure]:
    said = form.cleaned_data
    return {
        subject: Figure(
            subject, said["metric"].pk, said["period"], value, form.where(), precision=marks.get(subject, "")
        )
        for subject, value in typed.items()
        if value
    }  # fmt: skip


def _looked_at(drafts: dict[int, Figure], metric: Metric, sure: set[int]) -> dict[int, str]:
    """What is wrong with each line: refused, or it contradicts what stands and nobody ticked that this is meant."""
    wrong = {}
    for subject, draft in drafts.items():
        try:
            found = reading.figure(draft, gauge_of(metric))
        except Refusals as refusals:
            wrong[subject] = " ".join(problem.english() for problem in refusals.problems)
            continue
        others = contradicting(draft, found)
        if others and subject not in sure:
            told = ", ".join(str(one) for one in others)
            wrong[subject] = f"This contradicts entry {told}. Tick the box to record both: readers see both."
    return wrong


def _stored(drafts: dict[int, Figure], name: str) -> tuple[int, int]:
    from postilla.ledger.refusals import RepeatedFigure

    stored = repeated = 0
    for draft in drafts.values():
        try:
            writes.record(draft, name, timezone.now())
            stored += 1
        except RepeatedFigure:
            repeated += 1
    return stored, repeated
