"""The whole application: the edge in front, Django behind it in threads that keep their database connections.

Named by `postilla serve` as an import string; any ASGI server can serve `application` too, without the edge's shortcut.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "postilla.config.settings")

from postilla.config.wsgi import application as django
from postilla.edge.app import Edge, Scope
from postilla.edge.front import front
from postilla.edge.lane import Lane
from postilla.edge.threads import Threads

THREADS = 4  # more only wait for each other: Python runs one at a time


@contextmanager
def _together() -> Iterator[None]:
    """Deeds done in one commit; the pages they change are made after it, each once."""
    from postilla.outbox.writes import together
    from postilla.publishing.handlers import gathering

    with gathering(), together():
        yield


def _is_deed(scope: Scope) -> bool:
    """What readers do to a conversation, on a database with one writer. All else may take its time in other threads."""
    return ONE_WRITER and scope["method"] == "POST" and DEED.fullmatch(scope["path"]) is not None


def _close_old_connections(**_signal: Any) -> None:
    """Django's own closes connections that are in a transaction: those of deeds done together."""
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()


for signal in (request_started, request_finished):
    signal.disconnect(close_old_connections)
    signal.connect(_close_old_connections)

DEED = re.compile(r"/.+/comments/|/c/\d+/(?:edit|withdraw|agree|report)")
ONE_WRITER = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")

application = Edge(settings.POSTILLA_PAGES, Lane(Threads(cast(Any, django), THREADS), _is_deed, _together))
protocol = front(application)
