"""A mark in the browser of who is signed in, so that forms under articles, which are files, ask nobody else."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from postilla.publishing.form import DESK_COOKIE


class DeskCookieMiddleware:
    """Pages of the CMS set a cookie without a value as long as somebody is signed in, and take it away after that. It
    opens nothing: as whom somebody writes is told by their session alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(reverse("wagtailadmin_home")):
            is_in, is_marked = bool(request.user.is_authenticated), DESK_COOKIE in request.COOKIES
            if is_in and not is_marked:
                secure = bool(settings.SESSION_COOKIE_SECURE)
                response.set_cookie(
                    DESK_COOKIE, "1", max_age=settings.SESSION_COOKIE_AGE, samesite="Lax", secure=secure
                )
            elif is_marked and not is_in:
                response.delete_cookie(DESK_COOKIE, samesite="Lax")
        return response
