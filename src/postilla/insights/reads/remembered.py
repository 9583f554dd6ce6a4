"""What was made of a long conversation the last time it was asked for. One comment more has all of them asked for
again, of whom nearly all say what they said; these are compared with what they were made of, and not made again."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

E = TypeVar("E")
V = TypeVar("V")

LONG = 300  # comments from which a conversation is kept: a shorter one is made anew in no time
MEMORY = 160_000_000  # bytes
IDLE = timedelta(minutes=10)  # without being asked for, after which a conversation is forgotten


class _Made(NamedTuple, Generic[E, V]):
    of: E
    value: V
    size: int


@dataclass
class _Conversation(Generic[E, V]):
    made: dict[int, _Made[E, V]]
    since: datetime | None = None  # when it was seen that it had been asked for

    @cached_property
    def size(self) -> int:
        return sum(one.size for one in self.made.values())


class Remembered(Generic[E, V]):
    """Values by conversation and comment, each with what it was made of. Never gives another value than would be made
    now. `size`: bytes that a value takes with all that it was made of, and that is made of it."""

    def __init__(self, make: Callable[[E], V], size: Callable[[E], int], memory: int = MEMORY) -> None:
        self._make, self._size, self._memory = make, size, memory
        self._kept: OrderedDict[str, _Conversation[E, V]] = OrderedDict()  # what was asked for last, last
        self._lock = Lock()

    def values(self, subject: str, found: Mapping[int, E]) -> dict[int, V]:
        """The values of a conversation that is made of this."""
        kept = self._kept.get(subject)
        before = kept.made if kept is not None else {}
        now: dict[int, _Made[E, V]] = {}
        for number, of in found.items():
            one = before.get(number)
            now[number] = one if one is not None and one.of == of else _Made(of, self._make(of), self._size(of))
        with self._lock:
            self._kept.pop(subject, None)
            if len(now) >= LONG:
                self._keep(subject, _Conversation(now))
        return {number: one.value for number, one in now.items()}

    def rest(self, now: datetime) -> bool:
        """To be called now and then: what nobody asked for in a while is forgotten; whether anything was."""
        before = len(self._kept)
        with self._lock:
            for subject, kept in [*self._kept.items()]:
                if kept.since is None:
                    kept.since = now
                elif now - kept.since >= IDLE:
                    del self._kept[subject]
            return len(self._kept) < before

    def _keep(self, subject: str, new: _Conversation[E, V]) -> None:
        """What was asked for longest ago makes room. Of one that is larger than all room, the same part each time."""
        left = self._memory
        new = _Conversation({at: one for at, one in new.made.items() if (left := left - one.size) >= 0})
        while self._kept and left < sum(kept.size for kept in self._kept.values()):
            self._kept.popitem(last=False)
        self._kept[subject] = new
