"""The thread for what takes its time while the server runs: comments are read. It runs beside the outbox, which
waits for nothing of it."""

from django.conf import settings
from django.utils import timezone

from postilla.cli.background import Background
from postilla.cli.nightly import Nightly
from postilla.outbox.calm import QUIET

PAUSE = 1.0  # seconds between two looks for what waits to be read
STANDS_BACK = 20.0  # seconds for which reading a portion waits for readers who post, at the most
AFTER_TROUBLE = 60.0  # seconds


class Listener(Background):
    """Reads what waits, portion by portion, until stopped; what is left waits in its table."""

    quiet = QUIET

    def __init__(self) -> None:
        super().__init__("listener", PAUSE, first=PAUSE, stands_back=STANDS_BACK, after_trouble=AFTER_TROUBLE)
        self._nightly = Nightly()

    def stop(self) -> None:
        super().stop()
        self._nightly.stop()

    def turn(self) -> None:
        from postilla.insights.parts import rest
        from postilla.insights.writes import read_some

        while not self.ending.is_set() and read_some(timezone.now()):
            self.give_way()
        now = timezone.now()
        rest(now)
        if not settings.POSTILLA_TESTING:
            self._nightly.look(now)
