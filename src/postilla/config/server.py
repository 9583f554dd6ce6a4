"""The whole application: the edge in front, Django behind it in threads that keep their database connections.

Named by `postilla serve` as an import string; any ASGI server can serve `application` too, without the edge's shortcut.
"""

import os
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
    """What readers do, on a database with one writer. The CMS may take its time, and has its own transactions."""
    return scope["method"] == "POST" and not scope["path"].startswith("/admin/") and ONE_WRITER


def _close_old_connections(**_signal: Any) -> None:
    """Django's own closes connections that are in a transaction: those of deeds done together."""
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()


for signal in (request_started, request_finished):
    signal.disconnect(close_old_connections)
    signal.connect(_close_old_connections)

ONE_WRITER = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")

application = Edge(settings.POSTILLA_PAGES, Lane(Threads(cast(Any, django), THREADS), _is_deed, _together))
protocol = front(application)
