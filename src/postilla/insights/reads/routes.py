"""What readers asked, corrected and complained of, and what became of it."""

from collections.abc import Collection, Container, Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from postilla.discussion import reads as discussion
from postilla.insights.models import Mention, Route, RouteStep
from postilla.insights.reads.people import tellable
from postilla.insights.routing import ANSWERED, OPEN, USED, RouteView

PORTION, PORTIONS = 200, 50  # routes that are looked at at once; of such portions for one answer
_FIELDS = (
    "id", "comment_id", "subject", "kind", "party", "state", "reason", "answer_id", "by", "made_at", "changed_at",
)  # fmt: skip


def route(route_id: int) -> RouteView | None:
    """None where there is none, or of a comment of which nothing may be told."""
    found = Route.objects.filter(id=route_id).values_list(*_FIELDS).first()
    return next(iter(_told([found])), None) if found else None


def last_step(route_id: int) -> int:
    """The id of what became of a route last; 0 while nothing did."""
    return RouteStep.objects.filter(route_id=route_id).order_by("-id").values_list("id", flat=True).first() or 0


def _first(rows: QuerySet[Route], most: int, of: Container[str] | None = None) -> list[RouteView]:
    """The first of these routes that may be told of, in conversations in `of`, `most` at the most: looked for portion
    by portion."""
    found: list[RouteView] = []
    for start in range(0, PORTIONS * PORTION, PORTION):
        some = list(rows.values_list(*_FIELDS)[start : start + PORTION])
        found += [one for one in _told(some) if of is None or one.subject in of]
        if len(found) >= most or len(some) < PORTION:
            break
    return found[:most]


def _told(found: Iterable[tuple[Any, ...]]) -> list[RouteView]:
    """Those whose comments anybody may read, and whose readers did not opt out."""
    views = [RouteView(*row) for row in found]
    may = tellable({one.comment_id for one in views})
    return [one for one in views if one.comment_id in may]


def open_routes(subjects: Collection[str] | None, most: int, before: int | None = None) -> list[RouteView]:
    """What came to nothing yet and is the authors', the newest first: of all articles, or of those of `subjects`.

    `before`: the id of the last of the portion before.
    """
    rows = Route.objects.filter(state__in=OPEN, party="").order_by("-id")
    rows = rows if subjects is None else rows.filter(subject__in=subjects)
    rows = rows if before is None else rows.filter(id__lt=before)
    return _first(rows, most)


def waiting_since(before: datetime, most: int, of: Container[str] | None = None) -> list[RouteView]:
    """Questions and corrections that nobody answered, posted before a time, the oldest first."""
    rows = Route.objects.filter(state__in=OPEN, party="", made_at__lt=before).order_by("made_at", "id")
    return _first(rows, most, of)


def routes_to(party: str, most: int) -> list[RouteView]:
    """Complaints about an organisation, those that wait first, the newest of them first."""
    waiting = Route.objects.filter(party=party, state__in=OPEN).order_by("-id")
    settled = Route.objects.filter(party=party).exclude(state__in=OPEN).order_by("-id")
    found = _first(waiting, most)
    return [*found, *_first(settled, most - len(found))] if len(found) < most else found


def complained(most: int) -> list[int]:
    """The newest comments that were read as complaints before all, or as reports, of which many are complaints too."""
    rows = Mention.objects.filter(what=Mention.SAID, kind__in=("complaint", "report")).order_by("-at")
    return list(rows.values_list("comment_id", flat=True)[:most])


def settled_routes(subjects: Collection[str] | None, most: int, before: int | None = None) -> list[RouteView]:
    """What came to something last. `before`: the id of the last of the portion before."""
    rows = Route.objects.filter(party="").exclude(state__in=OPEN).order_by("-changed_at", "-id")
    rows = rows if subjects is None else rows.filter(subject__in=subjects)
    last = None if before is None else Route.objects.filter(id=before).values_list("changed_at", "id").first()
    if last is not None:
        rows = rows.filter(Q(changed_at__lt=last[0]) | Q(changed_at=last[0], id__lt=last[1]))
    return _first(rows, most)


def answers_in(subject: str) -> dict[int, tuple[str, int | None, str]]:
    """What a conversation says under comments: {comment: (state, the comment that answers it, its badge)} of what was
    answered, or used in an article."""
    rows = Route.objects.filter(subject=subject, state__in=(ANSWERED, USED)).order_by("id")
    found = list(rows.values_list("comment_id", "state", "answer_id"))
    views = discussion.whole([answer for _, _, answer in found if answer]) if found else {}
    told: dict[int, tuple[str, int | None, str]] = {}
    may = tellable({row[0] for row in found})
    for comment_id, state, answer in found:
        if comment_id not in may:
            continue
        view = views[answer][0] if answer in views else None
        if view is not None and view.is_public:
            told[comment_id] = (state, view.id, view.badge)
        elif state == USED:
            told.setdefault(comment_id, (state, None, ""))
    return told
