"""Signing in elsewhere: at an OpenID provider and back, or with a token of the publisher's own login."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.identity import writes as identity
from postilla.signon import writes
from postilla.signon.refusals import NoSuchProvider
from postilla.signon.values import Provider, SignOn, TokenIssuer
from postilla.web.pages import answers
from postilla.web.pages.visit import answering, deed, remember, same_site, visit_of

COOKIE = "postilla_signon"  # what a sign-in under way needs, sealed, until the provider sends the browser back
HOME = "/me/"


def choices() -> list[dict[str, str]]:
    """The ways to sign in elsewhere, as links: label and address."""
    setup: SignOn = settings.POSTILLA_SIGN_ON
    found = [{"label": one.label, "address": f"/me/sso/{one.name}/"} for one in setup.providers]
    if setup.token is not None and setup.token.address:
        found.append({"label": setup.token.label or setup.token.issuer, "address": setup.token.address})
    return found


def _provider(name: str) -> Provider:
    found: Provider | None = settings.POSTILLA_SIGN_ON.provider(name)
    if found is None:
        raise NoSuchProvider
    return found


def _callback(provider: Provider) -> str:
    return f"{settings.POSTILLA_BASE_URL}/me/sso/{provider.name}/callback"


def _onward(asked: str) -> str:
    """Where a reader goes on, within this site."""
    inside = asked.startswith("/") and not asked.startswith(("//", "/\\")) and asked.isprintable()
    return asked if inside and len(asked) <= 500 else HOME


@deed
def begin(request: HttpRequest, name: str, now: datetime) -> HttpResponse:
    """To the provider. Changes nothing here: what must be remembered stays in the browser."""
    if request.method == "POST":
        return answers.takes("GET", "HEAD")
    provider = _provider(name)
    address, kept = writes.begin(provider, _callback(provider), _onward(request.GET.get("next", "")), now)
    response = HttpResponseRedirect(address)
    response["Cache-Control"] = answers.PRIVATE
    response.set_cookie(
        COOKIE, kept, max_age=int(writes.UNDER_WAY.total_seconds()), path="/me/sso/", httponly=True, samesite="Lax",
        secure=settings.POSTILLA_BASE_URL.startswith("https://"),
    )  # fmt: skip
    return response


@deed
def callback(request: HttpRequest, name: str, now: datetime) -> HttpResponse:
    """Back from the provider. The cookie shows that this browser began it, so that no link made elsewhere signs in."""
    if request.method != "GET":
        return answers.takes("GET")
    provider, sealed = _provider(name), request.COOKIES.get(COOKIE, "")
    guest_id, onward = writes.finish(provider, _callback(provider), sealed, request.GET.dict(), now)
    response = _known_as(request, guest_id, onward, now)
    response.delete_cookie(COOKIE, path="/me/sso/", samesite="Lax")
    return response


@answering
def token(request: HttpRequest, now: datetime) -> HttpResponse:
    """A token by POST. From a site that is not in the settings the reader is asked first: else any site could sign
    somebody in under a name of its choice."""
    issuer: TokenIssuer | None = settings.POSTILLA_SIGN_ON.token
    if issuer is None:
        raise NoSuchProvider
    if request.method != "POST":
        return HttpResponseRedirect(issuer.address or HOME)
    said, onward = request.POST.get("token", ""), _onward(request.POST.get("next", ""))
    if same_site(request) or request.headers.get("Origin") in issuer.origins:
        return _known_as(request, writes.use_token(said, issuer, now), onward, now)
    who = writes.look_at_token(said, issuer, now)
    with translation.override(articles.magazine().language):
        name = who.name or gettext("a reader")
        fields: list[dict[str, Any]] = [{"name": "token", "value": said}, {"name": "next", "value": onward}]
        return answers.page(
            "signon.html", gettext("Sign in"), fields=fields, form_action="/me/token/",
            message=gettext("You come from %(site)s as %(name)s. Do you want to sign in here under this name?")
            % {"site": issuer.label or issuer.issuer, "name": name},
        )  # fmt: skip


def _known_as(request: HttpRequest, guest_id: int, onward: str, now: datetime) -> HttpResponse:
    visit = visit_of(request)
    response = HttpResponseRedirect(onward)
    response.status_code = 303
    response["Cache-Control"] = answers.PRIVATE
    return remember(response, identity.welcome(guest_id, visit.known, visit.browser, now))
