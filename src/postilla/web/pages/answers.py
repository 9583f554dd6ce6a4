"""Answers that are not a page from the store: a message, a refusal, JSON for the script."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from html import escape
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import formats, timezone, translation
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext

from postilla.articles import reads as articles
from postilla.publishing.layout import render_page
from postilla.publishing.phrases import moment
from postilla.publishing.values import Head
from postilla.vocabulary import Refusal, Refusals
from postilla.vocabulary.refusal import WAITS

View = Callable[..., HttpResponseBase]

log = logging.getLogger("postilla.web")
PRIVATE = "private, no-store"
COUNTS = ("length", "most")  # of what refusals name: how many characters


def wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.META.get("HTTP_ACCEPT", "")


def page(
    template: str, title: str, status: int = 200, language: str = "", head: Head | None = None, **context: Any
) -> HttpResponse:
    """A page that is made for one reader and kept nowhere. `head`: where search engines may see it."""
    site = articles.magazine()
    head = head or Head(title=f"{title} – {site.name}", robots="noindex")
    body = render_page(template, head, language or site.language, site=site, title=title, **context)
    return HttpResponse(body, status=status, headers={"Cache-Control": PRIVATE})


def message(
    title: str, text: str, status: int, links: tuple[tuple[str, str], ...] = (), language: str = ""
) -> HttpResponse:  # fmt: skip
    """A page that says one thing. `links` are (title, path)."""
    return page("message.html", title, status, language, message=text, links=links)


def json(data: dict[str, Any], status: int = 200) -> HttpResponse:
    headers = {"Content-Type": "application/json", "Cache-Control": PRIVATE}
    return HttpResponse(_JSON.encode(data).encode(), status=status, headers=headers)


_JSON = DjangoJSONEncoder()


def said(problem: Refusal) -> str:
    """A refusal in the reader's language."""
    text = gettext(problem.message)
    return text % {name: _shown(name, value) for name, value in problem.params.items()} if problem.params else text


def shown(problem: Refusal) -> str:
    """A refusal as HTML where it has a way out, as a page lists it; else its words."""
    if not problem.way:
        return said(problem)
    return format_html('{} <a href="{}">{}</a>', said(problem), problem.params["path"], gettext(problem.way))


def _ways(refusals: Refusals) -> tuple[tuple[str, str], ...]:
    """The ways out of refusals, as (words, path)."""
    return tuple((gettext(problem.way), problem.params["path"]) for problem in refusals.problems if problem.way)


def _shown(name: str, value: Any) -> Any:
    """A value of a refusal as a reader reads it: times in words, thousands apart, reasons in the language."""
    if isinstance(value, datetime):
        return moment(value, translation.get_language() or "en")
    if name in WAITS and isinstance(value, int):
        return waited(value, timezone.now())
    if name in COUNTS and isinstance(value, int):
        return number_format(value, force_grouping=True)
    return gettext(value) if isinstance(value, str) and value else value


def waited(seconds: int, now: datetime) -> str:
    """How long somebody waits, after “Wait …”: “40 seconds”, “12 minutes”, “until 14:05”."""
    if seconds <= 120 and seconds % 60:
        return ngettext("%(n)s second", "%(n)s seconds", seconds) % {"n": seconds}
    minutes = -(-seconds // 60)
    if minutes < 60:
        return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    until, today = timezone.localtime(now + timedelta(seconds=seconds)), timezone.localtime(now).date()
    said = {"time": formats.date_format(until, "TIME_FORMAT"), "day": formats.date_format(until, "DATE_FORMAT")}
    return (gettext("until %(time)s") if until.date() == today else gettext("until %(day)s, %(time)s")) % said


def problems_json(refusals: Refusals) -> dict[str, Any]:
    data: dict[str, Any] = {"problems": [_problem_json(problem) for problem in refusals.problems]}
    if refusals.retry_after:
        data["retry_after"] = refusals.retry_after
    return data


def _problem_json(problem: Refusal) -> dict[str, Any]:
    way = {"way": {"text": gettext(problem.way), "url": problem.params["path"]}} if problem.way else {}
    return {"field": problem.field, "code": problem.code, "message": said(problem), **way}


def with_wait(response: HttpResponse, refusals: Refusals) -> HttpResponse:
    if refusals.retry_after:
        response["Retry-After"] = str(refusals.retry_after)
    return response


def refused(request: HttpRequest, refusals: Refusals, language: str = "") -> HttpResponse:
    """What a deed without a form of its own answers when it is refused; in the edition's language, or in another."""
    with translation.override(language or articles.magazine().language):
        if wants_json(request):
            return with_wait(json(problems_json(refusals), refusals.status), refusals)
        text = " ".join(said(problem) for problem in refusals.problems)
        title = gettext("That was not done")
        return with_wait(message(title, text, refusals.status, _ways(refusals), language), refusals)


def takes(*methods: str) -> HttpResponse:
    """The answer to a method that an address does not take: those it does."""
    text = f"This address takes {' and '.join(methods)}.\n"
    return HttpResponse(text, status=405, content_type="text/plain", headers={"Allow": ", ".join(methods)})


def read_only(view: View) -> View:
    """A view that only reads, and says so to whoever wants more of it."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return takes("GET", "HEAD")
        return view(request, *args, **kwargs)

    asked.csrf_exempt = True  # type: ignore[attr-defined]  # nothing is done here that a token would guard
    return asked


def cross_site(request: HttpRequest) -> HttpResponse:
    with translation.override(articles.magazine().language):
        text = gettext("This form was sent from another site. Open the page here and send it again.")
        if wants_json(request):
            return json({"problems": [{"field": None, "code": "cross_site", "message": text}]}, 403)
        return message(gettext("That was not done"), text, 403)


def unreadable(request: HttpRequest, error: Exception) -> HttpResponse:
    log.info("a form could not be read: %s", type(error).__name__)
    with translation.override(articles.magazine().language):
        text = gettext("What was sent could not be read as a form. Go back, and send it again.")
        if wants_json(request):
            return json({"problems": [{"field": None, "code": "unreadable", "message": text}]}, 400)
        return message(gettext("That was not done"), text, 400)


def unavailable(request: HttpRequest, error: Exception) -> HttpResponse:
    """The database is busy or full: say so, and give the text back. Made without the database, so in English."""
    log.error("the database did not take a deed: %s", error)
    text = "The server cannot store anything just now. Your text is below; send it again in a minute."
    if wants_json(request):
        problem = {"field": None, "code": "unavailable", "message": text}
        response: HttpResponse = json({"problems": [problem], "retry_after": 30}, 503)
    else:
        fields = "".join(
            f'<input type="hidden" name="{name}" value="{escape(request.POST.get(name, ""))}">'
            for name in ("author", "email", "website", "parent")
        )
        response = HttpResponse(
            '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Not stored</title><main><h1>Not stored</h1>'
            f'<p>{text}</p><form method="post">{fields}<p><textarea name="text" rows="12" aria-label="Comment">'
            f"{escape(request.POST.get('text', ''))}</textarea></p><button>Send again</button></form></main></html>",
            status=503,
        )
    response["Retry-After"] = "30"
    return response
