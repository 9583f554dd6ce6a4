"""Which mailbox is to be told of which comment: noted once when it is published, gathered into letters when due."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Min, Q

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.values import CommentView
from postilla.identity.addresses import keyed_hash
from postilla.notifications import rules
from postilla.notifications.models import Notice, Subscription
from postilla.notifications.values import DROPPED, LATER, USUAL, Order
from postilla.notifications.writes.letters import queue
from postilla.outbox.writes import telling

MOST = 500  # letters made at once
NAMED = 200  # comments that a digest names; the rest is counted


def note(comment_id: int, now: datetime, mailbox: str = "") -> int:
    """Note for each mailbox that wants to hear of a published comment that it is to be told; how many are new.

    Never its author, and each mailbox once, by the subscription that tells it soonest. A second time changes nothing,
    but for a mailbox that was not told because the comment had gone meanwhile. `mailbox`: look at this one alone.
    """
    if not Subscription.objects.filter(ended_at=None, confirmed_at__isnull=False).exists():
        return 0
    found = discussion.comment(comment_id)
    if found is None or not found[0].is_public:
        return 0
    view, subject = found
    soonest: dict[str, Notice] = {}
    for row in _wanting(view, subject):
        due = rules.due(row.rhythm, _quiet(row), now, ZoneInfo(settings.TIME_ZONE))
        box = row.guest.address_hash
        if mailbox and box != mailbox:
            continue
        if box not in soonest or due < soonest[box].due_at:
            soonest[box] = Notice(subscription=row, mailbox=box, comment_id=comment_id, due_at=due)
    if not soonest:
        return 0
    with telling(now):
        told = Notice.objects.filter(comment_id=comment_id).select_related("letter")
        for notice in told.filter(letter__state=DROPPED):
            again = soonest.get(notice.mailbox)
            if again is not None:
                Notice.objects.filter(id=notice.id).update(told=False, letter=None, due_at=again.due_at)
        known = set(told.values_list("mailbox", flat=True))
        fresh = [notice for box, notice in soonest.items() if box not in known]
        Notice.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)


def forget(subscription_ids: Iterable[int], now: datetime) -> None:
    """What waits for subscriptions that have ended is not told, but for what the mailbox follows otherwise too."""
    with telling(now):
        waiting = Notice.objects.filter(subscription_id__in=list(subscription_ids), told=False)
        dropped = list(waiting.values_list("comment_id", "mailbox"))
        waiting.delete()
        boxes = {mailbox for _, mailbox in dropped}
        active = Subscription.objects.filter(ended_at=None, confirmed_at__isnull=False, guest__address_hash__in=boxes)
        lasting = set(active.values_list("guest__address_hash", flat=True))
        for comment_id, mailbox in dropped:
            if mailbox in lasting:
                note(comment_id, now, mailbox)


def gather(now: datetime) -> int:
    """Put what is due into letters: one for each comment told at once, one for each digest. How many letters.

    A digest is of one mailbox and of one thing that it follows, so that who stops its letters stops these; it takes
    all that is due of it, however much. Another process may gather meanwhile: each notice is told by one of them.
    """
    waiting = Notice.objects.filter(told=False, due_at__lte=now)
    digests = waiting.exclude(subscription__rhythm=rules.INSTANT).values(*_DIGEST).annotate(first=Min("due_at"))
    groups: list[dict[str, Any]] = [
        {name: group[name] for name in _DIGEST} for group in digests.order_by("first", "mailbox")[:MOST]
    ]
    single = waiting.filter(subscription__rhythm=rules.INSTANT).order_by("due_at", "id")
    groups += [{"id": number} for number in single.values_list("id", flat=True)[:MOST]]
    return sum(_post(group, now) for group in groups)


_DIGEST = ("mailbox", "subscription__kind", "subscription__target", "subscription__rhythm")


def _post(group: dict[str, Any], now: datetime) -> int:
    """Make the letter of a group of notices that are found by these filters; how many, for it may be made already."""
    with telling(now):
        locked = Notice.objects.filter(told=False, due_at__lte=now, **group).select_for_update(of=("self",))
        rows = list(locked.select_related("subscription").order_by("id"))
        if not rows:
            return 0
        first = rows[0].subscription
        instant = first.rhythm == rules.INSTANT
        about = {
            "subscription": first.id,
            "comments": [row.comment_id for row in rows[:NAMED]],
            "more": len(rows[NAMED:]),
            "digest": not instant,
        }
        order = Order(
            f"comments:{rows[0].id}:{now.isoformat()}", "comments", f"guest:{first.guest_id}", about,
            rank=USUAL if instant else LATER, name=name_of(rows[0].comment_id, first.guest_id) if instant else "",
        )  # fmt: skip
        if (letter_id := queue(order, now)) is None:
            return 0
        Notice.objects.filter(id__in=[row.id for row in rows]).update(told=True, letter_id=letter_id)
    return 1


def name_of(comment_id: int, guest_id: int) -> str:
    """The name of the letter that told a guest of a comment, by which the letter on an answer to it refers to it."""
    return f"comment-{comment_id}.{keyed_hash('letter', str(guest_id))[:10]}"


def _wanting(view: CommentView, subject: str) -> Iterable[Subscription]:
    """The subscriptions that a comment fits, but for its author's own."""
    wanted = Q(kind=rules.CONVERSATION, target=subject)
    parent = discussion.comment(view.parent_id) if view.parent_id else None
    if parent is not None and parent[0].guest_id is not None:
        wanted |= Q(kind=rules.ANSWERS, guest_id=parent[0].guest_id)
    active = Subscription.objects.filter(ended_at=None, confirmed_at__isnull=False).select_related("guest")
    if active.filter(kind__in=(rules.AUTHOR, rules.SECTION)).exists() and (card := articles.card_of(subject)):
        wanted |= Q(kind=rules.AUTHOR, target__in=[author.path for author in card.authors])
        if card.section:
            wanted |= Q(kind=rules.SECTION, target=card.section.path)
    own = _address_hash_of(view.guest_id)
    for row in active.filter(wanted).order_by("id"):
        if row.guest_id != view.guest_id and row.guest.address_hash and row.guest.address_hash != own:
            yield row


def _address_hash_of(guest_id: int | None) -> str:
    from postilla.identity.reads import speaker

    found = speaker(guest_id) if guest_id is not None else None
    return found.address_hash if found else ""


def _quiet(row: Subscription) -> tuple[int, int] | None:
    if row.quiet_from is None or row.quiet_until is None:
        return None
    return row.quiet_from, row.quiet_until
