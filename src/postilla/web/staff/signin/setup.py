"""Somebody's second factors: their list, adding an app or a key, recovery codes, taking one off."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode

import segno
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from postilla.admission import keys, reads, rules, writes
from postilla.admission.refusals import KeyNotTaken, StaleSetup
from postilla.admission.values import CODES, Site
from postilla.articles import reads as articles
from postilla.vocabulary import Refusal
from postilla.web.staff.signin.session import FACTOR, enter, half_way, proved_lately, required

SECRET, QUESTION = "postilla_app_secret", "postilla_key_question"


@dataclass(frozen=True)
class Person:
    """Who sets up: somebody signed in, or (`entering`) somebody who must set up a factor before they are."""

    user: Any
    entering: bool
    onward: str = ""
    remember: bool = False


def site_of(request: HttpRequest) -> Site | None:
    return rules.site_of(settings.POSTILLA_BASE_URL, request.get_host(), articles.magazine().name)


def _person(request: HttpRequest) -> Person | None:
    if request.user.is_authenticated:
        return Person(request.user, entering=False)
    found = half_way(request, timezone.now())
    if found is None or reads.has_factor(found[0].pk):
        return None
    return Person(found[0], entering=True, onward=found[1].onward, remember=found[1].remember)


def own(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page about one's own factors: signed in, with the password given within a quarter of an hour."""

    @never_cache
    @sensitive_post_parameters()
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = _person(request)
        if person is None:
            query = urlencode({"next": request.path})
            return HttpResponseRedirect(f"{reverse('wagtailadmin_login')}?{query}")
        if not person.entering and not proved_lately(request, timezone.now()):
            onward = request.path if request.method == "GET" else reverse("postilla_factors")
            return HttpResponseRedirect(f"{reverse('postilla_again')}?{urlencode({'next': onward})}")
        return view(request, *args, person=person, **kwargs)

    return cast(Callable[..., HttpResponse], guarded)


def _page(request: HttpRequest, name: str, person: Person, status: int = 200, **context: Any) -> HttpResponse:
    base = "postilla_staff/signin/alone.html" if person.entering else "postilla_staff/signin/inside.html"
    shown = {"base": base, "person": person, "required": required(), **context}
    return render(request, f"postilla_staff/signin/{name}.html", shown, status=status)


@own
def factors(request: HttpRequest, person: Person) -> HttpResponse:
    """The list, with what can be added."""
    found = reads.factors(person.user.pk)
    codes = next((one for one in found if one.kind == CODES), None)
    mine = [one for one in found if one.kind != CODES]
    return _page(
        request, "factors", person, factors=mine, codes=codes, keys_work=site_of(request) is not None,
        page_title="Second factor",
    )  # fmt: skip


@own
def add_app(request: HttpRequest, person: Person) -> HttpResponse:
    """The QR code of an authenticator app, and a field for the first code it shows."""
    sealed, problem = request.session.get(SECRET, ""), None
    if request.method == "POST":
        try:
            factor_id = writes.add_app(
                person.user.pk, sealed, request.POST.get("code", ""), request.POST.get("name", ""), timezone.now()
            )
            request.session.pop(SECRET, None)
            return _added(request, person, factor_id)
        except Refusal as refusal:
            problem = refusal
    setup = reads.app_setup(sealed, person.user.get_username(), articles.magazine().name) if problem else None
    if setup is None or isinstance(problem, StaleSetup):
        sealed = request.session[SECRET] = reads.new_secret()
        setup = reads.app_setup(sealed, person.user.get_username(), articles.magazine().name)
    assert setup is not None
    code = segno.make(setup[1], error="m").svg_inline(scale=5, border=2, light="#fff", dark="#000", omitsize=True)
    return _page(
        request, "add_app", person, _status(problem), code=mark_safe(code), typed=setup[0],
        problem=problem.english() if problem else "", page_title="Add an authenticator app",
    )  # fmt: skip


@own
def add_key(request: HttpRequest, person: Person) -> HttpResponse:
    """A name for a key, and the button by which the browser makes it."""
    site, problem, question = site_of(request), None, None
    if request.method == "POST":
        state = request.session.pop(QUESTION, None)
        try:
            if site is None or state is None:
                raise KeyNotTaken
            answer, name = request.POST.get("answer", ""), request.POST.get("name", "")
            return _added(request, person, writes.add_key(person.user.pk, site, state, answer, name, timezone.now()))
        except Refusal as refusal:
            problem = refusal
    if site is not None:
        user = person.user
        question, state = keys.question_to_add(site, user.pk, user.get_username(), reads.keys_of(user.pk))
        request.session[QUESTION] = state
    return _page(
        request, "add_key", person, _status(problem), question=question,
        problem=problem.english() if problem else "", page_title="Add a passkey or security key",
    )  # fmt: skip


def _status(problem: Refusal | None) -> int:
    return problem.status if problem else 200


def _added(request: HttpRequest, person: Person, factor_id: int) -> HttpResponse:
    """The factor stands: whoever was on the way in is in. With the first one come recovery codes."""
    now, first = timezone.now(), not any(one.kind == CODES for one in reads.factors(person.user.pk))
    if person.entering:
        enter(request, person.user, factor_id, now, remember=person.remember, proved=now)
    elif FACTOR not in request.session:
        request.session[FACTOR] = factor_id  # this session gave a password alone; it has shown the factor now
    inside = Person(person.user, entering=False)
    if first:
        return _codes(request, inside, person.onward)
    messages.success(request, "Added.")
    return HttpResponseRedirect(person.onward or reverse("postilla_factors"))


@require_POST
@own
def new_codes(request: HttpRequest, person: Person) -> HttpResponse:
    if not reads.has_factor(person.user.pk):
        return HttpResponseRedirect(reverse("postilla_factors"))
    return _codes(request, person, "")


def _codes(request: HttpRequest, person: Person, onward: str) -> HttpResponse:
    codes = writes.new_codes(person.user.pk, timezone.now())
    return _page(
        request, "codes", person, codes=codes, onward=onward or reverse("postilla_factors"),
        page_title="Your recovery codes",
    )  # fmt: skip


@require_POST
@own
def remove(request: HttpRequest, factor_id: int, person: Person) -> HttpResponse:
    try:
        writes.remove(person.user.pk, factor_id, timezone.now(), required=required())
    except Refusal as refusal:
        messages.error(request, refusal.english())
    else:
        messages.success(request, "Taken off your list. Sessions that it opened have ended.")
        if request.session.get(FACTOR) == factor_id:
            _hand_over(request, person)
    return HttpResponseRedirect(reverse("postilla_factors"))


def _hand_over(request: HttpRequest, person: Person) -> None:
    """This session was opened by the factor just removed, by its owner's own hand: it goes on with another."""
    rest = reads.factors(person.user.pk)
    if rest:
        request.session[FACTOR] = rest[0].id
    else:
        del request.session[FACTOR]
