"""What readers ask and correct: the author's list, where each stands until it came to something."""

from collections.abc import Callable, Container, Iterable, Mapping
from functools import partial
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
from postilla.discussion.values import CommentView
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
EXCERPT = 280  # characters of what is answered, and of what another reader answered
COUNTED = 200  # of what is between readers, told as “200+” beyond
PERMISSION = "wagtailadmin.access_admin"
LISTED: Mapping[str, Callable[[list[str] | None, int, int | None], list[RouteView]]] = {
    "open": reads.open_routes,
    "between": partial(reads.open_routes, whose=reads.READERS),
    "settled": reads.settled_routes,
}


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
    """`of` mine (as long as somebody wrote something) or all, or `article`: of one subject alone; `state` open,
    between (open, between readers) or settled; `before`: the last one seen."""
    mine = theirs(request.user)
    of = "all" if not mine or request.GET.get("of") == "all" else "mine"
    state = asked if (asked := request.GET.get("state", "")) in LISTED else "open"
    article = request.GET.get("article", "")[:120].replace("\0", "")
    subjects = [article] if article else mine if of == "mine" else None
    shown, pages = _shown(request, state, subjects, mine)
    last = shown[PER_PAGE - 1].id if len(shown) > PER_PAGE else None
    shown = shown[:PER_PAGE]
    texts = _texts(shown)
    lines = [_line(one, pages[one.subject], texts) for one in shown if one.comment_id in texts]
    context = {
        "page_title": "What readers ask",
        "of": of,
        "state": state,
        "has_own": bool(mine),
        "narrowed": f"&{urlencode({'article': article})}" if article else "",
        "routes": lines if state == "settled" else _with_answers(lines),
        "between": _number_between(request.user, subjects, mine) if state != "between" else "",
        "last": last,
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
    listed = LISTED[state]
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
    """The public comments, with their words as they may be shown, and the public ones that they answer."""
    known = _public([one.comment_id for one in found])
    above = _public({view.parent_id for view in known.values() if view.parent_id is not None} - {*known})
    words = masked_words([*known.values(), *above.values()])
    return {one: (view, words[one]) for one, view in (known | above).items()}


def _public(comment_ids: Iterable[int]) -> dict[int, CommentView]:
    return {one: view for one, (view, _) in discussion.whole(comment_ids).items() if view.is_public}


def _line(one: RouteView, leaf: Any, texts: dict[int, Any]) -> dict[str, Any]:
    view, text = texts[one.comment_id]
    return {
        "route": one, "kind": KINDS[one.kind], "state": STATES[one.state], "article": leaf, "view": view, "text": text,
        "above": _beginning(*texts[view.parent_id]) if view.parent_id in texts else None,
    }  # fmt: skip


def _beginning(view: CommentView, text: str) -> dict[str, Any]:
    line = " ".join(text.split())
    return {"view": view, "text": line if len(line) <= EXCERPT else f"{line[:EXCERPT].rstrip()}…"}


def _with_answers(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """With what other readers answered, each in its place; what they did not answer first."""
    answers = reads.answered_by_readers([one["view"].id for one in lines])
    words = masked_words(answers.values())
    told = {one: _beginning(view, words[view.id]) for one, view in answers.items()}
    return sorted(({**one, "answer": told.get(one["view"].id)} for one in lines), key=lambda one: bool(one["answer"]))


def _number_between(user: Any, subjects: list[str] | None, mine: list[str]) -> str:
    """How many wait that are between readers, under articles of which somebody may settle what readers ask; "" for
    none."""
    found = reads.open_routes(subjects, COUNTED, whose=reads.READERS)
    pages = _pages(user, found, mine, theirs_of_sections(user))
    number = sum(one.subject in pages for one in found)
    return f"{number}+" if len(found) == COUNTED else str(number or "")


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
