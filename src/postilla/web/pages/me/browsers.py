"""The browsers that are known as a reader, and how they are signed out."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from postilla.identity import reads as identity, writes
from postilla.identity.values import Browser, Profile
from postilla.intake import Visit
from postilla.web.pages.me.frame import mine, part, see
from postilla.web.pages.visit import forget

ALL = "all"


@mine
def browsers(request: HttpRequest, profile: Profile, visit: Visit, now: datetime) -> HttpResponse:
    """GET: the list. POST: one of them is signed out, or all."""
    here = visit.known.ticket.session_id if visit.known and visit.known.ticket else None
    if request.method == "POST":
        chosen = request.POST.get("session", "")
        if chosen == ALL:
            writes.end_all(profile.guest_id, now)
            return forget(see("/me/sign-in/"))
        if chosen.isascii() and chosen.isdigit() and len(chosen) < 19:
            writes.end(int(chosen), profile.guest_id, now)
        return forget(see("/me/sign-in/")) if chosen == str(here) else see("/me/browsers/")
    listed = [(one, named(one.browser), one.id == here) for one in identity.sessions_of(profile.guest_id)]
    return part("browsers.html", "/me/browsers/", gettext("Browsers"), profile, browsers=listed)


def named(browser: Browser) -> str:
    """What a browser is called in a list."""
    if browser.name and browser.system:
        return gettext("%(browser)s on %(system)s") % {"browser": browser.name, "system": browser.system}
    return browser.name or browser.system or gettext("A browser")
