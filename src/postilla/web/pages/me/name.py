"""The name under which a reader writes, and the language in which they are spoken to."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from postilla.identity import writes
from postilla.identity.values import Profile
from postilla.intake import Visit, people
from postilla.vocabulary import Refusals
from postilla.web.pages import answers
from postilla.web.pages.me.frame import mine, part, see


@mine
def name(request: HttpRequest, profile: Profile, visit: Visit, now: datetime) -> HttpResponse:
    """GET: the forms. POST: another name, or another language."""
    typed, problem = profile.name, ""
    if request.method == "POST" and "language" in request.POST:
        chosen = request.POST["language"]
        if chosen in dict(settings.LANGUAGES) or not chosen:
            writes.speak(profile.guest_id, chosen, now)
        return see("/me/name/")
    if request.method == "POST":
        typed = request.POST.get("author", "")
        try:
            people.rename(typed, visit, now)
            return see("/me/name/")
        except Refusals as refusals:
            problem = answers.said(refusals.problems[0])
    languages = [(code, gettext(str(label)), code == profile.language) for code, label in settings.LANGUAGES]
    return part(
        "name.html", "/me/name/", gettext("Name and language"), profile, 422 if problem else 200, typed=typed,
        problem=problem, problem_list=[("author", problem)] if problem else [], languages=languages,
    )  # fmt: skip
