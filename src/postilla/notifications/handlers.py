"""What notifications does when it hears a fact: it queues letters, and sends nothing. Each handler may be run twice."""

from collections.abc import Sequence
from datetime import datetime

from postilla.articles import reads as articles
from postilla.discussion.events import CommentPublished
from postilla.identity.events import ProofAsked
from postilla.identity.reads import speaker
from postilla.intake.events import AnswersWanted
from postilla.notifications.reads import mail_is_on
from postilla.notifications.rules import ANSWERS
from postilla.notifications.values import URGENT, Order
from postilla.notifications.writes import notices, subscriptions
from postilla.notifications.writes.letters import queue
from postilla.notifications.writes.subscriptions import Wish
from postilla.vocabulary import Event


def on_proof_asked(facts: Sequence[Event], now: datetime) -> None:
    """Somebody is to follow a link: the letter with it goes before all others."""
    for fact in facts:
        if isinstance(fact, ProofAsked):
            about = {"proof": fact.proof_id}
            queue(Order(f"proof:{fact.proof_id}", "proof", f"proof:{fact.proof_id}", about, rank=URGENT), now)


def on_answers_wanted(facts: Sequence[Event], now: datetime) -> None:
    """Who posted ticked that they want mail about answers. It needs their confirmation unless they gave it before."""
    for fact in facts:
        if isinstance(fact, AnswersWanted) and mail_is_on():
            known = speaker(fact.guest_id)
            if known is not None:
                wish = Wish(ANSWERS)
                language = articles.magazine().language
                subscriptions.follow(fact.guest_id, wish, now, proven=known.confirmed, language=language)


def on_comment_published(facts: Sequence[Event], now: datetime) -> None:
    """Note who wants to hear of it. Letters are made when their time comes (`writes.notices.gather`)."""
    for fact in facts:
        if isinstance(fact, CommentPublished) and mail_is_on():
            notices.note(fact.comment_id, now)
