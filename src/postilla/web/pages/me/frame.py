"""What all parts of a reader's own page share: who they are, the ways to the parts, the language."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from gettext import NullTranslations
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.identity import reads as identity
from postilla.identity.values import Profile
from postilla.intake import Visit
from postilla.intake.names import name_from_elsewhere, sends_mail
from postilla.web.pages import answers
from postilla.web.pages.speaking import speaking_to
from postilla.web.pages.visit import deed, visit_of

_ = NullTranslations().gettext  # marks a string for translation

# The parts of the page, in their order: a title and an address. A part that another door answers gets a line here.
PARTS = [
    (_("Comments"), "/me/"),
    (_("Letters"), "/me/subscriptions/"),
    (_("Browsers"), "/me/browsers/"),
    (_("Name and language"), "/me/name/"),
    (_("My data"), "/me/data/"),
]
# Of pages whose address is a key until it is used: no other site is told it. With less, browsers would say of the
# button on it that it is from nowhere (`Origin: null`); without TLS they say no more, and it would be refused.
REFERRER = "same-origin"
View = Callable[..., HttpResponse]


def mine(view: View) -> View:
    """A view of one's own page: `profile` says whose; who is not signed in is sent to where one does that."""

    @deed
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, now: datetime, **kwargs: Any) -> HttpResponse:
        visit = visit_of(request)
        profile = identity.profile(visit.guest_id) if visit.guest_id is not None else None
        if profile is None:
            return see("/me/sign-in/")
        with speaking_to(request, profile.guest_id):
            return view(request, *args, profile=profile, visit=visit, now=now, **kwargs)

    return guarded


def part(template: str, path: str, title: str, profile: Profile, status: int = 200, **context: Any) -> HttpResponse:
    """One part of the page."""
    ways = [(gettext(name), way, way == path) for name, way in PARTS]
    return answers.page(
        f"me/{template}", title, status, language=translation.get_language() or "", parts=ways, profile=profile,
        shown=_name_shown(profile), sends_mail=sends_mail(), **context,
    )  # fmt: skip


def _name_shown(profile: Profile) -> str:
    """The name under which their next comment appears."""
    speaker = identity.speaker(profile.guest_id) if profile.account else None
    return name_from_elsewhere(speaker) if speaker is not None else profile.name


def see(path: str) -> HttpResponse:
    response = HttpResponseRedirect(path)
    response.status_code = 303
    response["Cache-Control"] = answers.PRIVATE
    return response


def language_of(visit: Visit) -> str:
    """In which language to write to whoever asks for a link: the site's, unless they settled another."""
    return visit.language or articles.magazine().language
