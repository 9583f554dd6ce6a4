"""The whole application: the edge in front, Django behind it in threads that keep their database connections.

Named by `postilla serve` as an import string; any ASGI server can serve `application` too, without the edge's shortcut.
"""

import os
from typing import Any

from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "postilla.config.settings")

from postilla.config.wsgi import door, is_deed, mind_connection
from postilla.edge.app import Edge, Scope
from postilla.edge.front import front
from postilla.edge.lane import Lane
from postilla.edge.threads import Threads
from postilla.outbox.writes import together

THREADS = 4  # more only wait for each other: Python runs one at a time


def _is_deed(scope: Scope) -> bool:
    """What readers do to a conversation, on a database with one writer. All else may take its time in other threads."""
    return ONE_WRITER and is_deed(scope["method"], scope["path"])


def _close_old_connections(**_signal: Any) -> None:
    mind_connection()


# Django's own closes connections that are in a transaction, too.
for signal in (request_started, request_finished):
    signal.disconnect(close_old_connections)
    signal.connect(_close_old_connections)

ONE_WRITER = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")

lane = Lane(Threads(door, THREADS), _is_deed, together)
application = Edge(settings.POSTILLA_PAGES, lane)
protocol = front(application, lane)
