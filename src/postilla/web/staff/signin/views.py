"""Signing in: the password, then the second factor. Each try is counted before it is looked at."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.admin.views.account import LoginView

from postilla.admission import keys, reads, writes
from postilla.admission.refusals import KeyNotTaken, TooManyTries
from postilla.admission.values import KEY, PASSWORD, SECOND
from postilla.vocabulary import Refusal
from postilla.web.staff.signin.elsewhere import choices, way_of
from postilla.web.staff.signin.session import (
    PROVED,
    enter,
    half_way,
    network_of,
    proved_lately,
    required,
    wait_for_second,
)
from postilla.web.staff.signin.setup import site_of

QUESTION = "postilla_question"  # what a key was last asked, for the answer to be checked by


@method_decorator((never_cache, sensitive_post_parameters()), name="dispatch")
class SignIn(LoginView):
    """Wagtail's page for name and password, with a limit on tries, and without opening where a factor is due."""

    template_name = "postilla_staff/signin/password.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {"elsewhere": choices(self.get_redirect_url()), **super().get_context_data(**kwargs)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            writes.count_try(request.POST.get("username", ""), network_of(request), PASSWORD, timezone.now())
        except TooManyTries as refusal:
            form = self.get_form_class()(request)
            form.initial["username"] = request.POST.get("username", "")
            context = self.get_context_data(form=form, problem=refusal.english())
            return self._told(render(request, self.template_name, context), refusal)
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer

    def form_valid(self, form: Any) -> HttpResponse:
        now, user, remember = timezone.now(), form.get_user(), bool(form.cleaned_data.get("remember"))
        writes.forget_tries(self.request.POST.get("username", ""), network_of(self.request), PASSWORD, now)
        if reads.has_factor(user.pk):
            wait_for_second(self.request, user, self.get_success_url(), now, remember=remember)
            return HttpResponseRedirect(reverse("postilla_second"))
        if required():
            wait_for_second(self.request, user, self.get_success_url(), now, remember=remember)
            return HttpResponseRedirect(reverse("postilla_factors"))
        enter(self.request, user, None, now, remember=remember, proved=now)
        return HttpResponseRedirect(self.get_success_url())

    @staticmethod
    def _told(response: HttpResponse, refusal: Refusal) -> HttpResponse:
        response.status_code = refusal.status
        response["Retry-After"] = str(refusal.retry_after)
        return response


@never_cache
@sensitive_post_parameters()
def second(request: HttpRequest) -> HttpResponse:
    """The second factor: a code typed, or a key's answer that the script put into the form."""
    now = timezone.now()
    found = half_way(request, now)
    if found is None:
        messages.warning(request, "Signing in took longer than ten minutes. Begin again with your password.")
        return HttpResponseRedirect(reverse("wagtailadmin_login"))
    user, waiting = found
    problem: Refusal | None = None
    if request.method == "POST":
        try:
            writes.count_try(user.get_username(), network_of(request), SECOND, now)
            factor_id = _given(request, user)
        except Refusal as refusal:
            problem = refusal
        else:
            writes.forget_tries(user.get_username(), network_of(request), SECOND, now)
            enter(request, user, factor_id, now, remember=waiting.remember, proved=now)
            return HttpResponseRedirect(waiting.onward)
    return _ask(request, user, problem)


def _given(request: HttpRequest, user: Any) -> int:
    answer = request.POST.get("answer", "")
    if not answer:
        return writes.use_code(user.pk, request.POST.get("code", ""), timezone.now())
    site, state = site_of(request), request.session.pop(QUESTION, None)
    if site is None or state is None:
        raise KeyNotTaken
    return writes.use_key(user.pk, site, state, answer, timezone.now())


def _ask(request: HttpRequest, user: Any, problem: Refusal | None) -> HttpResponse:
    kinds = {view.kind for view in reads.factors(user.pk)}
    site, question = site_of(request), None
    if KEY in kinds and site is not None:
        question, request.session[QUESTION] = keys.question_to_use(site, reads.keys_of(user.pk))
    context = {
        "question": question,
        "kinds": kinds,
        "problem": problem.english() if problem else "",
        "name": user.get_username(),
        "elsewhere": KEY in kinds and site is None,
    }
    response = render(request, "postilla_staff/signin/second.html", context, status=problem.status if problem else 200)
    if problem and problem.retry_after:
        response["Retry-After"] = str(problem.retry_after)
    return response


@never_cache
@sensitive_post_parameters()
def again(request: HttpRequest) -> HttpResponse:
    """The password once more, before somebody's second factors are changed at a desk left open."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect(reverse("wagtailadmin_login"))
    now, problem, onward = timezone.now(), "", _onward(request)
    if proved_lately(request, now):
        return HttpResponseRedirect(onward)
    if not request.user.has_usable_password() and (way := way_of(request.user.pk or 0, onward)):
        return HttpResponseRedirect(way)
    status = 200
    if request.method == "POST":
        name = request.user.get_username()
        try:
            writes.count_try(name, network_of(request), PASSWORD, now)
        except TooManyTries as refusal:
            problem, status = refusal.english(), refusal.status
        else:
            if authenticate(request, username=name, password=request.POST.get("password", "")):
                writes.forget_tries(name, network_of(request), PASSWORD, now)
                request.session[PROVED] = now.timestamp()
                return HttpResponseRedirect(onward)
            problem, status = "That is not your password. Try again.", 422
    context = {
        "problem": problem,
        "onward": onward,
        "name": request.user.get_username(),
        "password": request.user.has_usable_password(),
    }
    return render(request, "postilla_staff/signin/again.html", context, status=status)


def _onward(request: HttpRequest) -> str:
    asked = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if safe else reverse("postilla_factors")
