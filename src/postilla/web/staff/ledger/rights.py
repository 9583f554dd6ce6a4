"""Who keeps the ledger."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

KEEP = "ledger.keep_ledger"
Page = Callable[..., HttpResponse]


def for_keepers(page: Page) -> Page:
    """For those whose group may keep the ledger."""

    @login_required
    @wraps(page)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(KEEP):
            raise PermissionDenied
        return page(request, *args, **kwargs)

    return cast(Page, guarded)


def by(request: HttpRequest) -> str:
    """The name under which a deed is kept."""
    return request.user.get_username()
