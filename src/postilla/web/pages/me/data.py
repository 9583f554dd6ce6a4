"""A reader's data: to take away, and to have deleted."""

from datetime import datetime

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.identity import reads as identity, writes
from postilla.identity.values import Profile
from postilla.insights import reads as insights, writes as insights_writes
from postilla.intake import Visit
from postilla.intake.names import sends_mail
from postilla.intake.record import record
from postilla.notifications import reads as notifications
from postilla.publishing.phrases import moment
from postilla.web.pages import answers
from postilla.web.pages.me.frame import mine, part, see
from postilla.web.pages.me.told import told

KEEP, REMOVE = "keep", "remove"
OUT, IN = "out", "in"


@mine
def data(request: HttpRequest, profile: Profile, visit: Visit, now: datetime) -> HttpResponse:
    """GET: the ways to download, and the form to delete. POST: the wish is noted, and done a day later."""
    if request.method == "POST":
        chosen = request.POST.get("words", "")
        if chosen in (KEEP, REMOVE):
            writes.wish_to_be_forgotten(profile.guest_id, chosen == REMOVE, now, by_mail=sends_mail())
            return see("/me/data/")
        problem = gettext("Choose what becomes of your comments.")
        return _page(profile, 422, problem)
    return _page(profile)


def _page(profile: Profile, status: int = 200, problem: str = "") -> HttpResponse:
    return part(
        "data.html", "/me/data/", gettext("My data"), profile, status, problem=problem,
        problem_list=[("words", problem)] if problem else [], left_out=insights.is_opted_out(profile.guest_id),
    )  # fmt: skip


@mine
def analysis(request: HttpRequest, profile: Profile, visit: Visit, now: datetime) -> HttpResponse:
    """Whether one's comments are sorted by what they say: `wish` out or in."""
    if request.method != "POST":
        return answers.takes("POST")
    wish = {OUT: insights_writes.opt_out, IN: insights_writes.opt_in}.get(request.POST.get("wish", ""))
    if wish is not None:
        wish(identity.selves(profile.guest_id), now)
    return see("/me/data/")


@mine
def stay(request: HttpRequest, profile: Profile, visit: Visit, now: datetime) -> HttpResponse:
    """The wish to be forgotten is taken back."""
    if request.method != "POST":
        return answers.takes("POST")
    writes.stay(profile.guest_id, now)
    return see("/me/data/")


@mine
def as_json(request: HttpRequest, profile: Profile, visit: Visit, now: datetime) -> HttpResponse:
    """All that is kept about a reader, for programs."""
    response = JsonResponse(
        _all(profile), encoder=DjangoJSONEncoder, json_dumps_params={"indent": 2, "ensure_ascii": False}
    )
    return _file(response, "json")


@mine
def as_page(request: HttpRequest, profile: Profile, visit: Visit, now: datetime) -> HttpResponse:
    """All that is kept about a reader, to be read."""
    language = translation.get_language() or "en"
    page = answers.page(
        "me/record.html", gettext("What is kept about you"), language=language, sections=told(_all(profile), now),
        made_at=now, made_on=moment(now, language),
    )  # fmt: skip
    return _file(page, "html")


def _all(profile: Profile) -> dict[str, object]:
    """Whoever only typed an address is not shown what its owner follows."""
    of = notifications.subscriptions_of if profile.confirmed else notifications.subscriptions_asked_by
    wanted = [vars(one) for one in of(profile.guest_id)]
    return {"site": articles.magazine().name, **record(profile.guest_id), "subscriptions": wanted, **_analysed(profile)}


def _analysed(profile: Profile) -> dict[str, object]:
    """What a program made of their comments."""
    selves = identity.selves(profile.guest_id)
    return {"analysis": [{"left_out": insights.is_opted_out(profile.guest_id)}, *insights.record_of(selves)]}


def _file(response: HttpResponse, ending: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="my-data.{ending}"'
    response["Cache-Control"] = answers.PRIVATE
    return response
