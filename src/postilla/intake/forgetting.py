"""Forgetting readers: those who wish it, a day after they said so, and what has served its time."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.discussion import writes as discussion
from postilla.identity import reads, writes as identity
from postilla.moderation.writes import forget as moderation
from postilla.outbox.writes import telling


def forget_who_wished(now: datetime) -> int:
    """Erase every reader whose day to think again is over; how many. Each is one transaction, so it may be stopped."""
    done = 0
    for guest_id, words in reads.wishes_due(now):
        with telling(now):
            ids = reads.selves(guest_id)
            with translation.override(articles.magazine().language):
                name = gettext("a former reader")
            moderation.forget_appellant(ids, now)  # while it is known whose comments they are
            discussion.forget_author(ids, name, now, words=words)
            moderation.forget_reporter(ids, now)
            identity.erase(ids, now)
        done += 1
    return done


def forget_what_is_old(now: datetime) -> None:
    """Forget networks and addresses that were kept for as long as the settings say."""
    networks = now - timedelta(days=settings.POSTILLA_NETWORK_DAYS)
    addresses = now - timedelta(days=settings.POSTILLA_ADDRESS_DAYS)
    discussion.forget_networks(networks, now)
    moderation.forget_networks(networks, now)
    moderation.forget_notifiers(addresses, now)
    identity.expire(now, networks, addresses)
