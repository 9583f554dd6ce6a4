"""Django behind the edge, as plain WSGI: whole, and in short for what readers do to a conversation.

A deed needs neither sessions nor tokens nor messages: its sender is known by a cookie of ours, and came from our own
pages (web/pages/visit.py). On the way of a post what Django does for the newsroom would be a tenth of the cost. Whoever
carries a session of the newsroom's goes the whole way.
"""

import os
import re
from collections.abc import Iterable
from typing import Any, cast

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "postilla.config.settings")

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.handlers.exception import convert_exception_to_response
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest
from django.urls import ResolverMatch, get_resolver
from django.utils.module_loading import import_string

application = get_wsgi_application()

DEED = re.compile(r"/.+/comments/|(?:/[a-z]{2})?/c/\d+/(?:edit|withdraw|agree|report)")
DOORS = "postilla.web.pages.deed_urls"  # where deeds are answered, without all other addresses before them


def is_deed(method: str, path: str) -> bool:
    return method == "POST" and DEED.fullmatch(path) is not None


class DeedHandler(WSGIHandler):
    """Django with the middleware of POSTILLA_DEED_MIDDLEWARE alone, for addresses of `DOORS`. `user` is nobody."""

    def load_middleware(self, is_async: bool = False) -> None:
        handler: Any = convert_exception_to_response(cast(Any, self)._get_response)
        for name in reversed(settings.POSTILLA_DEED_MIDDLEWARE):
            handler = convert_exception_to_response(import_string(name)(handler))
        self._view_middleware: list[Any] = []
        self._template_response_middleware: list[Any] = []
        self._exception_middleware: list[Any] = []
        self._middleware_chain = handler

    def resolve_request(self, request: HttpRequest) -> ResolverMatch:
        request.user = AnonymousUser()
        request.resolver_match = match = get_resolver(DOORS).resolve(request.path_info)
        return match


deeds = DeedHandler()


def door(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """What the edge asks: the short way for deeds, the whole one for everything else."""
    short = is_deed(environ["REQUEST_METHOD"], environ["PATH_INFO"])
    if short and f"{settings.SESSION_COOKIE_NAME}=" not in environ.get("HTTP_COOKIE", ""):
        return cast(Iterable[bytes], deeds(environ, start_response))
    return cast(Iterable[bytes], application(environ, start_response))
