"""What an article announces, as found in its saved draft: to keep, to correct first, or to dismiss."""

import logging
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from postilla.ledger.proposals import PROMISE
from postilla.ledger.reads.suggested import suggestions
from postilla.ledger.suggestions import Suggested
from postilla.web.staff.ledger.drafted import Seen, draft_of, for_keepers_of
from postilla.web.staff.ledger.keeping import NOT_YET, KeepForm, done, figure_form
from postilla.web.staff.ledger.marking import fields, marked
from postilla.web.staff.ledger.rights import KEEP

PER_PAGE = 20  # proposals with their forms on one page
log = logging.getLogger(__name__)


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
        if done(request, seen, one, bound):
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
        "form": bound.get(one.key) or KeepForm(one, seen.draft, choices=choices),
        "figure": None if promise else bound.get(f"{one.key}-figure") or figure_form(one, seen),
        "correct": correct if promise else "",
    }
