"""A thread beside the server that takes turns until it is stopped."""

import logging
import threading
from collections.abc import Sequence
from contextlib import suppress

from django.db import Error, close_old_connections, connection

from postilla.outbox.calm import CALM, stand_back

log = logging.getLogger("postilla.background")


class Background:
    """Takes its turn again and again: `turn`, then a pause. Whatever a turn raises is logged, and the next one comes.

    `pause`: seconds between two turns. `first`: seconds before the first one. `stands_back`: seconds for which a turn
    waits for readers who post, at the most. `after_trouble`: seconds to wait besides where a turn failed. `patience`:
    how long `stop` waits for the turn under way.
    """

    quiet = CALM  # seconds without a post after which nobody is thought to wait

    def __init__(
        self, name: str, pause: float, *, first: float = 0.0, stands_back: float = 0.0, after_trouble: float = 0.0,
        patience: float = 15.0,
    ) -> None:  # fmt: skip
        self.name = name
        self.ending = threading.Event()
        self._pause, self._first, self._stands_back = pause, first, stands_back
        self._after_trouble, self._patience = after_trouble, patience
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    def turn(self) -> float | None:
        """Seconds to wait besides the pause, where the next turn would be of no use so soon."""
        raise NotImplementedError

    def give_way(self) -> None:
        """Let readers who post go first; a turn of several parts does so between them."""
        stand_back(self._stands_back, self.ending, self.quiet)

    def at_end(self) -> None:
        """What is to be done in the thread after its last turn."""

    def start(self) -> None:
        self._thread.start()

    def no_more(self) -> None:
        """Begin nothing new; the turn under way is waited for by `stop`."""
        self.ending.set()

    def stop(self) -> None:
        """End after the turn under way; what is left waits where it is."""
        self.ending.set()
        if self._thread.is_alive():
            self._thread.join(timeout=self._patience)

    def _work(self) -> None:
        wait = self._first
        while not self.ending.wait(wait):
            wait = self._pause
            self.give_way()
            if self.ending.is_set():
                break
            try:
                wait += self.turn() or 0.0
            except Error:
                log.exception("%s: the database could not be reached; trying again", self.name)
                close_old_connections()
                wait += self._after_trouble
            except Exception:  # the thread must outlive whatever one turn meets
                log.exception("%s: what was due could not be done; trying again", self.name)
                wait += self._after_trouble
        with suppress(Error):
            self.at_end()
        with suppress(Error):
            connection.close()


def stop_all(threads: Sequence[Background]) -> None:
    """End all: none begins anything while another is waited for."""
    for thread in threads:
        thread.no_more()
    for thread in threads:
        thread.stop()
