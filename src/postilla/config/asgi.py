"""The whole application: the edge in front, Django behind it in threads that keep their database connections."""

import os

from a2wsgi import WSGIMiddleware

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "postilla.config.settings")

THREADS = 8


def application():  # type: ignore[no-untyped-def]  # an Edge; imported late, after the settings are chosen
    """The ASGI application. Call it once the settings can be read."""
    from postilla.config.wsgi import application as django
    from postilla.edge.app import Edge
    from django.conf import settings

    return Edge(settings.POSTILLA_PAGES, WSGIMiddleware(django, workers=THREADS))  # type: ignore[arg-type]
