"""Which mailbox is to be told of which comment: noted once when it is published, gathered into letters when due."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.values import CommentView
from postilla.identity.addresses import keyed_hash
from postilla.notifications import rules
from postilla.notifications.models import Notice, Subscription
from postilla.notifications.values import DROPPED, LATER, USUAL, Order
from postilla.notifications.writes.letters import queue
from postilla.outbox.writes import telling

MOST = 500  # notices gathered at once


def note(comment_id: int, now: datetime) -> int:
    """Note for each mailbox that wants to hear of a published comment that it is to be told; how many are new.

    Never its author, and each mailbox once, by the subscription that tells it soonest. A second time changes nothing,
    but for a mailbox that was not told because the comment had gone meanwhile.
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


def gather(now: datetime) -> int:
    """Put what is due into letters: one for each comment told at once, one for each digest. How many letters."""
    waiting = Notice.objects.filter(told=False, due_at__lte=now).select_related("subscription").order_by("due_at", "id")
    rows = list(waiting[:MOST])
    groups: dict[tuple[Any, ...], list[Notice]] = defaultdict(list)
    for row in rows:
        digest = row.subscription.rhythm != rules.INSTANT
        groups[row.mailbox, row.subscription.rhythm, 0 if digest else row.comment_id].append(row)
    for group in groups.values():
        _post(group, now)
    return len(groups)


def _post(group: Sequence[Notice], now: datetime) -> None:
    first = group[0]
    instant = first.subscription.rhythm == rules.INSTANT
    guest_id = first.subscription.guest_id
    about = {
        "subscription": first.subscription_id,
        "comments": [row.comment_id for row in group],
        "digest": not instant,
    }
    order = Order(
        f"comments:{first.id}:{now.isoformat()}", "comments", f"guest:{guest_id}", about,
        rank=USUAL if instant else LATER, name=name_of(first.comment_id, guest_id) if instant else "",
    )  # fmt: skip
    with telling(now):
        letter_id = queue(order, now)
        if letter_id is not None:
            Notice.objects.filter(id__in=[row.id for row in group]).update(told=True, letter_id=letter_id)


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
    own = _mailbox_of(view.guest_id)
    for row in active.filter(wanted).order_by("id"):
        if row.guest_id != view.guest_id and row.guest.address_hash and row.guest.address_hash != own:
            yield row


def _mailbox_of(guest_id: int | None) -> str:
    from postilla.identity.reads import speaker

    found = speaker(guest_id) if guest_id is not None else None
    return found.address_hash if found else ""


def _quiet(row: Subscription) -> tuple[int, int] | None:
    if row.quiet_from is None or row.quiet_until is None:
        return None
    return row.quiet_from, row.quiet_until
