"""Who is to look at a comment, and what became of it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.values import BY_AUTHOR, BY_STAFF, ENDED, CommentView
from postilla.identity import reads as identity
from postilla.identity.values import P_CONFIRMED
from postilla.insights import refusals as r
from postilla.insights.events import RouteSettled
from postilla.insights.models import Route, RouteStep
from postilla.insights.names import Families, called
from postilla.insights.reads.above import spoken_to
from postilla.insights.reads.comments import Found
from postilla.insights.reads.people import silent
from postilla.insights.routing import (
    ANSWERED,
    CAME_TO_SOMETHING,
    CORRECTED,
    DECLINED,
    LONGEST,
    NEW,
    OPEN,
    SEEN,
    SETTLED,
    wanted,
)
from postilla.insights.values import Reading
from postilla.ledger import reads as ledger
from postilla.outbox.portions import rows_by
from postilla.outbox.writes import Telling, telling

OPEN_STATES = list(OPEN)


def settle(route_id: int, state: str, reason: str, by: str, now: datetime) -> None:
    """Say what became of what a reader asked. To decline needs a reason, which the reader is told.

    Raises Refusals.
    """
    reason = reason.strip()
    if state not in SETTLED:
        raise r.NoSuchState
    if state == DECLINED and not reason:
        raise r.ReasonWanted
    if len(reason) > LONGEST:
        raise r.ReasonTooLong
    with telling(now) as tell:
        route = Route.objects.select_for_update().filter(id=route_id).first()
        if route is None:
            raise r.NoSuchRoute
        if (route.state, route.reason) != (state, reason):
            if state == CORRECTED and not _is_corrected(route):
                raise r.NotCorrected
            _step(route, state, reason, by, now, tell)


def _is_corrected(route: Route) -> bool:
    """Whether the reader may be told that the article was corrected: a note that stands says so."""
    return route.comment_id in articles.prompted_by([route.comment_id]) or articles.corrected_since(
        route.subject, route.made_at
    )


def see(route_ids: Iterable[int], by: str, now: datetime) -> None:
    """Whose they are has looked at them. Those that came to something already stay as they are."""
    with telling(now) as tell:
        for route in Route.objects.select_for_update().filter(id__in=list(route_ids)).order_by("id"):
            if route.state == NEW:
                _step(route, SEEN, "", by, now, tell)


def answered_by(comment_ids: Collection[int], now: datetime) -> None:
    """Among these comments may be answers by an author, the editors or a named party to what was routed to them."""
    views = {one: view for one, (view, _) in discussion.whole(comment_ids).items() if view.is_public and view.badge}
    parents = {view.parent_id for view in views.values() if view.parent_id}
    if not any(state in OPEN for (state,) in rows_by(Route, "comment_id", parents, "state")):
        return
    with telling(now) as tell:
        for view in sorted(views.values(), key=lambda view: view.id):
            open_ones = Route.objects.select_for_update().filter(comment_id=view.parent_id or 0, state__in=OPEN_STATES)
            for route in open_ones.filter(party=view.party) if _may_answer(view) else ():
                route.answer_id = view.id
                _step(route, ANSWERED, "", view.author_name, now, tell)


def _may_answer(view: CommentView) -> bool:
    return view.badge in (BY_AUTHOR, BY_STAFF) or bool(view.party)


def route(found: Mapping[int, Found], readings: Mapping[int, Reading], now: datetime) -> None:
    """Within a transaction: the routes of comments that were read just now. Those that came to something stay."""
    views = discussion.whole(found)
    organisations = sorted({line.organisation for line in identity.parties(1_000) if line.state == P_CONFIRMED})
    known = Families(ledger.families() if organisations else [])
    parties = {one: called(one, known) for one in organisations}
    to = spoken_to(found)
    had = {(row.comment_id, row.party): row for row in Route.objects.filter(comment_id__in=list(found))}
    made: list[Route] = []
    for one, here in sorted(found.items()):  # the newest gets the highest id, whatever order a database answers in
        staff = one in views and views[one][0].badge
        asked = set() if staff else wanted(readings[one], here.comment, parties, known, to[one])
        for kind, party, between_readers in sorted(asked):
            row = had.pop((one, party), None)
            between = between_readers and (row is None or row.state in OPEN)  # what the newsroom took up is its own
            if row is None:
                made.append(
                    Route(comment_id=one, subject=here.subject, kind=kind, party=party, between=between, state=NEW,
                          made_at=here.comment.at, changed_at=now)
                )  # fmt: skip
                continue
            if (row.kind, row.subject, row.between) != (kind, here.subject, between):
                Route.objects.filter(id=row.pk).update(kind=kind, subject=here.subject, between=between)
    Route.objects.bulk_create(made, ignore_conflicts=True)  # another listener may have read them too
    Route.objects.filter(id__in=[row.pk for row in had.values()], state=NEW).delete()


def leave(comment_ids: Collection[int], tell: Telling, now: datetime) -> None:
    """Within a transaction: these comments are gone, or not analysed, with what became of them. One that is held, or
    was taken out, may come back: what became of it is kept, and told of nowhere (`reads`). What those that are gone
    answered waits again."""
    known = discussion.whole(comment_ids)
    may_return = {one for one, (view, _) in known.items() if view.state not in ENDED} - silent(comment_ids)
    Route.objects.filter(comment_id__in={*comment_ids} - may_return).delete()
    gone = {*comment_ids} - {*discussion.public_versions(comment_ids)}
    for row in Route.objects.filter(answer_id__in=gone):
        row.answer_id = None
        _step(row, NEW, "", "", now, tell)


def _step(route: Route, state: str, reason: str, by: str, now: datetime, tell: Telling) -> None:
    step = RouteStep.objects.create(route=route, state=state, reason=reason, by=by, at=now)
    route.state, route.reason, route.by, route.changed_at = state, reason, by, now
    if state in CAME_TO_SOMETHING:
        route.between = False
    if state != ANSWERED:
        route.answer_id = None
    route.save()
    tell(RouteSettled(route.pk, route.comment_id, route.subject, state, step.pk))
