"""What is kept in memory to save making it again: by bytes, since comments differ a thousandfold in size."""

from sys import getsizeof
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

ENTRY = 400  # bytes that Python takes for an entry besides its texts, more or less


class Kept(Generic[K, V]):
    """Values by key, taking `memory` bytes at most; what was not asked for since longest leaves first.

    In two halves: when the newer is full, the older is forgotten and the newer becomes the older. What is found in the
    older moves to the newer. So finding costs what a dictionary costs, and takes no lock.
    """

    def __init__(self, memory: int) -> None:
        self._half = memory // 2
        self._newer: dict[K, tuple[V, int]] = {}
        self._older: dict[K, tuple[V, int]] = {}
        self._held = 0
        self._lock = Lock()

    def get(self, key: K) -> V | None:
        found = self._newer.get(key)
        if found is None:
            found = self._older.get(key)
            if found is None:
                return None
            self.put(key, *found)
        return found[0]

    def put(self, key: K, value: V, size: int) -> None:
        """Keep a value that takes `size` bytes with its key; one larger than half the memory is not kept."""
        with self._lock:
            self._held -= self._newer.pop(key, (None, 0))[1]
            self._older.pop(key, None)
            if size > self._half:
                return
            if self._held + size > self._half:
                self._older, self._newer, self._held = self._newer, {}, 0
            self._newer[key] = (value, size)
            self._held += size


def bytes_of(*texts: str) -> int:
    """What an entry made of these texts takes in memory: a letter takes 1, 2 or 4 bytes, as its text needs."""
    return ENTRY + sum(getsizeof(text) for text in texts)
