"""What readers asked, corrected and complained of, and what became of it."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from postilla.discussion import reads as discussion
from postilla.insights.models import Mention, Route, RouteStep
from postilla.insights.reads.people import tellable
from postilla.insights.routing import ANSWERED, CAME_TO_SOMETHING, OPEN, USED, RouteView
from postilla.outbox.portions import Row, along, in_portions, together

if TYPE_CHECKING:
    from django.db.models import QuerySet

PORTION, LOOKED = 200, 10_000  # routes that are looked at at once, and for one answer
LOOKED_AT = 50_000  # comments of which complaints are looked for, the newest
_FIELDS = (
    "id", "comment_id", "subject", "kind", "party", "between", "state", "reason", "answer_id", "by",
    "made_at", "changed_at",
)  # fmt: skip
_PARTY, _BETWEEN = _FIELDS.index("party"), _FIELDS.index("between")


def route(route_id: int) -> RouteView | None:
    """None where there is none, or of a comment of which nothing may be told."""
    found = Route.objects.filter(id=route_id).values_list(*_FIELDS).first()
    return next(iter(_told([found])), None) if found else None


def last_step(route_id: int) -> int:
    """The id of what became of a route last; 0 while nothing did."""
    return RouteStep.objects.filter(route_id=route_id).order_by("-id").values_list("id", flat=True).first() or 0


def _first(rows: Iterator[Row], most: int) -> list[RouteView]:
    """The first of these routes that may be told of, `most` at the most: looked for portion by portion."""
    found: list[RouteView] = []
    for some in in_portions(islice(rows, LOOKED), PORTION):
        found += _told(some)
        if len(found) >= most:
            break
    return found[:most]


class Whose(NamedTuple):
    """Whose routes: those of a party, "" for the authors'; or those between readers."""

    party: str = ""
    between: bool = False


AUTHORS, READERS = Whose(), Whose(between=True)


def _routes(
    rows: "QuerySet[Route]", order: str, states: Iterable[str], whose: Whose, of: Collection[str] | None = None
) -> Iterator[Row]:
    """Routes in these states, in this order: the few of the conversations `of`, or, for None, along an index of each
    state."""
    if of is None:
        rows = rows.filter(party=whose.party, between__in=[whose.between])  # `NOT between` is looked up in no index
        parts = [rows.filter(state=state) for state in states]
        return together([along(one, order, _FIELDS, PORTION) for one in parts], order, _FIELDS)
    parts = [rows.filter(subject__in=some, state__in=list(states)) for some in in_portions(of)]
    found = together([along(one, order, _FIELDS, PORTION) for one in parts], order, _FIELDS)
    return (row for row in found if (row[_PARTY], row[_BETWEEN]) == whose)


def _told(found: Iterable[Row]) -> list[RouteView]:
    """Those whose comments anybody may read, and whose readers did not opt out."""
    views = [RouteView(*row) for row in found]
    may = tellable({one.comment_id for one in views})
    return [one for one in views if one.comment_id in may]


def open_routes(
    subjects: Collection[str] | None, most: int, before: int | None = None, whose: Whose = AUTHORS
) -> list[RouteView]:
    """What came to nothing yet, the newest first: of all articles, or of those of `subjects`.

    `before`: the id of the last of the portion before.
    """
    rows = Route.objects.all() if before is None else Route.objects.filter(id__lt=before)
    return _first(_routes(rows, "-id", OPEN, whose, subjects), most)


def waiting_since(before: datetime, most: int, of: Collection[str] | None = None) -> list[RouteView]:
    """Questions and corrections to the authors that nobody answered, posted before a time, the oldest first; in the
    conversations `of` alone, where that is given."""
    return _first(_routes(Route.objects.filter(made_at__lt=before), "made_at", OPEN, AUTHORS, of), most)


def routes_to(party: str, most: int) -> list[RouteView]:
    """Complaints about an organisation, those that wait first, the newest of them first."""
    found = _first(_routes(Route.objects.all(), "-id", OPEN, Whose(party)), most)
    settled = _routes(Route.objects.all(), "-id", CAME_TO_SOMETHING, Whose(party))
    return [*found, *_first(settled, most - len(found))] if len(found) < most else found


def complained(most: int) -> list[int]:
    """The newest comments that were read as complaints before all, or as reports, of which many are complaints too;
    among the last LOOKED_AT that were read."""
    rows = Mention.objects.filter(what=Mention.SAID).order_by("-at").values_list("comment_id", "kind")[:LOOKED_AT]
    return [one for one, kind in rows if kind in ("complaint", "report")][:most]


def settled_routes(
    subjects: Collection[str] | None, most: int, before: int | None = None, whose: Whose = AUTHORS
) -> list[RouteView]:
    """What came to something last. `before`: the id of the last of the portion before."""
    rows = Route.objects.all()
    last = None if before is None else Route.objects.filter(id=before).values_list("changed_at", "id").first()
    if last is not None:
        rows = rows.filter(changed_at__lte=last[0]).exclude(changed_at=last[0], id__gte=last[1])
    return _first(_routes(rows, "-changed_at", CAME_TO_SOMETHING, whose, subjects), most)


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
