"""What an article announces, as found in its saved draft: to keep, to correct first, or to dismiss."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from postilla.articles import reads as articles
from postilla.articles.body import words_in
from postilla.articles.models import ArticlePage
from postilla.ledger import writes
from postilla.ledger.drafts import Place, Source
from postilla.ledger.models import Metric, Promise, Subject
from postilla.ledger.proposals import PROMISE
from postilla.ledger.reads.suggested import Draft, suggestions
from postilla.ledger.suggestions import Suggested, days_of, figure_of, promise_of, title_of
from postilla.ledger.values import MEASURED
from postilla.vocabulary import Refusals
from postilla.web.staff.ledger.forms import FigureForm
from postilla.web.staff.ledger.marking import fields, marked
from postilla.web.staff.ledger.rights import KEEP, by, for_keepers

PER_PAGE = 20  # proposals with their forms on one page
NOT_YET = (
    "These words are not public yet. What is kept stands on the site at once, word for word, under the article’s "
    "headline. Publish the article first; then keep it."
)
log = logging.getLogger(__name__)


def for_keepers_of(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For those who keep the ledger and may edit the article: called with the request and the article as `Seen`."""

    @for_keepers
    @wraps(page)
    def guarded(request: HttpRequest, page_id: int) -> HttpResponse:
        article = ArticlePage.objects.filter(pk=page_id).first()
        if article is None:
            raise Http404
        if not article.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return page(request, seen(article))

    return guarded


@dataclass(frozen=True)
class Seen:
    """An article as it was saved last, and what of it anybody may read: `words` and `title`, empty where nothing."""

    article: Any
    draft: Draft
    words: str
    title: str

    def shows(self, one: Suggested) -> bool:
        """Whether readers can read the passage already."""
        return bool(self.words) and one.quote.exact in self.words


def seen(article: Any) -> Seen:
    """An article, given as its row is stored."""
    latest = article.get_latest_revision_as_object()
    if articles.said_in(article.pk) is None:
        return Seen(latest, draft_of(latest), "", "")
    return Seen(latest, draft_of(latest), words_in(article.body).replace("\n", " "), article.title)


class KeepForm(forms.Form):
    """What the text does not say: whose promise or figure it is, and what it is measured by."""

    subject = forms.ModelChoiceField(Subject.objects.filter(merged_into=None).order_by("name"), label="On whose behalf")
    metric = forms.ModelChoiceField(Metric.objects.order_by("name"), required=False)
    title = forms.CharField(max_length=160, required=False, help_text="In few words, for readers.")

    def __init__(self, one: Suggested, data: Any = None, choices: dict[str, Any] | None = None) -> None:
        """`choices` {field: (value, label)s}: asked for once, for many forms."""
        super().__init__(data, prefix=one.key)
        for name, offered in (choices or {}).items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]
        self.initial = {"subject": one.subject_id, "metric": one.metric_id}
        found = one.proposal
        if found.what == PROMISE:
            self.initial["title"] = title_of(found, one.quote.exact)
            self.fields["title"].required = True
            if found.kind not in MEASURED:
                del self.fields["metric"]
        else:
            self.fields["metric"].required = True
            del self.fields["title"]


@for_keepers_of
def page(request: HttpRequest, seen: Seen) -> HttpResponse:
    """GET: what was found. POST: `deed` keep, dismiss or put-back, of the proposal named by `key`."""
    found = suggestions(seen.draft)
    bound: dict[str, Any] = {}
    if request.method == "POST":
        one = next((one for one in found if one.key == request.POST.get("key", "")), None)
        if one is None:
            messages.error(request, "The article was changed meanwhile, and that passage with it. Look again.")
            return HttpResponseRedirect(request.get_full_path())
        if _done(request, seen, one, bound):
            return HttpResponseRedirect(request.get_full_path())
    waiting = Paginator([one for one in found if one.waits], PER_PAGE).get_page(request.GET.get("p"))
    choices = _choices() if seen.words else {}
    context = {
        "page_title": f"What “{seen.article.title}” announces",
        "article": seen.article,
        "public": bool(seen.words),
        "not_yet": NOT_YET,
        "pages": waiting,
        "waiting": [_line(one, seen) | _forms(one, seen, bound, choices) for one in waiting],
        "kept": [_line(one, seen) for one in found if one.promise_id or one.recorded],
        "dismissed": [_line(one, seen) for one in found if one.dismissal],
    }
    status = 422 if bound else 200
    return render(request, "postilla_staff/ledger/proposed.html", context, status=status)


def _choices() -> dict[str, Any]:
    return {name: list(KeepForm.base_fields[name].choices) for name in ("subject", "metric")}  # type: ignore[attr-defined]


def draft_of(article: Any) -> Draft:
    """The words that readers would read, and the day from which “next year” is understood."""
    told = article.published_at or article.first_published_at or article.go_live_at or timezone.now()
    return Draft(article.subject, words_in(article.body), article.language, timezone.localtime(told).date())


def panel(request: HttpRequest, article: Any) -> dict[str, Any]:
    """For the article's form: what waits for a decision, of the draft as it was saved last."""
    if not article.pk or not request.user.has_perm(KEEP):
        return {}
    try:
        draft = draft_of(article)
        found = [one for one in suggestions(draft) if one.waits]
        lines = [_line(one, Seen(article, draft, "", "")) for one in found[:8]]
    except Exception:  # a guess must never cost the form in which what misled it can be taken out
        log.exception("article %s could not be read for promises and figures", article.pk)
        return {"article": article, "unread": True}
    return {"article": article, "lines": lines, "number": len(found)}


def _line(one: Suggested, seen: Seen) -> dict[str, Any]:
    text = seen.draft.text
    return {
        "one": one,
        "what": "Promise" if one.proposal.what == PROMISE else "Figure",
        "words": marked(text, one.proposal) if one.waits else one.quote.exact,
        "fields": fields(one.proposal, text),
    }


def _forms(one: Suggested, seen: Seen, bound: dict[str, Any], choices: dict[str, Any]) -> dict[str, Any]:
    """The forms with which one is kept; none where readers cannot read its passage yet."""
    if not seen.shows(one):
        return {}
    promise = one.proposal.what == PROMISE
    correct = f"{reverse('wagtailsnippets_ledger_promise:add')}?article={seen.article.pk}&proposal={one.key}"
    return {
        "form": bound.get(one.key) or KeepForm(one, choices=choices),
        "figure": None if promise else bound.get(f"{one.key}-figure") or _figure_form(one, seen),
        "correct": correct if promise else "",
    }


def _figure_form(one: Suggested, seen: Seen, data: Any = None) -> FigureForm:
    """The ledger's own form of a figure, filled in as the text has it."""
    figure = figure_of(one, 0, 0, Source(seen.title[:200], seen.draft.published, seen.article.full_url or ""))
    said = {
        "period": figure.period, "value": figure.value, "value_to": figure.value_to, "precision": figure.precision,
        "source": figure.source.title, "source_url": figure.source.url, "source_on": figure.source.on,
    }  # fmt: skip
    return FigureForm(data, prefix=f"{one.key}-figure", initial=said)


def _done(request: HttpRequest, seen: Seen, one: Suggested, bound: dict[str, Any]) -> bool:
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
    form = bound[one.key] = KeepForm(one, request.POST)
    if not form.is_valid():
        return False
    said = form.cleaned_data
    metric, article = said.get("metric"), seen.article
    place = Place(article.subject, article.latest_revision_id, one.quote.exact)
    chosen = (said["subject"].pk, metric.pk if metric else None, said["title"])
    draft = promise_of(one, chosen, place, seen.draft.published, article.language)
    try:
        made = writes.promise(draft, by(request), timezone.now())
    except Refusals as refusals:
        _refused(form, refusals)
        return False
    messages.success(request, f"The promise stands in the ledger: /ledger/promise/{made}/")
    return True


def _recorded(request: HttpRequest, seen: Seen, one: Suggested, bound: dict[str, Any]) -> bool:
    form = bound[one.key] = KeepForm(one, request.POST)
    figure = bound[f"{one.key}-figure"] = _figure_form(one, seen, request.POST)
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


def prefilled(request: HttpRequest) -> Promise | None:
    """A promise as a proposal has it, for the ledger's own form; None where no proposal is named or it is gone."""
    number, key = request.GET.get("article", ""), request.GET.get("proposal", "")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    page = ArticlePage.objects.filter(pk=int(number)).first()
    if page is None or not page.permissions_for_user(request.user).can_edit():
        return None
    shown = seen(page)
    article = shown.article
    one = next((one for one in suggestions(shown.draft) if one.key == key), None)
    if one is None or one.proposal.what != PROMISE or not shown.shows(one):
        return None
    found = one.proposal
    start, end = days_of(found)
    made = Promise(
        metric_id=one.metric_id if found.kind in MEASURED else None,
        title=title_of(found, one.quote.exact)[:160], words=" ".join(one.quote.exact.split()),
        said_on=shown.draft.published,
        certainty=found.certainty, language=article.language, article=article.subject, passage=one.quote.exact,
        kind=found.kind, low=found.low, high=found.high, start=start, end=end, due=found.due, per=found.per or "year",
        count=found.count or 1, speaker=found.speaker,
    )  # fmt: skip
    if one.subject_id is not None:
        made.subject_id = one.subject_id
    return made


def revision_of(article: str, language: str) -> int | None:
    """The newest revision of the edition of an article that is in a language, else of any of its editions."""
    _, _, key = article.partition(":")
    try:
        rows = list(ArticlePage.objects.filter(translation_key=key).values_list("language", "latest_revision_id"))
    except (ValueError, forms.ValidationError):
        return None
    return next((revision for code, revision in sorted(rows, key=lambda row: row[0] != language)), None)
