"""What a process that serves does about its memory."""

import ctypes
import gc
import os
from contextlib import suppress

YOUNG = 50_000  # objects made and not freed before Python looks for cycles among them; 700 by itself


ARENAS = 2  # pools of memory of the C library: by itself one or more for each thread, each with gaps of its own
_ARENA_MAX = -8  # that setting's number in glibc


def begin_small() -> None:
    """To be called before there are threads, and before anything computes with numbers: that is done in one thread,
    since two wait for each other, and each keeps room of its own."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").mallopt(_ARENA_MAX, ARENAS)


def give_memory_back() -> None:
    """Let the system have what pictures and large pages took for a moment: the C library keeps it otherwise."""
    with suppress(OSError, AttributeError):  # another C library than glibc
        ctypes.CDLL("libc.so.6").malloc_trim(0)


def look_for_cycles_less() -> None:
    """To be called once all is loaded: what is there then stays, and is not looked through again.

    Python counts references and looks for cycles besides, from time to time among all objects. With a CMS loaded these
    are 235,000 that never go, and nobody is answered for the 0.1 to 0.4 s that one look at them takes.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 10, 10)
