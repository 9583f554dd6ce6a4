"""The thread that has told where promised numbers are heading, while the server runs. Comments wait for no forecast."""

import logging

from django.utils import timezone

from postilla.cli.background import Background

log = logging.getLogger("postilla.courses")

PAUSE = 1.0  # seconds between two looks for promises that wait
STANDS_BACK = 20.0  # seconds for which a portion waits for readers who post, at the most
AFTER_TROUBLE = 60.0  # seconds


class Courses(Background):
    """Has a portion told each turn; a forecast under way when all is to end is ended, and its promises wait."""

    def __init__(self) -> None:
        super().__init__("courses", PAUSE, first=PAUSE, stands_back=STANDS_BACK, after_trouble=AFTER_TROUBLE)

    def turn(self) -> float | None:
        from postilla.ledger.forecasting import Stuck
        from postilla.ledger.writes import look_at_courses

        try:
            look_at_courses(timezone.now(), self.ending)
        except Stuck as problem:
            if not self.ending.is_set():
                log.warning("%s; trying again in a minute", problem)
            return AFTER_TROUBLE
        return None
