"""The threads that send letters and call other systems while the server runs.

Each is a thread of its own: a slow or dead mail server holds up letters alone, a slow endpoint calls alone.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import connection
from django.utils import timezone

from postilla.cli.background import Background

PAUSE = 1.0  # seconds between two looks for something to send
MINUTE = 60  # seconds between two looks for what a dead process left, and for what is due for the desk

Step = Callable[[datetime], object]


class Rounds(Background):
    """Takes one step after another until stopped, as long as each found something to do; else it pauses.

    `each_minute` is run at the start and once a minute, and is told whether it is the start; `at_end` when stopped.
    """

    def __init__(
        self, name: str, step: Step, each_minute: Callable[[datetime, bool], object], at_end: Callable[[], None]
    ):
        super().__init__(name, PAUSE, patience=5.0)
        self._step, self._each_minute, self._at_end = step, each_minute, at_end
        self._looked: datetime | None = None

    def turn(self) -> None:
        self._minutely(timezone.now())
        while not self.ending.is_set() and self._step(timezone.now()):
            pass

    def at_end(self) -> None:
        self._at_end()

    def _minutely(self, now: datetime) -> None:
        first = self._looked is None
        if self._looked is None or (now - self._looked).total_seconds() >= MINUTE:
            self._looked = now
            self._each_minute(now, first)


def letters() -> Rounds:
    """The rounds of the postman."""
    from postilla.notifications.postman import Postman
    from postilla.notifications.writes import desk, letters, news, notices

    postman = Postman()

    def step(now: datetime) -> bool:
        return bool(notices.gather(now) + news.gather(now)) or postman.step(now)

    def each_minute(now: datetime, first: bool) -> None:
        # On SQLite this process has the folder to itself: who claimed a letter before it is dead.
        letters.recover(now, everything=first and connection.vendor == "sqlite")
        desk.gather(now)
        letters.forget(now)

    return Rounds("mail", step, each_minute, postman.rest)


def calls() -> Rounds:
    """The rounds of webhooks. A call that died with its process is due again when its claim has run out."""
    from postilla.notifications import errand
    from postilla.notifications.writes.calls import forget

    return Rounds("webhooks", errand.step, lambda now, _first: forget(now), lambda: None)
