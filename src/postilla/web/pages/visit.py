"""What a request says about who sent it and from where."""

from collections.abc import Callable
from functools import wraps
from http.cookies import Morsel
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils import timezone

from postilla.identity.addresses import network_hash
from postilla.identity.reads import COOKIE, COOKIE_AGE, cookie_for, known_by
from postilla.identity.rules import browser
from postilla.identity.values import Ticket
from postilla.intake import Visit
from postilla.vocabulary import Refusals
from postilla.web.pages import answers, fields
from postilla.web.pages.proxies import address_of

View = Callable[..., HttpResponse]


def visit_of(request: HttpRequest, language: str = "") -> Visit:
    known = known_by(request.COOKIES.get(COOKIE))
    guest_id = known.guest_id if known else None
    agent = browser(request.META.get("HTTP_USER_AGENT", ""))
    return Visit(guest_id, network_hash(address_of(request)), language, known, agent)


def remember(response: HttpResponse, ticket: Ticket | None) -> HttpResponse:
    """Set the cookie of a session, by which a browser is known. Only a deed sets it, never reading."""
    if ticket is not None:
        cookie, said = Morsel[str](), cookie_for(ticket)
        cookie.set(COOKIE, said, said)
        secure = settings.POSTILLA_BASE_URL.startswith("https://")
        cookie.update(_LASTING | {"secure": True} if secure else _LASTING)
        dict.__setitem__(response.cookies, COOKIE, cookie)
    return response


# As `set_cookie` would have it, which looks at each by itself, and says the age as a date besides.
_LASTING: dict[str, Any] = {"path": "/", "httponly": True, "samesite": "Lax", "max-age": str(COOKIE_AGE)}


def forget(response: HttpResponse) -> HttpResponse:
    """Take the cookie out of the browser."""
    response.delete_cookie(COOKIE, samesite="Lax")
    return response


def same_site(request: HttpRequest) -> bool:
    """Whether a form was sent from one of our own pages: Sec-Fetch-Site where the browser says it, else Origin.

    Neither is there in old browsers and in plain clients; those carry no cookie that another site could misuse
    (it is SameSite=Lax), and so are let in.
    """
    site = request.META.get("HTTP_SEC_FETCH_SITE")  # not from `headers`, which is made of all there are
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.META.get("HTTP_ORIGIN")
    if origin is None:
        return True
    try:
        sender = urlsplit(origin).netloc
    except ValueError:
        return False
    return origin != "null" and sender in (request.get_host(), urlsplit(settings.POSTILLA_BASE_URL).netloc)


def deed(view: View) -> View:
    """A view that changes something on POST: same site only, every refusal answered, nothing of the text lost."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not same_site(request):
            return answers.cross_site(request)
        return view(request, *args, **kwargs)

    return answering(guarded)


def answering(view: View) -> View:
    """A view that is told the time and whose every refusal is answered. It must see to it itself who may POST."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD", "POST"):
            return answers.takes("GET", "HEAD", "POST")
        try:
            if request.method == "POST":
                fields.read(request)  # here, so that a body that cannot be read is refused in one place
            return view(request, *args, now=timezone.now(), **kwargs)
        except Refusals as refusals:
            return answers.refused(request, refusals)
        except (SuspiciousOperation, RequestDataTooBig, BadRequest, MultiPartParserError, UnicodeError) as error:
            return answers.unreadable(request, error)
        except OperationalError as error:
            return answers.unavailable(request, error)

    guarded.csrf_exempt = True  # type: ignore[attr-defined]  # same_site stands for it: pages are files, without tokens
    return guarded
