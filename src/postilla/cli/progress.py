"""How far something is that takes minutes, in a line for every fifth part of it."""

import io
import time
from collections.abc import Callable
from typing import Any

PARTS = 5


class Progress:
    """Told of each of `whole` steps, it says after every fifth part how many are done, and after how many seconds."""

    def __init__(self, whole: int, of: str, say: Callable[[str], Any]) -> None:
        self._whole, self._of, self._say = max(whole, 1), of, say
        self._done, self._began = 0, time.monotonic()

    def step(self) -> None:
        before = self._done * PARTS // self._whole
        self._done += 1
        if self._done * PARTS // self._whole > before:
            took = time.monotonic() - self._began
            self._say(f"  {min(self._done, self._whole)} of {self._whole} {self._of}, {took:.0f} s")


class Steps(io.StringIO):
    """Something to write to for `migrate`, which names each step as it begins it."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress

    def write(self, text: str) -> int:
        if "Applying " in text:
            self._progress.step()
        return len(text)
