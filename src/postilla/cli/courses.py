"""The thread that has told where promised numbers are heading, while the server runs. Comments wait for no forecast."""

import logging
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from postilla.cli.background import Background
from postilla.outbox.calm import stand_back

log = logging.getLogger("postilla.courses")

PAUSE = 1.0  # seconds between two looks for promises that wait
STANDS_BACK = 20.0  # seconds for which a portion waits for readers who post, at the most
AFTER_TROUBLE = timedelta(minutes=1)


class Courses(Background):
    """Has a portion told each turn; a forecast under way when all is to end is ended, and its promises wait."""

    def __init__(self) -> None:
        super().__init__("courses", PAUSE, first=PAUSE, after_trouble=AFTER_TROUBLE.total_seconds())
        self._again = datetime.min.replace(tzinfo=UTC)

    def turn(self) -> None:
        from postilla.ledger.forecasting import Stuck
        from postilla.ledger.writes import look_at_courses

        stand_back(STANDS_BACK, self.ending)
        now = timezone.now()
        if self.ending.is_set() or now < self._again:
            return
        try:
            look_at_courses(now, self.ending)
        except Stuck as problem:
            self._again = now + AFTER_TROUBLE
            if not self.ending.is_set():
                log.warning("%s; trying again in a minute", problem)
