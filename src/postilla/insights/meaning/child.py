"""The process in which the model lives: reads texts from its standard input, writes rows to its standard output.

It ends when its input ends, so it cannot outlive its server, however that died. It loads no Django. It may not grow
over its limit: the system refuses it memory, it dies, and its parent starts another. All else on the machine goes
first.
"""

import json
import os
import signal
import struct
import sys
from contextlib import suppress
from typing import BinaryIO

LARGEST = 400_000_000  # bytes of memory of its own
LENGTH = struct.Struct(">I")


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # meant for the server, which closes the pipe
    _bounded()
    with suppress(BrokenPipeError):
        serve(sys.stdin.buffer, sys.stdout.buffer)


def serve(asked: BinaryIO, answer: BinaryIO) -> None:
    """Answer until there are no more questions. A question: length, JSON of `texts` and `langs`; its answer: length,
    rows of both sorts (`Encoder.both`), one after the other, as `vectors.packed`."""
    from postilla.insights.meaning.sentences import Encoder, middle
    from postilla.insights.vectors import packed

    encoder = Encoder(middle())
    while len(head := asked.read(LENGTH.size)) == LENGTH.size:
        said = json.loads(asked.read(*LENGTH.unpack(head)))
        rows = b"".join(map(packed, encoder.both(said["texts"], said["langs"])))
        answer.write(LENGTH.pack(len(rows)) + rows)
        answer.flush()


def _bounded() -> None:
    with suppress(ImportError, OSError, ValueError):  # not on every system
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (LARGEST, LARGEST))
        os.nice(5)


if __name__ == "__main__":
    main()
