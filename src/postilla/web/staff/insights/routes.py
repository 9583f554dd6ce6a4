"""What readers ask and correct: the author's list, where each stands until it came to something."""

from collections.abc import Container, Iterable
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail.permissions import page_permission_policy

from postilla.articles.models import ArticlePage, Author
from postilla.articles.reads.cards import keys_of
from postilla.discussion import reads as discussion
from postilla.insights import reads, writes
from postilla.insights.reads.kept import masked_words
from postilla.insights.reads.theirs import theirs as theirs_of_sections
from postilla.insights.routing import ANSWERED, CORRECTED, DECLINED, SEEN, USED, RouteView
from postilla.vocabulary import Refusals

STATES = {
    "new": "new", "seen": "seen", "answered": "answered", "used": "used in an article", "corrected": "corrected",
    "declined": "declined",
}  # fmt: skip
DEEDS = (
    (SEEN, "Seen"), (ANSWERED, "Answered elsewhere"), (USED, "Used in an article"), (CORRECTED, "Corrected"),
    (DECLINED, "Decline"),
)  # fmt: skip
KINDS = {"question": "Question", "correction": "Correction", "complaint": "Complaint"}
PER_PAGE, PORTION, PORTIONS = 20, 200, 50  # shown at once; looked at at once, and so often, for one page
PERMISSION = "wagtailadmin.access_admin"


def theirs(user: Any) -> list[str]:
    """The subjects of the articles that somebody wrote."""
    keys = ArticlePage.objects.filter(bylines__author__user=user).values_list("translation_key", flat=True)
    return [f"article:{key}" for key in keys.distinct()]


def waiting_for(user: Any) -> int:
    """How many wait for somebody as the author."""
    mine = theirs(user)
    return len(reads.open_routes(mine, 100)) if mine else 0


@permission_required(PERMISSION)
def page(request: HttpRequest) -> HttpResponse:
    """`of` mine (as long as somebody wrote something) or all, or `article`: of one subject alone; `state` open or
    settled; `before`: the last one seen."""
    mine = theirs(request.user)
    of = "all" if not mine or request.GET.get("of") == "all" else "mine"
    state = "settled" if request.GET.get("state") == "settled" else "open"
    article = request.GET.get("article", "")[:120].replace("\0", "")
    subjects = [article] if article else mine if of == "mine" else None
    shown, pages = _shown(request, state, subjects, mine)
    texts = _texts(shown[:PER_PAGE])
    context = {
        "page_title": "What readers ask",
        "of": of,
        "state": state,
        "has_own": bool(mine),
        "narrowed": f"&{urlencode({'article': article})}" if article else "",
        "routes": [_line(one, pages[one.subject], texts) for one in shown[:PER_PAGE] if one.comment_id in texts],
        "last": shown[PER_PAGE - 1].id if len(shown) > PER_PAGE else None,
        "deeds": DEEDS,
        "is_author": Author.objects.filter(user_id=request.user.pk or 0).exists(),
        "authors": _authors(request.user),
        "here": request.get_full_path(),
    }
    return render(request, "postilla_staff/insights/routes.html", context)


def _authors(user: Any) -> str:
    """Where authors' profiles are, for who may change them; ""."""
    if not user.has_perm("articles.change_author"):
        return ""
    return reverse(cast(Any, Author).snippet_viewset.get_url_name("list"))


def _shown(
    request: HttpRequest, state: str, subjects: list[str] | None, mine: list[str]
) -> tuple[list[RouteView], dict[str, Any]]:
    """The next routes that somebody may settle, more than a page where there are more, and their articles: however
    many of other sections stand between them."""
    listed = reads.open_routes if state == "open" else reads.settled_routes
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
    shown: list[RouteView] = []
    pages: dict[str, Any] = {}
    may = theirs_of_sections(request.user)
    for _ in range(PORTIONS):
        found = listed(subjects, PORTION, before)
        pages |= _pages(request.user, found, mine, may)
        shown += [one for one in found if one.subject in pages]
        if len(shown) > PER_PAGE or len(found) < PORTION:
            break
        before = found[-1].id
    return shown, pages


def _pages(user: Any, found: Iterable[RouteView], mine: list[str], may: Container[str] | None) -> dict[str, Any]:
    """The articles, by subject, of which somebody may settle what readers ask: their own, and those that they may edit
    and that are on their desk (`may`; None: all). Of several translations the first made of those that they may edit,
    since its panel and its corrections are open to them; else the first made."""
    keys = keys_of({one.subject for one in found})
    leaves = ArticlePage.objects.filter(translation_key__in=keys, live=True).order_by("-pk")
    own = set(mine)
    theirs = [leaf for leaf in leaves if may is None or leaf.subject in own or leaf.subject in may]
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    best = set(editable.filter(pk__in=[leaf.pk for leaf in theirs]).values_list("pk", flat=True))
    return {leaf.subject: leaf for leaf in sorted(theirs, key=lambda leaf: leaf.pk in best)}


def _texts(found: list[RouteView]) -> dict[int, Any]:
    """The public comments, with their words as they may be shown."""
    known = discussion.whole([one.comment_id for one in found])
    return {one: (view, masked_words(view)) for one, (view, _) in known.items() if view.is_public}


def _line(one: RouteView, leaf: Any, texts: dict[int, Any]) -> dict[str, Any]:
    view, text = texts[one.comment_id]
    return {
        "route": one, "kind": KINDS[one.kind], "state": STATES[one.state], "article": leaf, "view": view, "text": text,
    }  # fmt: skip


@permission_required(PERMISSION)
@require_POST
def settle(request: HttpRequest, route_id: int) -> HttpResponse:
    """`state` and, to decline, a `reason`."""
    found = reads.route(route_id)
    if found is None:
        raise Http404
    if found.subject not in _pages(request.user, [found], theirs(request.user), theirs_of_sections(request.user)):
        raise PermissionDenied
    said = request.POST
    try:
        writes.settle(
            route_id, said.get("state", ""), said.get("reason", ""), request.user.get_username(), timezone.now()
        )
        told = "The reader is told in two minutes, if they want mail; until then it can be changed."
        messages.success(request, "Noted." if said.get("state") == SEEN else f"Noted. {told}")
    except Refusals as refusals:
        for problem in refusals.problems:
            messages.error(request, problem.english())
    back = said.get("back", "")
    home = reverse("postilla_routes")
    return HttpResponseRedirect(back if back.startswith((home, f"{home}?")) else home)
