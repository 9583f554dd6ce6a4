"""Django behind the edge, as plain WSGI."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "postilla.config.settings")
application = get_wsgi_application()
