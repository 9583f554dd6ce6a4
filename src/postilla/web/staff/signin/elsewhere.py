"""Coming into the newsroom by signing in elsewhere. The second factor is asked for here, unless the settings believe
the one that was given there."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from postilla.admission import reads
from postilla.signon import writes
from postilla.signon.refusals import NoSuchProvider
from postilla.signon.staffing import admit, issuer_of
from postilla.signon.values import Provider, SignOn, StaffArrival
from postilla.vocabulary import Refusal
from postilla.web.staff.signin.session import believe, enter, required, wait_for_second

COOKIE, PATH = "postilla_staff_signon", "/admin/login/with/"


def choices(onward: str) -> list[dict[str, str]]:
    """The ways in from elsewhere: label and address."""
    setup: SignOn = settings.POSTILLA_SIGN_ON
    return [{"label": one.label, "address": way_to(one, onward)} for one in setup.for_staff]


def way_to(provider: Provider, onward: str, **asked: str) -> str:
    way = reverse("postilla_sign_in_with", args=[provider.name])
    query = asked | ({"next": onward} if onward else {})
    return f"{way}?{urlencode(query)}" if query else way


def way_of(user_id: int, onward: str) -> str:
    """Where somebody without a password here shows once more that it is them; empty for who has one."""
    setup: SignOn = settings.POSTILLA_SIGN_ON
    issuer = issuer_of(user_id)
    return next((way_to(one, onward, anew="1") for one in setup.for_staff if one.issuer == issuer), "")


def _provider(name: str) -> Provider:
    found: Provider | None = settings.POSTILLA_SIGN_ON.provider(name)
    if found is None or found.staffing is None:
        raise NoSuchProvider
    return found


def _callback(provider: Provider) -> str:
    return f"{settings.POSTILLA_BASE_URL}{reverse('postilla_staff_callback', args=[provider.name])}"


@never_cache
def begin(request: HttpRequest, name: str) -> HttpResponse:
    """To the provider. Changes nothing here: what must be remembered stays in the browser."""
    try:
        provider = _provider(name)
        asked = request.GET.get("next", "")
        inside = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
        onward = asked if inside else reverse("wagtailadmin_home")
        address, kept = writes.begin(provider, _callback(provider), onward, timezone.now(), anew="anew" in request.GET)
    except Refusal as refusal:
        return _refused(request, refusal)
    response = HttpResponseRedirect(address)
    response.set_cookie(
        COOKIE, kept, max_age=int(writes.UNDER_WAY.total_seconds()), path=PATH, httponly=True, samesite="Lax",
        secure=settings.POSTILLA_BASE_URL.startswith("https://"),
    )  # fmt: skip
    return response


@never_cache
def callback(request: HttpRequest, name: str) -> HttpResponse:
    """Back from the provider, in the browser that began it."""
    now = timezone.now()
    try:
        provider, sealed = _provider(name), request.COOKIES.get(COOKIE, "")
        arrival, onward = writes.finish_as_staff(provider, _callback(provider), sealed, request.GET.dict(), now)
        response = _come_in(request, arrival, onward, now)
    except Refusal as refusal:
        response = _refused(request, refusal)
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")
    return response


@csrf_exempt  # it comes from the publisher's own site, which has none of our tokens; the Origin says so
@never_cache
@sensitive_post_parameters()
def token(request: HttpRequest) -> HttpResponse:
    """A token of the publisher's login, by POST from one of the sites in the settings and from no other."""
    issuer, now = settings.POSTILLA_SIGN_ON.token, timezone.now()
    try:
        if issuer is None or issuer.staffing is None or request.method != "POST":
            raise NoSuchProvider
        if request.headers.get("Origin") not in issuer.origins:
            raise NoSuchProvider
        arrival = writes.staff_by_token(request.POST.get("token", ""), issuer, now)
        return _come_in(request, arrival, reverse("wagtailadmin_home"), now)
    except Refusal as refusal:
        return _refused(request, refusal)


def _come_in(request: HttpRequest, arrival: StaffArrival, onward: str, now: datetime) -> HttpResponse:
    user: Any = get_user_model().objects.get(pk=admit(arrival, now))
    if arrival.second:
        enter(request, user, None, now, remember=False, proved=arrival.shown_at)
        believe(request, arrival.who.issuer)
    elif reads.has_factor(user.pk):
        wait_for_second(request, user, onward, now, remember=False)
        onward = reverse("postilla_second")
    elif required():
        wait_for_second(request, user, onward, now, remember=False)
        onward = reverse("postilla_factors")
    else:
        enter(request, user, None, now, remember=False, proved=arrival.shown_at)
    return HttpResponseRedirect(onward)


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    context = {
        "page_title": "You are not signed in" if request.user.is_anonymous else "Nothing was opened",
        "problem": refusal.english(),
        "way": reverse("wagtailadmin_login"),
    }
    return render(request, "postilla_staff/signin/elsewhere.html", context, status=refusal.status)
