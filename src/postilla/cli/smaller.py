"""The thread that has pictures made in fewer bytes (AVIF), after pages have shown them, while the server runs."""

import logging
import threading
from contextlib import suppress
from time import monotonic

from django.db import Error, close_old_connections, connection
from django.utils import timezone

from postilla.outbox.calm import stand_back

log = logging.getLogger("postilla.smaller")

PAUSE = 20.0  # seconds between two looks for pictures; the first after a start comes as late
STANDS_BACK = 20.0  # seconds for which a picture waits for readers who post, at the most
LATER = 3600.0  # seconds after which those are tried again that failed for a reason that may pass
AT_ONCE = 50  # pictures after which pages show what is done, where there is much to do


class Smaller:
    """Has what is due encoded until stopped, one picture after the other; the rest waits for the next start."""

    def __init__(self, pause: float = PAUSE) -> None:
        self._pause = pause
        self._later: set[int] = set()
        self._tried = monotonic()  # when what waits there was last tried
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._work, name="smaller", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ending.set()
        self._thread.join(timeout=15)

    def _work(self) -> None:
        from postilla.articles.writes import avif

        if not avif.can_encode():
            log.warning("Pictures stay WebP: this Pillow has no AVIF. Its wheels have it from version 11.3 on.")
            return
        while not self._ending.wait(self._pause):
            try:
                self._turn()
            except Error:
                log.exception("the database could not be reached; trying again")
                close_old_connections()
            except Exception:  # the thread must outlive any one picture
                log.exception("pictures could not be made smaller; trying again")
        with suppress(Error):
            connection.close()

    def _turn(self) -> None:
        from postilla.articles.writes import avif

        if monotonic() - self._tried >= LATER:
            self._later.clear()
            self._tried = monotonic()
        done: dict[int, str] = {}
        while avif.encode_next(done, self._later, self._ending):
            if len(done) == AT_ONCE:
                avif.tell_smaller(done, timezone.now())
                done.clear()
            stand_back(STANDS_BACK, self._ending)
        if done:
            avif.tell_smaller(done, timezone.now())
