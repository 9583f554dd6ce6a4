"""What readers say, for the newsroom's own programs: with the key that the operator gave them."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from functools import partial, wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.utils.http import urlencode

from postilla.articles import reads as articles
from postilla.insights import reads
from postilla.insights.reads import across
from postilla.insights.reads.gathered import gathered
from postilla.insights.reads.kept import quotable
from postilla.insights.reads.lines import kept
from postilla.insights.reads.shown import shown_of
from postilla.insights.routing import RouteView
from postilla.ledger import reads as ledger
from postilla.web.pages import answers, missing
from postilla.web.pages.saying_words import Json, article_of, line_of, route_of, theme_of
from postilla.web.pages.visit import answering

HOME = "/insights/api/"
PAGE, WEEKS, LAST = 100, 8, 52  # rows of an answer; weeks where none are named, and at most
STATES: Mapping[str, Callable[[list[str] | None, int, int | None], list[RouteView]]] = {
    "open": reads.open_routes,
    "between": partial(reads.open_routes, whose=reads.READERS),
    "settled": reads.settled_routes,
}
Asked = Callable[[HttpRequest, datetime], HttpResponse]


def with_key(*names: str) -> Callable[[Asked], Callable[..., HttpResponse]]:
    """GET with the operator’s key and these parameters alone: 401 without the key, 422 for another parameter.
    Nothing at all stands here where the settings name no key."""

    def guard(view: Asked) -> Callable[..., HttpResponse]:
        @answering
        @wraps(view)
        def guarded(request: HttpRequest, now: datetime) -> HttpResponse:
            key = settings.POSTILLA_INSIGHTS_KEY
            if not key:
                return missing.page(request.path)
            if request.method not in ("GET", "HEAD"):
                return answers.takes("GET", "HEAD")
            if not constant_time_compare(request.headers.get("Authorization", "").encode(), f"Bearer {key}".encode()):
                answer = _refused("no_key", "Send the key as “Authorization: Bearer <key>”.", 401)
                answer["WWW-Authenticate"] = "Bearer"
                return answer
            if unknown := sorted({*request.GET} - {*names}):
                return _refused("parameter", f"“{unknown[0][:40]}” is no parameter here: {_offered(names)}.")
            return view(request, now)

        return guarded

    return guard


@with_key()
def index(_request: HttpRequest, _now: datetime) -> HttpResponse:
    """Where everything is."""
    names = ("articles", "article", "themes", "routes")
    return answers.json({"version": 1, **{name: f"{HOME}{name}.json" for name in names}})


@with_key("after")
def listed(request: HttpRequest, _now: datetime) -> HttpResponse:
    """The public articles that have lines, by subject."""
    found = gathered(_plain(request, "after"), PAGE)
    cards = articles.cards_of([subject for subject, _ in found])
    items = [{**article_of(cards[one]), "made_at": at} for one, at in found if one in cards]
    return answers.json({"items": items, "next": _next("articles", after=found[-1][0]) if len(found) == PAGE else None})


@with_key("article")
def article(request: HttpRequest, _now: datetime) -> HttpResponse:
    """The lines of one public article, named by its path or subject."""
    asked = _plain(request, "article")
    subject = articles.subject_at(asked) if asked.startswith("/") else asked
    card = articles.cards_of([subject]).get(subject) if subject else None
    if card is None:
        return _refused("article", "No public article is there: send its path, or its subject of articles.json.", 404)
    made = kept(card.subject)
    section = shown_of(made, reads.approvals(card.subject))
    lines, stand = made.summary.lines, section.lines if section else ()
    shown = {one.line.key for one in stand if one.standing == "now"}
    return answers.json({
        "article": article_of(card), "made_at": made.made_at, "read": made.summary.read,
        "covered": made.summary.covered, "waiting": made.came, "left_out": made.others,
        "lines": [line_of(line, card.language, shown=line.key in shown) for line in lines],
        "standing": [line_of(one.line, card.language, shown=True) for one in stand if one.standing == "approved"],
    })  # fmt: skip


@with_key("weeks", "about")
def themes(request: HttpRequest, now: datetime) -> HttpResponse:
    """Readers of each theme, week by week; `about`: in comments that name this subject of the ledger alone."""
    about, number = _plain(request, "about"), request.GET.get("weeks", str(WEEKS))
    if not (number.isascii() and number.isdigit() and len(number) < 4 and 0 < int(number) <= LAST):
        return _refused("weeks", f"“weeks” is a number from 1 to {LAST}.")
    if about and about not in ledger.slugs_by_name().values():
        return _refused("about", "No subject of the ledger has this slug.", 404)
    weeks = across.weeks(about, int(number), now)
    known = across.named({key: None for _, told in weeks for key in told})
    items: list[Json] = [
        {**theme_of(theme), "readers": [told.get(key, 0) for _, told in weeks]} for key, theme in sorted(known.items())
    ]
    begins = [begin for begin, _ in weeks]
    return answers.json({"about": about, "as_of": now, "week_days": timedelta(days=7).days, "weeks": begins,
                         "items": items})  # fmt: skip


@with_key("state", "article", "before")
def routes(request: HttpRequest, _now: datetime) -> HttpResponse:
    """What readers ask and correct, `open`, open `between` readers, or `settled`, the newest first."""
    state, before, subject = request.GET.get("state", "open"), request.GET.get("before", ""), _plain(request, "article")
    if state not in STATES:
        return _refused("state", f"“state” is {_offered(STATES)}.")
    if before and not (before.isascii() and before.isdigit() and len(before) < 19):
        return _refused("before", "“before” is the id of a route: the last one of the page before.")
    if subject.startswith("/"):
        subject = articles.subject_at(subject) or "-"
    found = STATES[state]([subject] if subject else None, PAGE, int(before) if before else None)
    cards, texts = articles.cards_of([one.subject for one in found]), quotable([one.comment_id for one in found])
    items = [
        route_of(one, cards[one.subject], texts[one.comment_id])
        for one in found
        if one.subject in cards and one.comment_id in texts
    ]
    more = {"state": state, **({"article": subject} if subject else {})}
    return answers.json({
        "items": items, "next": _next("routes", **more, before=str(found[-1].id)) if len(found) == PAGE else None,
    })  # fmt: skip


def _next(name: str, **asked: str) -> str:
    return f"{HOME}{name}.json?{urlencode(asked)}"


def _plain(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "")[:300].replace("\0", "")


def _offered(names: Collection[str]) -> str:
    return " or ".join(f"“{name}”" for name in names) or "there is none"


def _refused(code: str, message: str, status: int = 422) -> HttpResponse:
    return answers.json({"problems": [{"field": None, "code": code, "message": message}]}, status)
