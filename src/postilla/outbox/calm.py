"""Whether somebody waits for an answer just now.

Python runs one thread at a time, so whatever a thread in the background does, readers who post wait for. What may come
later stands back while they post, for as long as its own promise allows (docs/PERFORMANCE.md has the figures).
"""

import threading
from time import monotonic

CALM = 0.3  # seconds without a deed after which nobody is thought to wait
QUIET = 1.0  # … after which nobody is expected soon: for what takes long once it has begun
_LOOK = 0.1  # seconds between two looks

_last = -CALM  # when the last deed was done that somebody waited for; of this process


def disturbed() -> None:
    """Somebody waits for what is being done now."""
    global _last
    _last = monotonic()


def is_calm(seconds: float = CALM) -> bool:
    """Whether nobody did anything for so many seconds."""
    return monotonic() - _last >= seconds


def stand_back(longest: float, ending: threading.Event, calm: float = CALM) -> None:
    """Come back when nobody waits (see `is_calm`), after `longest` seconds in any case, or when all is to end."""
    until = monotonic() + longest
    while not is_calm(calm) and monotonic() < until:
        if ending.wait(_LOOK):
            return
