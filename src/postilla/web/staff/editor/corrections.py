"""Correcting an article in public: the note, its passage, whose comment led to it, and what the article said before."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from postilla.articles.body import words_in
from postilla.articles.models import ArticlePage, Correction, Version
from postilla.articles.reads.corrections import value_of
from postilla.articles.versions import Note
from postilla.articles.writes import corrections as writes, rechecks
from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.vocabulary import Refusal, Refusals
from postilla.vocabulary.quote import Quote
from postilla.web.staff.desks import may_correct
from postilla.web.staff.editor import translations

_NUMBER = re.compile(r"(?:.*/c/|.*#c|#)?([1-9]\d{0,17})/?")


class CommentUnknown(Refusal):
    code, status, field = "comment_unknown", 400, "comment"
    message = "No comment of that number can be read under this article. Its number is the end of its address: /c/…"


class DeedUnknown(Refusal):
    code, status = "deed_unknown", 400
    message = "That cannot be done here, and nothing was changed. Use the buttons of this page."


Page = Callable[..., HttpResponse]


def for_publishers(page: Page) -> Page:
    """For those who may publish the article: the page is called with the request, the article and its own arguments.

    Who looks after some sections alone may not correct in the others.
    """

    @login_required
    @wraps(page)
    def guarded(request: HttpRequest, page_id: int, *args: Any, **kwargs: Any) -> HttpResponse:
        article = ArticlePage.objects.filter(pk=page_id).first()
        if article is None:
            raise Http404
        if not may_correct(request.user, article):
            raise PermissionDenied
        return page(request, article, *args, **kwargs)

    return cast(Page, guarded)


@for_publishers
def page(request: HttpRequest, article: Any) -> HttpResponse:
    """GET: the notes, the form, the article's words to choose from. POST: one more note."""
    if request.method != "POST":
        return _page(request, article, {"comment": request.GET.get("comment", "")[:20]})
    said = request.POST
    try:
        comment = _comment(said.get("comment", ""), article.subject)
        note = Note(said.get("note", ""), _passage(said), comment, _answers(said))
        made = writes.correct(article.pk, note, request.user, timezone.now())
    except Refusals as refusals:
        return _page(request, article, said.dict(), refusals)
    if asked := translations.number_asked_by(made):
        some = f"{asked} translations may" if asked > 1 else "A translation may"
        messages.warning(request, f"{some} say the same: see “Its translations” below.")
    return _done(request, article, "The correction stands under the article.")


@for_publishers
def recheck(request: HttpRequest, article: Any, recheck_id: int) -> HttpResponse:
    """POST: what the original was corrected for does not concern this one (`verb` unconcerned), or may (look-again)."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("postilla_corrections", args=[article.pk]))

    def do() -> str:
        again = _verb(request, "unconcerned", "look-again")
        settle = rechecks.look_again if again else rechecks.does_not_concern
        settle(article.pk, recheck_id, request.user, timezone.now())
        return "It waits to be checked again." if again else "Noted: it does not concern this edition."

    return _doing(request, article, do)


@for_publishers
def undo(request: HttpRequest, article: Any, correction_id: int) -> HttpResponse:
    """POST: take a note back (`verb` take-back), or put it back (`verb` put-back)."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("postilla_corrections", args=[article.pk]))

    def do() -> str:
        back = _verb(request, "take-back", "put-back")
        turn = writes.put_back if back else writes.take_back
        turn(article.pk, correction_id, request.user, timezone.now())
        return "It is shown again." if back else "It is no longer shown."

    return _doing(request, article, do)


@for_publishers
def withhold(request: HttpRequest, article: Any, number: int) -> HttpResponse:
    """POST: hide an earlier version from readers (`verb` hide), or show it again."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("postilla_corrections", args=[article.pk]))

    def do() -> str:
        hide = _verb(request, "show", "hide")
        writes.withhold(article.pk, number, hide, request.user, timezone.now())
        return "Readers no longer see that version." if hide else "Readers see that version again."

    return _doing(request, article, do)


def _verb(request: HttpRequest, no: str, yes: str) -> bool:
    """Which of two deeds a button asks for. Raises DeedUnknown."""
    verb = request.POST.get("verb")
    if verb not in (no, yes):
        raise DeedUnknown
    return verb == yes


def _doing(request: HttpRequest, article: Any, do: Callable[[], str]) -> HttpResponse:
    """Back to the page with the words that a deed gives; the page with what is wrong where it is refused."""
    try:
        words = do()
    except Refusals as refusals:
        return _page(request, article, {}, refusals)
    return _done(request, article, words)


def _done(request: HttpRequest, article: Any, words: str) -> HttpResponse:
    messages.success(request, words)
    return HttpResponseRedirect(reverse("postilla_corrections", args=[article.pk]))


def _page(request: HttpRequest, article: Any, said: dict[str, str], refusals: Refusals | None = None) -> HttpResponse:
    notes = [value_of(row, article.subject) for row in Correction.objects.filter(page=article).order_by("-made_at")]
    versions = list(Version.objects.filter(page=article).order_by("-number"))
    problems = {problem.field: problem.english() for problem in refusals.problems} if refusals else {}
    context = {
        "page_title": f"Corrections of “{article.title}”",
        "article": article,
        "notes": [{"note": note, "credit": _credit(note.comment)} for note in notes],
        "versions": versions,
        "present": versions[0].number if versions else 0,
        "paragraphs": words_in(article.body).split("\n") if article.live else [],
        "asked": translations.asked_of(article),
        "chosen": _answers(request.POST or request.GET),
        "translations": translations.asked_about(article, request.user),
        "said": said,
        "problems": problems,
    }
    return render(request, "postilla_staff/corrections.html", context, status=refusals.status if refusals else 200)


def _credit(comment_id: int | None) -> str:
    found = discussion.comment(comment_id) if comment_id is not None else None
    return f"{found[0].author_name}: {to_plain(found[0].html)[:80]}" if found and found[0].is_public else ""


def _comment(text: str, subject: str) -> int | None:
    """The comment that a number or an address names. Raises CommentUnknown."""
    if not text.strip():
        return None
    named = _NUMBER.fullmatch(text.strip()[:300])
    found = discussion.comment(int(named[1])) if named else None
    if named is None or found is None or found[1] != subject or not found[0].is_public:
        raise CommentUnknown
    return int(named[1])


def _answers(said: Any) -> frozenset[int]:
    """The rechecks that a correction settles, as the form or an address names them."""
    return frozenset(
        int(one) for one in said.getlist("answers")[:50] if one.isascii() and one.isdigit() and len(one) < 19
    )


def _passage(said: Any) -> Quote:
    start = said.get("start", "")
    at = int(start) if start.isascii() and start.isdigit() and len(start) < 8 else 0
    return Quote(said.get("passage", ""), said.get("prefix", "")[:200], said.get("suffix", "")[:200], at)
