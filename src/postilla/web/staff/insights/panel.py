"""What readers say under one article: its lines, why each label was given, and what editors make of them."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from postilla.articles.models import ArticlePage
from postilla.insights import reads, refusals as r, writes
from postilla.insights.headings import heading
from postilla.insights.reads.article import LISTED, Heard, article, by_words
from postilla.insights.reads.comments import found_in
from postilla.insights.reads.lines import Approved
from postilla.insights.rules import KIND, KINDS, STANCES, THEME, TOWARD, Corrected
from postilla.insights.values import Line, Toward
from postilla.vocabulary import Refusals
from postilla.web.staff.desks import may_read
from postilla.web.staff.insights import asked
from postilla.web.staff.insights.approving import instead_of, is_sure, publish, seen_of
from postilla.web.staff.insights.comments import NAMES, STANCE, labelled
from postilla.web.staff.insights.standing import standing

SHOWN_WORDS = 5  # of a theme
BARS: tuple[Toward, ...] = ("for", "mixed", "against", "none")

Page = Callable[..., HttpResponse]


def for_editors_of(page: Page) -> Page:
    """For those who may edit the article, and look after its section: called with the request and the article."""

    @login_required
    @wraps(page)
    def guarded(request: HttpRequest, page_id: int) -> HttpResponse:
        found = ArticlePage.objects.filter(pk=page_id).first()
        if found is None:
            raise Http404
        if not may_read(request.user, found):
            raise PermissionDenied
        return page(request, found)

    return cast(Page, guarded)


@for_editors_of
def page(request: HttpRequest, leaf: Any) -> HttpResponse:
    """GET: the lines. POST: `deed` relabel, undo, approve, approve-all or take-off."""
    if request.method == "POST":
        return _do(request, leaf)
    heard = article(leaf.subject)
    approved = reads.approvals(leaf.subject)
    may_publish = leaf.permissions_for_user(request.user).can_publish()
    summary = heard.kept.summary
    new = [line for line in summary.lines if not _stands(line, approved.get(line.key))]
    themes = named_themes(summary.lines, leaf.language)
    context = {
        "page_title": f"What readers say: “{leaf.title}”",
        "article": leaf,
        "lines": [_line(line, heard, approved, leaf.language) for line in summary.lines],
        "instead": request.GET.getlist("instead")[:LISTED],
        "read": summary.read,
        "covered": summary.covered,
        "by_words": by_words(leaf.subject),
        "copied": len(summary.copied),
        **asked.alone(summary.alone, heard),
        "rest": [labelled(heard.said[each], heard) for each in heard.rest[:LISTED] if each in heard.said],
        "rest_number": len(heard.rest),
        "kept": heard.kept,
        "themes": themes,
        "kinds": [(kind, NAMES[kind]) for kind in KINDS],
        "stances": [(stance, STANCE[stance]) for stance in STANCES],
        "may_publish": may_publish and leaf.live,
        "sure": [seen_of(line, heard.kept) for line in new if is_sure(line, heard.said)],
        "unsure": not all(is_sure(line, heard.said) for line in new),
        "corrections": [_corrected(one, themes) for one in reads.corrections(leaf.subject)],
        "standing": standing(heard.kept, approved, leaf.language),
    }
    return render(request, "postilla_staff/insights/article.html", context)


def named_themes(lines: Sequence[Line], language: str) -> dict[str, str]:
    """What themes are called where one is chosen, by key: as what stands over their lines, of several the first."""
    names: dict[str, str] = {}
    for line in lines:
        over = heading(line, line.quotations, language)
        name = f"“{over.phrase}”" if over.phrase else ", ".join(over.words[:SHOWN_WORDS])
        names.setdefault(line.theme.key, name or line.theme.key)
    return names


def _line(line: Line, heard: Heard, approved: dict[str, Any], language: str) -> dict[str, Any]:
    over = heading(line, line.quotations, language)
    told = max(sum(line.spread.values()), 1)
    spread: list[dict[str, Any]] = []
    start = 0.0
    for name in BARS:
        if number := line.spread.get(name, 0):
            spread.append({"name": name, "label": STANCE[name], "number": number, "start": start,
                           "share": 100 * number / told})  # fmt: skip
            start += 100 * number / told
    stands = approved.get(line.key)
    quoted = [labelled(heard.said[one.comment_id], heard, line, one) for one in line.quotations]
    others = heard.behind(line)
    return {
        "line": line, "kind": NAMES[line.kind], "words": ", ".join(over.words[:SHOWN_WORDS]), "phrase": over.phrase,
        "reason": asked.reason(line), "also": asked.also(line), "copies": _copies(line), **asked.asks(line, heard),
        "lang": over.lang, "spread": spread,
        "agree": line.answers.get("agrees", 0), "disagree": line.answers.get("disagrees", 0),
        "quoted": quoted,
        "others": [labelled(heard.said[one], heard, line) for one in others[:LISTED] if one in heard.said],
        "more": max(len(others) - LISTED, 0), "approved": stands, "seen": seen_of(line, heard.kept),
        "renewed": stands is not None and not _stands(line, stands),
    }  # fmt: skip


def _copies(line: Line) -> str:
    """Which of its comments are one text."""
    sizes = sorted((len(mine) for mine in line.copies), reverse=True)
    return ", ".join([f"{size} of them {'another' if at else 'one'} text" for at, size in enumerate(sizes)])


def _stands(line: Line, approved: Approved | None) -> bool:
    """Whether readers see it with the quotations that it has now."""
    return approved is not None and {one.comment_id for one in approved.quoted} == {
        one.comment_id for one in line.quotations
    }


def _corrected(one: Any, themes: dict[str, str]) -> dict[str, Any]:
    names = {**NAMES, **STANCE, **themes}
    return {"one": one, "before": names.get(one.before, one.before), "value": names.get(one.value, one.value or "none")}


def _do(request: HttpRequest, leaf: Any) -> HttpResponse:
    said, by, now = request.POST, request.user.get_username(), timezone.now()
    deed, back = said.get("deed", ""), said.get("back", "")
    publishes = deed in ("approve", "approve-all", "take-off")
    if publishes and not (leaf.live and leaf.permissions_for_user(request.user).can_publish()):
        raise PermissionDenied
    try:
        if deed == "relabel":
            _relabel(said, leaf.subject, by)
            messages.success(request, "Corrected. It counts from now on; “Take back” below undoes it.")
        elif deed == "undo":
            writes.undo_relabel(_number(said, "id"), leaf.subject, by, now)
            messages.success(request, "Taken back: what the rules say counts again.")
        elif publishes:
            publish(deed, said, leaf.subject, by)
            messages.success(request, "The article’s page is made again.")
    except Refusals as refusals:
        for problem in refusals.problems:
            messages.error(request, problem.english())
        if deed in ("approve", "approve-all"):
            return _look_again(request, leaf)
    anchor = f"#{back}" if back.replace("-", "").isalnum() else ""
    return HttpResponseRedirect(reverse("postilla_saying", args=[leaf.pk]) + anchor)


def _look_again(request: HttpRequest, leaf: Any) -> HttpResponse:
    """Nothing was shown to readers, since other words stood before the editor: the lines of now are marked."""
    instead = instead_of(request.POST, leaf.subject)
    if not instead:
        messages.info(request, "No line holds its comments now, so there is none to show in its place.")
    query = "?" + urlencode({"instead": instead}, doseq=True) if instead else ""
    return HttpResponseRedirect(reverse("postilla_saying", args=[leaf.pk]) + query)


def _relabel(said: Any, subject: str, by: str) -> None:
    what = next((name for name in (KIND, TOWARD, THEME) if name in said), "")
    number, value, now = _number(said, "comment"), said.get(what, ""), timezone.now()
    if all(one.comment.id != number or one.subject != subject for one in found_in([number]).values()):
        raise r.NotHeard
    if what == THEME:  # one that only this article has is not kept anywhere yet
        lines = reads.summary(subject).lines
        writes.keep_new([line.theme for line in lines if line.theme.key == value][:1], now)
    one = Corrected(_number(said, "start"), _number(said, "end"), what, value)
    writes.relabel(number, one, said.get(f"before-{what}", "")[:60], by, now)


def _number(said: Any, name: str) -> int:
    text = said.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
