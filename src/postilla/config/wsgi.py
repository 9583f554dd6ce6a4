"""Django behind the edge: whole, as plain WSGI, and in short for what readers do to a conversation.

A deed needs neither sessions nor tokens nor messages: its sender is known by a cookie of ours, and came from our own
pages (web/pages/visit.py). On the way of a post what Django does for the newsroom would be a tenth of the cost, and
what it does around every request half of that again. Whoever carries a session of the newsroom's goes the whole way.
"""

import os
import re
from functools import lru_cache
from io import BytesIO
from typing import cast

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "postilla.config.settings")

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.handlers.exception import response_for_exception
from django.core.handlers.wsgi import WSGIRequest
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch, get_resolver
from django.utils.log import log_response

from postilla.edge.threads import Answer, Environ, ask
from postilla.outbox.statements import this_connection
from postilla.web.pages.proxies import believe_trusted_proxies

application = get_wsgi_application()

DEED = re.compile(r"/.+/comments/|(?:/[a-z]{2})?/c/\d+/(?:edit|withdraw|agree|report)")
WHOLE = 64 * 1024  # bytes of a body that need not be counted
USUAL = 300  # characters of a path
DOORS = "postilla.web.pages.deed_urls"  # where deeds are answered, without all other addresses before them


def is_deed(method: str, path: str) -> bool:
    return method == "POST" and DEED.fullmatch(path) is not None


def deeds(environ: Environ) -> Answer:
    """What Django answers to a deed at an address of `DOORS`, without its middleware; `user` is nobody.

    Its signals before and after a request are not sent: those who hear them look after connections.
    """
    mind_connection()
    request = WSGIRequest(environ)
    sent = environ["wsgi.input"]
    if isinstance(sent, BytesIO) and sent.getbuffer().nbytes <= WHOLE:
        request._body = sent.getvalue()  # it is there whole, and less than Django takes
    try:
        response = _heard(request)
    except Exception as error:  # a refusal by Django itself, or a fault: answered as the whole of it does
        response = response_for_exception(request, error)
    if response.status_code >= 400:
        log_response("%s: %s", response.reason_phrase, request.path, response=response, request=request)
    headers = [(_lower(name), value.encode("latin-1")) for name, value in response.items()]
    headers += [(b"set-cookie", cookie.OutputString().encode("latin-1")) for cookie in response.cookies.values()]
    body = response.content
    if not response.has_header("Content-Length"):
        headers.append((b"content-length", str(len(body)).encode()))
    request.close()
    return response.status_code, headers, body


def _answered(request: HttpRequest) -> HttpResponse:
    request.get_host()  # refuses hosts that are not ours
    request.user = AnonymousUser()
    path = request.path_info
    request.resolver_match = match = _door_at(path) if len(path) <= USUAL else get_resolver(DOORS).resolve(path)
    return cast(HttpResponse, match.func(request, *match.args, **match.kwargs))


@lru_cache(maxsize=1024)
def _door_at(path: str) -> ResolverMatch:
    """Whose door a path is; kept, since readers of a conversation all post at one. Raises Resolver404."""
    return get_resolver(DOORS).resolve(path)


_heard = believe_trusted_proxies(_answered)


@lru_cache(maxsize=256)
def _lower(name: str) -> bytes:
    return name.lower().encode("latin-1")


def mind_connection() -> None:
    """Close this thread's connection if it failed or is too old, as Django does around each request; but not one that
    is in a transaction: that of deeds done together."""
    connection = this_connection()
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()


def whole(environ: Environ) -> Answer:
    return ask(application, environ)


def door(environ: Environ) -> Answer:
    """What the edge asks: the short way for deeds, the whole one for everything else."""
    short = is_deed(environ["REQUEST_METHOD"], environ["PATH_INFO"])
    if short and f"{settings.SESSION_COOKIE_NAME}=" not in environ.get("HTTP_COOKIE", ""):
        return deeds(environ)
    return whole(environ)
