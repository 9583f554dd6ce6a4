"""Two connections at once, on PostgreSQL: one does something while the other holds what it needs."""

import threading
import time
from collections.abc import Callable

from django.db import connection


def someone_waits() -> None:
    """Until a connection waits for a lock."""
    until = time.monotonic() + 20
    with connection.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
    raise AssertionError("nobody waits")


def aside(deed: Callable[[], object]) -> tuple[threading.Thread, list[Exception]]:
    """Do it on another connection; what it raised."""
    raised: list[Exception] = []

    def run() -> None:
        try:
            deed()
        except Exception as error:
            raised.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread, raised
