"""What is done about a proposal: kept as a promise or a figure, dismissed, put back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone

from postilla.ledger import reading, writes
from postilla.ledger.drafts import Place, Source
from postilla.ledger.evidence import gauge_of
from postilla.ledger.models import Metric, Subject
from postilla.ledger.proposals import PROMISE
from postilla.ledger.reads.suggested import Draft
from postilla.ledger.suggestions import Suggested, figure_of, promise_of
from postilla.ledger.titles import title_of
from postilla.ledger.values import MEASURED
from postilla.vocabulary import Refusals
from postilla.web.staff.ledger.drafted import Seen
from postilla.web.staff.ledger.forms import FigureForm, day, not_twice
from postilla.web.staff.ledger.rights import by

NOT_YET = (
    "These words are not public yet. What is kept stands on the site at once, word for word, under the article’s "
    "headline. Publish the article first; then keep it."
)


class KeepForm(forms.Form):
    """What the text does not say: whose promise or figure it is, and what it is measured by."""

    subject = forms.ModelChoiceField(Subject.objects.filter(merged_into=None).order_by("name"), label="On whose behalf")
    metric = forms.ModelChoiceField(Metric.objects.order_by("name"), required=False)
    title = forms.CharField(max_length=160, required=False, help_text="In few words, for readers.")
    speaker = forms.CharField(max_length=120, required=False, label="Said by")
    said_on = day("Said on", required=False)
    another = forms.BooleanField(required=False, label="Keep both", help_text="Where the same stands already.")

    def __init__(self, one: Suggested, draft: Draft, data: Any = None, choices: dict[str, Any] | None = None) -> None:
        """`draft`: the text in which it stands; `choices` {field: (value, label)s}: asked for once, for many forms."""
        super().__init__(data, prefix=one.key)
        for name, offered in (choices or {}).items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]
        self.initial = {"subject": one.subject_id, "metric": one.metric_id}
        found = one.proposal
        if found.what == PROMISE:
            self.initial["title"] = title_of(found, one.quote.exact, draft.language)
            self.initial |= {"speaker": found.speaker, "said_on": found.said_on or draft.published}
            self.fields["title"].required = True
            if data is None:  # nobody is asked before it is in question
                del self.fields["another"]
            if found.kind not in MEASURED:
                del self.fields["metric"]
        else:
            self.fields["metric"].required = True
            for name in ("title", "speaker", "said_on", "another"):
                del self.fields[name]


def figure_form(one: Suggested, seen: Seen, data: Any = None) -> FigureForm:
    """The ledger's own form of a figure, filled in as the text has it."""
    figure = figure_of(one, 0, 0, Source(seen.title[:200], seen.draft.published, seen.article.full_url or ""))
    said = {
        "period": figure.period, "value": figure.value, "value_to": figure.value_to, "precision": figure.precision,
        "unit": figure.unit, "source": figure.source.title, "source_url": figure.source.url,
        "source_on": figure.source.on,
    }  # fmt: skip
    return FigureForm(data, prefix=f"{one.key}-figure", initial=said)


def done(request: HttpRequest, seen: Seen, one: Suggested, bound: dict[str, Any]) -> bool:
    """Whether it was done; else the forms in `bound` say why not."""
    name, now, deed = by(request), timezone.now(), request.POST.get("deed", "")
    article = seen.article
    if deed in ("keep", "dismiss") and not one.waits:
        messages.warning(request, "That was decided already: see below.")
    elif deed == "keep" and not seen.shows(one):
        messages.error(request, NOT_YET)
    elif deed == "dismiss":
        writes.dismiss(article.subject, one, name, now)
        messages.success(request, "Dismissed. It is not proposed again at this passage; “Put back” undoes it.")
    elif deed == "put-back" and one.dismissal is not None:
        writes.undismiss(article.subject, one.dismissal, name, now)
        messages.success(request, "It is proposed again.")
    elif deed == "keep" and one.proposal.what == PROMISE:
        return _promised(request, seen, one, bound)
    elif deed == "keep":
        return _recorded(request, seen, one, bound)
    return True


def _promised(request: HttpRequest, seen: Seen, one: Suggested, bound: dict[str, Any]) -> bool:
    form = bound[one.key] = KeepForm(one, seen.draft, request.POST)
    if not form.is_valid():
        return False
    said = form.cleaned_data
    metric, article = said.get("metric"), seen.article
    place = Place(article.subject, article.latest_revision_id, one.quote.exact)
    chosen = (said["subject"].pk, metric.pk if metric else None, said["title"])
    who = (said["speaker"], said["said_on"] or seen.draft.published)
    draft = promise_of(one, chosen, place, who, article.language)
    try:
        if not said["another"]:
            terms = reading.aim(draft.aim, gauge_of(metric) if metric else None)
            not_twice(draft.subject_id, draft.aim.metric_id, terms, draft.said.words)
        made = writes.promise(draft, by(request), timezone.now())
    except Refusals as refusals:
        _refused(form, refusals)
        return False
    messages.success(request, f"The promise stands in the ledger: /ledger/promise/{made}/")
    return True


def _recorded(request: HttpRequest, seen: Seen, one: Suggested, bound: dict[str, Any]) -> bool:
    form = bound[one.key] = KeepForm(one, seen.draft, request.POST)
    figure = bound[f"{one.key}-figure"] = figure_form(one, seen, request.POST)
    if not form.is_valid() or not figure.is_valid():
        return False
    said = form.cleaned_data
    try:
        writes.record(figure.draft(said["subject"].pk, said["metric"].pk), by(request), timezone.now())
    except Refusals as refusals:
        figure.refused(refusals)
        return False
    messages.success(request, "The figure stands in the ledger.")
    return True


def _refused(form: forms.Form, refusals: Refusals) -> None:
    for problem in refusals.problems:
        form.add_error(problem.field if problem.field in form.fields else None, problem.english())
