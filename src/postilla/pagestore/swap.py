"""Putting a new file in an old one's place, in one move and without waiting for the disk.

ext4 writes a file out before it lets it replace another by rename (its mount option `auto_da_alloc`), so that a power
cut leaves the old or the new one. Pages need no such care, they are made again, and the wait was most of what it took
to store one. Two names are exchanged instead (`renameat2` with RENAME_EXCHANGE), and the old file goes.
"""

import ctypes
import os
from collections.abc import Callable

HERE = -100  # AT_FDCWD: paths are as they stand
EXCHANGE = 2  # RENAME_EXCHANGE, see renameat2(2)


def swap(new: str, target: str) -> None:
    """Let `target` be the file `new`, whether there was one before; `new` is gone. Raises OSError."""
    if exchange is not None and exchange(HERE, os.fsencode(new), HERE, os.fsencode(target), EXCHANGE) == 0:
        os.unlink(new)
        return
    # There was none yet, or this system or file system cannot exchange.
    os.replace(new, target)


def _exchange() -> Callable[..., int] | None:
    try:
        found = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError):  # another system, or a C library from before 2018
        return None
    found.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    return found


exchange = _exchange()
