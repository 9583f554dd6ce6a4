"""Calling: one call after another. Runs in a thread of its own, so that a slow endpoint holds up no letter."""

import logging
from datetime import datetime

from django.conf import settings

from postilla.notifications.caller import NotCalled, call, signed
from postilla.notifications.hooks import worded
from postilla.notifications.writes import calls as writes

log = logging.getLogger("postilla.webhooks")


def step(now: datetime) -> bool:
    """Make the call whose turn it is; False if there is none."""
    due = writes.claim(now)
    if due is None:
        return False
    status, why, body = 0, "", worded(due.body)
    try:
        status = call(due.url, signed(due.secret, due.key, body, now), body, settings.POSTILLA_WEBHOOK_NETWORKS)
    except NotCalled as error:
        why = str(error)
    if not writes.answered(due, status, why, now):
        log.warning("call %s was not taken: %s", due.id, why or status)
    return True
