"""The whole application: the edge in front, Django behind it in threads that keep their database connections.

Named by `postilla serve` as an import string; any ASGI server can serve `application` too, without the edge's shortcut.
"""

import os
from typing import Any, cast

from a2wsgi import WSGIMiddleware
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "postilla.config.settings")

from postilla.config.wsgi import application as django
from postilla.edge.app import App, Edge
from postilla.edge.front import front

THREADS = 4  # more only wait for each other: one writes, and Python runs one at a time

application = Edge(settings.POSTILLA_PAGES, cast(App, WSGIMiddleware(cast(Any, django), workers=THREADS)))
protocol = front(application)
