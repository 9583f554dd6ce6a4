"""What notifications does when it hears a fact: it queues letters, and sends nothing. Each handler may be run twice."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from postilla.admission.events import FactorChanged
from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.events import CommentPosted, CommentPublished, CommentRejected
from postilla.discussion.values import PUBLISHED
from postilla.identity.events import NameConfirmed, PartyProven, ProofAsked
from postilla.identity.reads import speaker
from postilla.identity.reads.proofs import is_open
from postilla.identity.values import CLAIM
from postilla.intake.events import AnswersWanted
from postilla.moderation import reads as moderation
from postilla.moderation.events import AppealDecided, AppealMade, CommentDecided, CommentReported, NoticeGiven
from postilla.moderation.values import DENY, GRANT, NAME, NOT_NAMED, UNDO, UNNAME
from postilla.notifications.reads import mail_is_on
from postilla.notifications.rules import ANSWERS
from postilla.notifications.values import URGENT, Happened, Order
from postilla.notifications.writes import calls, desk, notices, subscriptions
from postilla.notifications.writes.letters import queue
from postilla.notifications.writes.subscriptions import Wish
from postilla.vocabulary import Event

SLIP = timedelta(minutes=2)  # how long a decision has to be taken back before its author is told


def on_proof_asked(facts: Sequence[Event], now: datetime) -> None:
    """Somebody is to follow a link: the letter with it goes before all others."""
    for fact in facts:
        if isinstance(fact, ProofAsked):
            about = {"proof": fact.proof_id}
            queue(Order(f"proof:{fact.proof_id}", "proof", f"proof:{fact.proof_id}", about, rank=URGENT), now)


def on_factor_changed(facts: Sequence[Event], now: datetime) -> None:
    """By what one of the staff comes in was changed: they are told, since it may have been another."""
    for fact in facts:
        if isinstance(fact, FactorChanged) and mail_is_on():
            about = {"what": fact.what, "factor": fact.factor}
            queue(Order(f"factor:{fact.once}", "factor", f"user:{fact.user_id}", about, rank=URGENT), now)


def on_answers_wanted(facts: Sequence[Event], now: datetime) -> None:
    """Who posted ticked that they want mail about answers. It needs their confirmation unless they gave it before.
    Where the letter about their name is on its way, that one asks for both."""
    for fact in facts:
        if isinstance(fact, AnswersWanted) and mail_is_on():
            known, posted = speaker(fact.guest_id), discussion.comment(fact.comment_id)
            if known is not None and posted is not None:
                wish = Wish(ANSWERS, since=posted[0].created_at)
                language = discussion.edition_of(fact.comment_id) or articles.magazine().language
                claims = is_open(CLAIM, fact.guest_id, fact.comment_id, now)
                follow = subscriptions.note if claims and not known.confirmed else subscriptions.follow
                follow(fact.guest_id, wish, now, proven=known.confirmed, language=language)


def on_name_confirmed(facts: Sequence[Event], now: datetime) -> None:
    """With their name somebody confirmed the mail that the same letter, and its page, asked about."""
    for fact in facts:
        if isinstance(fact, NameConfirmed):
            subscriptions.confirm_answers(fact.guest_id, now)


def on_comment_published(facts: Sequence[Event], now: datetime, told_at: Sequence[datetime]) -> None:
    """Note who wants to hear of it. Letters are made when their time comes (`writes.notices.gather`)."""
    published = _of(CommentPublished, facts, told_at)
    _call([_happened("published", fact, PUBLISHED, at) for fact, at in published], now)
    for fact, _ in published if mail_is_on() else ():
        notices.note(fact.comment_id, now)


def on_comment_posted(facts: Sequence[Event], now: datetime, told_at: Sequence[datetime]) -> None:
    _call([_happened("posted", fact, fact.state, at) for fact, at in _of(CommentPosted, facts, told_at)], now)


def on_comment_rejected(facts: Sequence[Event], now: datetime, told_at: Sequence[datetime]) -> None:
    _call([_happened("rejected", fact, fact.state, at) for fact, at in _of(CommentRejected, facts, told_at)], now)


def on_comment_reported(facts: Sequence[Event], now: datetime, told_at: Sequence[datetime]) -> None:
    reported = _of(CommentReported, facts, told_at)
    _call([_happened("reported", fact, fact.state, at, reason=fact.reason) for fact, at in reported], now)


def on_comment_decided(facts: Sequence[Event], now: datetime, told_at: Sequence[datetime]) -> None:
    """Other systems are told of each decision; the author of the comment of what changed it, unless it is undone."""
    decided = _of(CommentDecided, facts, told_at)
    _call([_happened("decided", fact, fact.state, at, decision=_decision(fact)) for fact, at in decided], now)
    for fact, _ in decided:
        for number in moderation.notices_settled_by(fact.decision_id):
            key = f"notice:{number}:{fact.decision_id}"
            queue(Order(key, "notice", f"notice:{number}", {"outcome": True}, due=now + SLIP), now)
        if fact.verb in (NAME, NOT_NAMED, UNNAME, UNDO):
            _tell_party(fact, now)
        if fact.before != fact.state and fact.verb not in (GRANT, DENY):  # of an appeal its own letter tells
            about = {"comment": fact.comment_id, "state": fact.state}
            _receipt(f"decision:{fact.decision_id}", about, now)


def _decision(fact: CommentDecided) -> dict[str, Any]:
    return {"id": fact.decision_id, "verb": fact.verb, "before": fact.before, "undoes": fact.undoes}


def on_notice_given(facts: Sequence[Event], now: datetime) -> None:
    """The law wants that who gave notice is told at once that it was received."""
    for fact in facts:
        if isinstance(fact, NoticeGiven) and moderation.cipher_of_notice(fact.notice_id):
            queue(Order(f"notice:{fact.notice_id}", "notice", f"notice:{fact.notice_id}"), now)


def on_appeal_made(facts: Sequence[Event], now: datetime) -> None:
    for fact in facts:
        if isinstance(fact, AppealMade):
            desk.on_appeal(fact.appeal_id, fact.comment_id, now)


def on_party_proven(facts: Sequence[Event], now: datetime) -> None:
    for fact in facts:
        if isinstance(fact, PartyProven):
            desk.on_party(fact.party_id, now)


def _tell_party(fact: CommentDecided, now: datetime) -> None:
    """Who says to speak for an organisation hears what the editors decided, unless it is undone at once."""
    settled = moderation.party_settled_by(fact.decision_id)
    if settled is not None:
        party, state = settled
        about = {"party": party, "state": state}
        queue(Order(f"party:{fact.decision_id}", "party", f"party:{party}", about, due=now + SLIP), now)


def on_appeal_decided(facts: Sequence[Event], now: datetime) -> None:
    """Its author is told what came of it; of what it changed, that says enough."""
    for fact in facts:
        found = discussion.comment(fact.comment_id) if isinstance(fact, AppealDecided) else None
        if isinstance(fact, AppealDecided) and found is not None:
            about = {"comment": fact.comment_id, "state": found[0].state, "granted": fact.granted}
            _receipt(f"appeal:{fact.appeal_id}", about, now)


def _receipt(key: str, about: dict[str, Any], now: datetime) -> None:
    """A letter to the author of a comment, a little later: a decision may be a slip that is taken back at once."""
    found = discussion.comment(about["comment"])
    if found is not None and found[0].guest_id is not None and subscriptions.wants_answers(found[0].guest_id):
        queue(Order(f"receipt:{key}", "receipt", f"guest:{found[0].guest_id}", about, due=now + SLIP), now)


_Told = CommentPosted | CommentPublished | CommentRejected | CommentReported | CommentDecided
Fact = TypeVar("Fact", bound=_Told)


def _of(kind: type[Fact], facts: Sequence[Event], told_at: Sequence[datetime]) -> list[tuple[Fact, datetime]]:
    """The facts of a kind, each with when it was told."""
    return [(fact, at) for fact, at in zip(facts, told_at, strict=True) if isinstance(fact, kind)]


def _happened(kind: str, fact: _Told, state: str, at: datetime, **more: Any) -> Happened:
    return Happened(kind, f"{fact.comment_id}.{fact.once:x}", fact.comment_id, state, at, more)


def _call(happened: Sequence[Happened], now: datetime) -> None:
    """Queue the calls for facts of one kind; one question to the database where nobody wants any."""
    if happened and calls.wanted(happened[0].kind):
        for one in happened:
            calls.queue(one, now)
