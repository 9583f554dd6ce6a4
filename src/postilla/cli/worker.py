"""The thread that acts on facts, once they are committed, while the server runs."""

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from postilla.cli.background import Background
from postilla.cli.memory import give_memory_back

if TYPE_CHECKING:
    from postilla.publishing.sweep import Sweep

log = logging.getLogger("postilla.worker")

SWEPT = 25  # stored pages looked at each minute
COUNTED = 10  # seconds between two stores of what was seen of advertising
PAUSE = 0.5  # seconds between two looks into the outbox; lists and feeds change at most that often
STANDS_BACK = 2.0  # seconds for which a look waits for readers who post, at the most: more facts at once cost less


class Worker(Background):
    """Drains the outbox until stopped; goes on with the search index where there is nothing else to do."""

    def __init__(self) -> None:
        super().__init__("outbox", PAUSE, first=PAUSE, stands_back=STANDS_BACK)
        self._looked: datetime | None = None
        self._forgot: datetime | None = None
        self._stored: datetime | None = None
        self._index_from = datetime.min.replace(tzinfo=UTC)
        self._sweep: Sweep | None = None
        self._untold = True  # whether there may be guests of whom their mailbox is not told

    def at_end(self) -> None:
        self._store_counts(timezone.now(), at_once=True)

    def turn(self) -> None:
        from postilla.outbox.calm import QUIET, is_calm
        from postilla.outbox.drain import drain
        from postilla.publishing.maker import maker

        while drain(timezone.now(), busy=not is_calm(QUIET)) and not self.ending.is_set():
            pass
        maker().finish()
        if self.ending.is_set():
            return
        self._store_counts(timezone.now())
        self._scheduled(timezone.now())
        self._index(timezone.now())
        self._tell_mailboxes(timezone.now())

    def _index(self, now: datetime) -> None:
        """One portion of what the search index has to catch up with: after an update, after an import. What fails is
        tried again a minute later."""
        from postilla.finding.writes import index_some, index_some_articles

        if self.ending.is_set() or now < self._index_from:
            return
        self._index_from = now + timedelta(minutes=1)
        index_some(now)
        index_some_articles(now)
        self._index_from = now

    def _tell_mailboxes(self, now: datetime) -> None:
        """One portion of what is told of guests from before mailboxes were kept; once and for all."""
        from postilla.identity.writes import tell_mailboxes

        self._untold = self._untold and not self.ending.is_set() and tell_mailboxes(now)

    def _store_counts(self, now: datetime, *, at_once: bool = False) -> None:
        """What was seen and followed of advertising, every few seconds and at the end."""
        from postilla.articles.writes import store_counts

        if at_once or self._stored is None or (now - self._stored).total_seconds() >= COUNTED:
            self._stored = now
            store_counts(now)

    def _scheduled(self, now: datetime) -> None:
        """Once a minute: publish and withdraw what the newsroom scheduled; on a new day, change what hangs on it."""
        if self._looked is not None and (now - self._looked).total_seconds() < 60:
            return
        self._looked = now
        from django.core.management import call_command

        from postilla.cli.daily import catch_up
        from postilla.publishing.sweep import Sweep

        call_command("publish_scheduled", verbosity=0)
        self._sweep = self._sweep or Sweep()
        for path in self._sweep.step(SWEPT):
            log.warning("%s was stale and was made again", path)
        catch_up(now)
        self._forget(now)
        give_memory_back()

    def _forget(self, now: datetime) -> None:
        """Readers who wished it, each minute; what has served its time, once a day and after each start."""
        from postilla.intake.forgetting import forget_what_is_old, forget_who_wished

        forget_who_wished(now)
        if self._forgot is None or now - self._forgot >= timedelta(days=1):
            forget_what_is_old(now)
            self._forgot = now
