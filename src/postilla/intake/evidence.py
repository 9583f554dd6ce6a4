"""Evidence for or against a promise of the ledger, offered from a comment that readers can reach."""

from datetime import datetime

from django.conf import settings

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.refusals import NoSuchComment
from postilla.intake import refusals as r, rules
from postilla.intake.barring import not_barred
from postilla.intake.deeds import reachable
from postilla.intake.values import Visit
from postilla.ledger import reads, writes
from postilla.ledger.drafts import Offered
from postilla.ledger.refusals import StanceMissing

STANCES = {"kept": True, "not": False}


def offer_evidence(comment_id: int, sent: dict[str, str], visit: Visit, now: datetime) -> int:
    """Put a comment before the editors as evidence; the offer's id. Raises Refusals.

    `sent`: promise (its id), stance ("kept" or "not"), link, value, period, picture, as they were typed. Whoever wrote
    here before may do it, for their own comments and for others'; also where the conversation takes no more comments.
    """
    reachable(comment_id)
    if visit.guest_id is None:
        raise r.WriteFirst
    not_barred(None, visit, now)
    if sent["stance"] not in STANCES:
        raise StanceMissing
    promise = sent["promise"]
    if not (promise.isascii() and promise.isdigit() and len(promise) < 19):
        raise r.PromiseMissing
    _not_too_many(visit.guest_id, now)
    found = discussion.comment(comment_id)
    if found is None:
        raise NoSuchComment
    if int(promise) not in provable(found[1]):
        raise r.PromiseElsewhere
    draft = Offered(
        int(promise), comment_id, found[1], STANCES[sent["stance"]], sent["link"], sent["value"], sent["period"],
        sent["picture"], visit.guest_id,
    )  # fmt: skip
    return writes.offer(draft, now)


def provable(subject: str) -> list[int]:
    """The promises for which comments of a conversation may be offered: that it shows or reported, or is of."""
    return reads.promised_in(subject, articles.promises_in(subject))


def _not_too_many(guest_id: int, now: datetime) -> None:
    """Each is a row, and somebody's time."""
    if settings.POSTILLA_TESTING:
        return
    seconds = rules.wait(reads.offered_since(now - rules.LONGEST_RATE, guest_id), rules.OFFERS, now)
    if seconds:
        raise r.TooManyOffers(seconds=seconds)
