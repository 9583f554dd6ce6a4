"""The thread for what takes its time while the server runs: comments are read, courses of promised numbers told. It
runs beside the outbox, which waits for nothing of it."""

import logging
import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import Error, close_old_connections, connection
from django.utils import timezone

from postilla.cli.nightly import Nightly
from postilla.outbox.calm import stand_back

log = logging.getLogger("postilla.listener")

PAUSE = 1.0  # seconds between two looks for what waits to be read
STANDS_BACK = 20.0  # seconds for which reading a portion waits for readers who post, at the most
AFTER_TROUBLE = timedelta(minutes=1)


class Listener:
    """Reads what waits, portion by portion, until stopped; what is left waits in its table."""

    def __init__(self) -> None:
        self._ending = threading.Event()
        self._nightly = Nightly()
        self._courses_from = datetime.min.replace(tzinfo=UTC)
        self._thread = threading.Thread(target=self._work, name="listener", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End after the portion under way."""
        self._ending.set()
        self._thread.join(timeout=15)
        self._nightly.stop()

    def _work(self) -> None:
        again = timezone.now()
        while not self._ending.wait(PAUSE):
            stand_back(STANDS_BACK, self._ending)
            now = timezone.now()
            if now < again or self._ending.is_set():
                continue
            try:
                self._turn(now)
            except Error:
                log.exception("the database could not be reached; trying again")
                close_old_connections()
                again = now + AFTER_TROUBLE
            except Exception:  # the thread must outlive any one comment
                log.exception("comments could not be read; trying again in a minute")
                again = now + AFTER_TROUBLE
        with suppress(Error):
            connection.close()

    def _turn(self, now: datetime) -> None:
        from postilla.insights.parts import rest
        from postilla.insights.writes import read_some
        from postilla.ledger.forecasting import Stuck
        from postilla.ledger.writes import look_at_courses

        while not self._ending.is_set() and read_some(now):
            stand_back(STANDS_BACK, self._ending)
            now = timezone.now()
        rest(now)
        if not self._ending.is_set() and now >= self._courses_from:
            self._courses_from = now + AFTER_TROUBLE  # unless it goes well
            try:
                look_at_courses(now, self._ending)
                self._courses_from = now
            except Stuck as problem:
                log.warning("%s; trying again in a minute", problem)
        if not settings.POSTILLA_TESTING:
            self._nightly.look(now)
