"""The form's target: a comment is posted; what is refused comes back with every word of it."""

from collections.abc import Collection
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.translation import gettext

from postilla import intake
from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.rules import EDIT_WINDOW
from postilla.discussion.values import HELD, PUBLISHED
from postilla.grounds import reads as grounds
from postilla.identity.receipts import receipt_for
from postilla.intake import Draft, Posted
from postilla.intake.names import UNCONFIRMED
from postilla.intake.post import parent_of
from postilla.intake.refusals import NoSuchThread
from postilla.publishing.form import offered
from postilla.publishing.handlers import now as publish_now
from postilla.publishing.places import page_at
from postilla.vocabulary import Refusals
from postilla.vocabulary.quote import CONTEXT, LONGEST, Quote
from postilla.web.pages import answers
from postilla.web.pages.comments import quoted
from postilla.web.pages.fields import sent as sent_fields
from postilla.web.pages.visit import deed, remember, visit_of
from postilla.web.pages.writing_as import as_staff, writer


@deed
def conversation(request: HttpRequest, article: str, now: datetime) -> HttpResponse:
    """POST: a comment on the article at this path. GET: on to its form; as JSON, as whom one of the staff writes."""
    path = f"/{article}"
    standing = grounds.standing_at(path)
    if standing is None and (kept := articles.redirect_of(path)):  # it was renamed while somebody wrote
        path = kept[0]
        standing = grounds.standing_at(path)
    if standing is None:
        raise NoSuchThread
    if request.method != "POST" and answers.wants_json(request):
        return _recognised(request, standing.subject, standing.language)
    if request.method != "POST":
        return HttpResponseRedirect(f"{path}#respond")
    draft = draft_of(request)
    with _spoken(standing.language):
        try:
            staff = writer(request, standing.subject)
            visit, draft = as_staff(staff, visit_of(request, standing.language), draft)
            posted = intake.post(standing.subject, draft, visit, now)
        except Refusals as refusals:
            return _refused(request, standing.subject, draft, refusals)
        return remember(_posted(request, posted, path), posted.ticket)


def _spoken(language: str) -> AbstractContextManager[None]:
    """Words are said in this language within. To change it costs as much as a look-up; mostly it is spoken already."""
    return nullcontext() if translation.get_language() == language else translation.override(language)


def _recognised(request: HttpRequest, subject: str, language: str) -> HttpResponse:
    """What the form of a stored page says to one of the staff, and whether it still wants an address."""
    with _spoken(language):
        found = writer(request, subject)
        said = {"note": found.note, "email": not found.address} if found else {"note": "", "email": True}
    return answers.json(said)


def draft_of(request: HttpRequest) -> Draft:
    fields = sent_fields(request)
    sent = fields.get
    return Draft(
        text=sent("text", ""), author=sent("author", ""), email=sent("email", ""), website=sent("website", ""),
        parent=sent("parent", ""), key=sent("key", ""), trap=sent("url2", ""), elapsed=sent("elapsed", ""),
        answers=sent("answers", ""), language=sent("language", ""),
        passage=passage_of(request) if "passage" in fields else None,
    )  # fmt: skip


def passage_of(request: HttpRequest) -> Quote | None:
    """The passage that a form names, as it was sent; None where its reader gave it up."""
    sent = request.POST.get
    exact, start = sent("passage", ""), sent("start", "")
    if not exact.strip() or sent("no-passage"):
        return None
    at = int(start) if start.isdecimal() and len(start) < 8 else 0
    return Quote(exact[: 4 * LONGEST], sent("prefix", "")[-CONTEXT:], sent("suffix", "")[:CONTEXT], at)


def _posted(request: HttpRequest, posted: Posted, path: str) -> HttpResponse:
    if posted.state != PUBLISHED:
        return _held(request, posted)
    place = discussion.place_of(posted.comment_id, posted.path)
    page = page_at(path, place) if place else path
    publish_now(posted.told, page if place and (place.branch or posted.repeated) else None, path)
    if not answers.wants_json(request):
        response = HttpResponseRedirect(f"{page}#c{posted.comment_id}")
        response.status_code = 303
        return response
    return answers.json(
        {
            "id": posted.comment_id,
            "url": f"/c/{posted.comment_id}",
            "page": page,
            "fragment": f"c{posted.comment_id}",
            "state": posted.state,
            "edit_until": (posted.created_at + EDIT_WINDOW - timedelta(seconds=5)).isoformat(),
        },
        status=201,
    )


def _held(request: HttpRequest, posted: Posted) -> HttpResponse:
    url = f"/held/{receipt_for(posted.comment_id)}"
    if answers.wants_json(request):
        text = waiting(posted.rules)
        if posted.state != HELD:
            text = gettext("The editors decided not to publish your comment.")
        return answers.json({"state": posted.state, "url": url, "message": text}, status=202)
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response


def waiting(rules: Collection[str]) -> str:
    """What a comment waits for that these rules hold."""
    if set(rules) == {UNCONFIRMED}:
        return gettext("Your comment was received. It appears when you follow the link in the mail we sent you.")
    return gettext("Your comment was received. It appears when the editors have looked at it.")


def _refused(request: HttpRequest, subject: str, draft: Draft, refusals: Refusals) -> HttpResponse:
    """The form again with the draft in it, each problem named at its field."""
    if answers.wants_json(request):
        return answers.with_wait(answers.json(answers.problems_json(refusals), refusals.status), refusals)
    standing, card = grounds.standing_of(subject), grounds.heading_of(subject)
    if card is None:
        raise refusals
    parent_id = parent_of(draft)
    parent = discussion.comment(parent_id) if parent_id else None
    if parent is not None and parent[1] != subject:
        parent = None  # a comment of another conversation is not quoted here
    said = [(problem.field, answers.shown(problem)) for problem in refusals.problems]
    response = answers.page(
        "respond.html",
        gettext("Your comment was not posted yet"),
        refusals.status,
        language=card.language,
        passage=draft.passage,
        writer=writer(request, subject),
        parent=quoted(parent[0]) if parent and parent[0].is_public else None,
        values={
            "text": draft.text,
            "author": draft.author,
            "email": draft.email,
            "website": draft.website,
            "answers": draft.answers,
            "language": draft.language,
        },
        problems={field: text for field, text in said if field},
        problem_list=said,
        **offered(card, standing.conversation if standing else None),
    )
    return answers.with_wait(response, refusals)


@deed
def preview(request: HttpRequest, now: datetime) -> HttpResponse:
    """The HTML that a text would become."""
    if request.method != "POST":
        return answers.takes("POST")
    return answers.json({"html": intake.preview(request.POST.get("text", ""))})
