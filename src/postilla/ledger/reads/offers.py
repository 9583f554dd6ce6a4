"""Evidence that readers offered, and which promises it could be for."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import Q

from postilla.ledger import clusters
from postilla.ledger.models import Offer, Promise
from postilla.ledger.reads.ground import promise_of
from postilla.ledger.reads.promises import as_cards
from postilla.ledger.shown import Brought
from postilla.ledger.values import ACCEPTED, OFFERED


def offer(offer_id: int) -> Brought | None:
    return next(iter(_brought([offer_id])), None)


def waiting(most: int = 100) -> list[Brought]:
    """What the editors have not looked at, the oldest first."""
    keys = Offer.objects.filter(state=OFFERED).order_by("offered_at", "pk").values_list("pk", flat=True)
    return _brought(keys[:most])


def number_waiting(promise_id: int | None = None) -> int:
    """How much waits, of one promise or of all."""
    rows = Offer.objects.filter(state=OFFERED)
    return (rows if promise_id is None else rows.filter(promise_id=promise_id)).count()


def brought_evidence(most: int) -> set[int]:
    """Comments from which evidence was accepted, of the last `most`."""
    rows = Offer.objects.filter(state=ACCEPTED).order_by("-pk")
    return set(rows.values_list("comment_id", flat=True)[:most])


def offers_in(thread: str) -> list[Brought]:
    """All that was offered from the comments of a thread."""
    return _brought(Offer.objects.filter(thread=thread).values_list("pk", flat=True))


def offers_from(comment_ids: Iterable[int]) -> dict[int, list[Brought]]:
    """What was offered from each of these comments."""
    found: dict[int, list[Brought]] = {}
    for one in _brought(Offer.objects.filter(comment_id__in=list(comment_ids)).values_list("pk", flat=True)):
        found.setdefault(one.comment_id, []).append(one)
    return found


def offered_since(since: datetime, guest_id: int) -> list[datetime]:
    """When a guest offered evidence, the newest first."""
    rows = Offer.objects.filter(by_guest=guest_id, offered_at__gt=since)
    return list(rows.order_by("-offered_at").values_list("offered_at", flat=True))


def citing(comment_ids: Collection[int] = (), threads: Collection[str] = ()) -> set[int]:
    """The promises whose pages may name one of these comments, or one of these threads, as who brought evidence."""
    rows = Offer.objects.filter(Q(comment_id__in=comment_ids) | Q(thread__in=threads))
    found = set(rows.values_list("promise_id", flat=True))
    for subject, metric in rows.filter(observation__metric__isnull=False).values_list(
        "observation__subject_id", "observation__metric_id"
    ):
        same = Promise.objects.filter(subject_id__in=clusters.members(subject), metric_id=metric)
        found |= set(same.values_list("pk", flat=True))
    return found


def subjects_citing(comment_ids: Collection[int] = (), threads: Collection[str] = ()) -> set[int]:
    """The subjects whose figures may name one of these comments, or one of these threads, as who brought them."""
    rows = Offer.objects.filter(Q(comment_id__in=comment_ids) | Q(thread__in=threads))
    brought = rows.filter(observation__metric__isnull=False)
    return set(brought.values_list("observation__subject_id", flat=True))


def promised_in(subject: str, shown: Collection[int] = ()) -> list[int]:
    """Promises that a conversation can be about, by their ids: those that its article (opaque) reported, others that it
    shows, and the one whose own it is."""
    own = promise_of(subject)
    rows = Promise.objects.filter(Q(article=subject) | Q(pk__in={*shown, *([own] if own else [])})).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:30])


def articles_of(promise_ids: Collection[int]) -> list[str]:
    """The articles (opaque) that reported these promises."""
    rows = Promise.objects.filter(pk__in=promise_ids).exclude(article="")
    return list(rows.order_by("article").values_list("article", flat=True).distinct())


def _brought(offer_ids: Iterable[int]) -> list[Brought]:
    rows = list(Offer.objects.filter(pk__in=list(offer_ids)).order_by("offered_at", "pk"))
    promises = Promise.objects.select_related("metric").filter(pk__in={row.promise_id for row in rows})
    cards = {card.id: card for card in as_cards(promises)}
    return [
        Brought(
            row.pk, cards[row.promise_id], row.comment_id, row.thread, row.kept, row.link, row.picture, row.value,
            row.period, row.state, row.reason, row.offered_at, row.observation_id,
            row.by_guest,
        )
        for row in rows
    ]  # fmt: skip
