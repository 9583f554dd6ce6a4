"""A process for one question: asked on its standard input, heard to its end, ended where all is to end."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Event


@dataclass(frozen=True)
class Said:
    """How a child ended, what it answered, and the last line of what it complained of."""

    code: int
    answer: bytes
    complaint: str


def said(
    command: Sequence[str], asked: bytes, seconds: float, ending: Event | None = None,
    settings: Mapping[str, str] | None = None,
) -> Said | None:  # fmt: skip
    """What a child says, with `settings` in its environment; None where it was ended because it took longer than these
    seconds, or because `ending` was set, which it does not outlive by more than a second. Raises OSError."""
    started = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, **(settings or {})},
        start_new_session=True,  # a key pressed to end the server does not end this first
    )  # fmt: skip
    given: bytes | None = asked
    for _ in range(int(seconds)):
        try:
            answer, complaint = started.communicate(given, timeout=1)
        except subprocess.TimeoutExpired:
            given = None  # it has been taken over already
            if ending is not None and ending.is_set():
                break
            continue
        last = complaint.decode(errors="replace").strip().rpartition("\n")[2]
        return Said(started.returncode, answer, last)
    started.kill()
    started.communicate()
    return None
