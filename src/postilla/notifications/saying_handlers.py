"""What notifications does when what a reader asked came to something. May be run twice."""

from collections.abc import Sequence
from datetime import datetime

from postilla.discussion import reads as discussion
from postilla.insights import reads as insights
from postilla.insights.events import RouteSettled
from postilla.insights.routing import ANSWERED, OPEN
from postilla.notifications.handlers import SLIP
from postilla.notifications.values import Order
from postilla.notifications.writes import subscriptions
from postilla.notifications.writes.letters import queue
from postilla.vocabulary import Event


def on_route_settled(facts: Sequence[Event], now: datetime) -> None:
    """The reader is told, if they want mail about answers. Of an answer that is a comment they hear as of any other."""
    for fact in facts:
        if not isinstance(fact, RouteSettled) or fact.state in OPEN:
            continue
        found, route = discussion.comment(fact.comment_id), insights.route(fact.route_id)
        if found is None or route is None or (route.state == ANSWERED and route.answer_id):
            continue
        guest_id = found[0].guest_id
        if guest_id is not None and subscriptions.wants_answers(guest_id):
            about = {"route": fact.route_id, "state": fact.state, "step": fact.step_id}
            queue(Order(f"route:{fact.step_id}", "route", f"guest:{guest_id}", about, due=now + SLIP), now)
