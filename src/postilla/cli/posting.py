"""The thread that sends letters while the server runs. A slow or dead mail server holds up this thread alone."""

import logging
import threading
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import Error, close_old_connections, connection
from django.utils import timezone

if TYPE_CHECKING:
    from postilla.notifications.postman import Postman

log = logging.getLogger("postilla.mail")

PAUSE = 1.0  # seconds between two looks for letters
RECOVERED = 60  # seconds between two looks for letters whose sender died


class Posting:
    """Sends letters until stopped."""

    def __init__(self) -> None:
        self._ending = threading.Event()
        self._recovered: datetime | None = None
        self._thread = threading.Thread(target=self._work, name="mail", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End after the letter under way; what is left stays queued."""
        self._ending.set()
        self._thread.join(timeout=5)

    def _work(self) -> None:
        from postilla.notifications.postman import Postman
        from postilla.notifications.writes.notices import gather

        postman = Postman()
        while not self._ending.is_set():
            try:
                self._recover(timezone.now())
                gather(timezone.now())
                self._send(postman)
            except Error:
                log.exception("the database could not be reached; letters wait")
                close_old_connections()
            except Exception:  # the thread must outlive any one letter
                log.exception("letters could not be sent; trying again")
            self._ending.wait(PAUSE)
        postman.rest()
        connection.close()

    def _send(self, postman: "Postman") -> None:
        while not self._ending.is_set() and postman.step(timezone.now()):
            pass

    def _recover(self, now: datetime) -> None:
        """At the start, and once a minute, let letters go on whose sender died."""
        from postilla.notifications.writes.letters import recover

        first = self._recovered is None
        if self._recovered is None or (now - self._recovered).total_seconds() >= RECOVERED:
            self._recovered = now
            # On SQLite this process has the folder to itself: who claimed a letter before it is dead.
            recover(now, everything=first and connection.vendor == "sqlite")
