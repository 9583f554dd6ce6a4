"""The thread that has pictures made in fewer bytes (AVIF), after pages have shown them, while the server runs."""

import logging
from time import monotonic

from django.utils import timezone

from postilla.cli.background import Background

log = logging.getLogger("postilla.smaller")

PAUSE = 20.0  # seconds between two looks for pictures; the first after a start comes as late
STANDS_BACK = 20.0  # seconds for which a picture waits for readers who post, at the most
LATER = 3600.0  # seconds after which those are tried again that failed for a reason that may pass
AT_ONCE = 50  # pictures after which pages show what is done, where there is much to do


class Smaller(Background):
    """Has what is due encoded until stopped, one picture after the other; the rest waits for the next start."""

    def __init__(self, pause: float = PAUSE) -> None:
        super().__init__("smaller", pause, first=pause, stands_back=STANDS_BACK)
        self._later: set[int] = set()
        self._tried = monotonic()  # when what waits there was last tried

    def start(self) -> None:
        from postilla.articles.writes import avif

        if avif.can_encode():
            super().start()
        else:
            self.ending.set()
            log.warning("Pictures stay WebP: this Pillow has no AVIF. Its wheels have it from version 11.3 on.")

    def turn(self) -> None:
        from postilla.articles.writes import avif

        if monotonic() - self._tried >= LATER:
            self._later.clear()
            self._tried = monotonic()
        done: dict[int, str] = {}
        while avif.encode_next(done, self._later, self.ending):
            if len(done) == AT_ONCE:
                avif.tell_smaller(done, timezone.now())
                done.clear()
            self.give_way()
        if done:
            avif.tell_smaller(done, timezone.now())
