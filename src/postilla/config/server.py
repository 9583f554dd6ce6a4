"""The whole application: the edge in front, Django behind it in threads that keep their database connections.

Named by `postilla serve` as an import string; any ASGI server can serve `application` too, without the edge's shortcut.
"""

import os
from typing import Any, cast

from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "postilla.config.settings")

from postilla.config.wsgi import application as django
from postilla.edge.app import Edge
from postilla.edge.front import front
from postilla.edge.threads import Threads

THREADS = 4  # more only wait for each other: one writes, and Python runs one at a time

application = Edge(settings.POSTILLA_PAGES, Threads(cast(Any, django), THREADS))
protocol = front(application)
