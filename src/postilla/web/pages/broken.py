"""The answer to a fault of ours: in the reader's language, as the magazine looks, with a way back.

It is made of what a fault may have spared: where the page cannot be made either, a plain one is sent, in English.
"""

import logging

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.articles.languages import LANGUAGES
from postilla.web.pages import answers
from postilla.web.pages.speaking import speaking_to

log = logging.getLogger("postilla.web")
_PLAIN = (
    '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    '<meta name="color-scheme" content="light dark"><title>Something went wrong here</title><main><h1>Something went '
    "wrong here</h1><p>It is our fault, not yours. Try again in a minute.</p>"
    '<p><a href="/">The front page</a></p></main></html>'
)


def fault(request: HttpRequest) -> HttpResponse:
    """The page for whoever met an error, with status 500. Never raises."""
    try:
        path = request.path
        if path[:1] == path[3:4] == "/" and path[1:3] in LANGUAGES:
            with articles.in_edition(path[:4]), translation.override(articles.magazine().language):
                return _made(request)
        with speaking_to(request):
            return _made(request)
    except Exception:  # the database may be what is at fault
        log.exception("the page of an error could not be made")
        return HttpResponse(_PLAIN, status=500, headers={"Cache-Control": answers.PRIVATE})


def _made(request: HttpRequest) -> HttpResponse:
    text = gettext("It is our fault, not yours. Try again in a minute; if it stays so, tell the editors.")
    if answers.wants_json(request):
        return answers.json({"problems": [{"field": None, "code": "fault", "message": text}]}, 500)
    ways = ((gettext("Try again"), request.get_full_path()),) if request.method in ("GET", "HEAD") else ()
    top = f"{articles.mount()}/"
    return answers.message(gettext("Something went wrong here"), text, 500, (*ways, (gettext("The front page"), top)))
