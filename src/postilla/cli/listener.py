"""The thread for what takes its time while the server runs: comments are read, courses of promised numbers told. It
runs beside the outbox, which waits for nothing of it."""

import logging
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from postilla.cli.background import Background
from postilla.cli.nightly import Nightly
from postilla.outbox.calm import stand_back

log = logging.getLogger("postilla.listener")

PAUSE = 1.0  # seconds between two looks for what waits to be read
STANDS_BACK = 20.0  # seconds for which reading a portion waits for readers who post, at the most
AFTER_TROUBLE = timedelta(minutes=1)


class Listener(Background):
    """Reads what waits, portion by portion, until stopped; what is left waits in its table."""

    def __init__(self) -> None:
        super().__init__("listener", PAUSE, first=PAUSE, after_trouble=AFTER_TROUBLE.total_seconds())
        self._nightly = Nightly()
        self._courses_from = datetime.min.replace(tzinfo=UTC)

    def stop(self) -> None:
        super().stop()
        self._nightly.stop()

    def turn(self) -> None:
        from postilla.insights.parts import rest
        from postilla.insights.writes import read_some
        from postilla.ledger.forecasting import Stuck
        from postilla.ledger.writes import look_at_courses

        stand_back(STANDS_BACK, self.ending)
        while not self.ending.is_set() and read_some(timezone.now()):
            stand_back(STANDS_BACK, self.ending)
        now = timezone.now()
        rest(now)
        if not self.ending.is_set() and now >= self._courses_from:
            self._courses_from = now + AFTER_TROUBLE  # unless it goes well
            try:
                look_at_courses(now, self.ending)
                self._courses_from = now
            except Stuck as problem:
                log.warning("%s; trying again in a minute", problem)
        if not settings.POSTILLA_TESTING:
            self._nightly.look(now)
