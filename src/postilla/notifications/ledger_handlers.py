"""What notifications does when it hears a fact of the ledger. Each handler may be run twice."""

from collections.abc import Sequence
from datetime import datetime

from postilla.discussion import reads as discussion
from postilla.ledger.events import EvidenceSettled, FigureRecorded, PromiseRecorded, PromiseRevised, VerdictChanged
from postilla.notifications.handlers import SLIP
from postilla.notifications.reads import mail_is_on
from postilla.notifications.values import Order
from postilla.notifications.writes import news, subscriptions
from postilla.notifications.writes.letters import queue
from postilla.notifications.writes.news import News
from postilla.vocabulary import Event


def on_evidence_settled(facts: Sequence[Event], now: datetime) -> None:
    """The author of the comment is told what the editors made of it, if they want mail about their comments."""
    for fact in facts:
        found = discussion.comment(fact.comment_id) if isinstance(fact, EvidenceSettled) else None
        if not isinstance(fact, EvidenceSettled) or found is None or found[0].guest_id is None:
            continue
        if subscriptions.wants_answers(found[0].guest_id):
            about = {"offer": fact.offer_id}
            to = f"guest:{found[0].guest_id}"
            queue(Order(f"evidence:{fact.offer_id}", "evidence", to, about, due=now + SLIP), now)


def on_news(facts: Sequence[Event], now: datetime) -> None:
    """Note who wants to hear of it. Letters are made when their time comes (`writes.news.gather`)."""
    for fact in facts if mail_is_on() else ():
        if (found := _news(fact)) is not None:
            news.note(found, now)


def _news(fact: Event) -> News | None:
    key = f"{fact.name}:{fact.once:x}"
    if isinstance(fact, VerdictChanged):
        return News(key, "verdict", fact.before, (fact.promise_id,))
    if isinstance(fact, FigureRecorded):
        return News(key, "figure", str(fact.observation_id), fact.promises)
    if isinstance(fact, PromiseRevised):
        return News(key, "revised", str(fact.revision_id), (fact.promise_id,))
    return News(key, "recorded", "", (fact.promise_id,)) if isinstance(fact, PromiseRecorded) else None
