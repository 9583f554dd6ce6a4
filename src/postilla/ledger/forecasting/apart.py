"""The server's side: one child for each portion of questions, gone when it has answered."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from importlib.util import find_spec
from threading import Event

from postilla.ledger.rules.course import Answer, Question

COMMAND = (sys.executable, "-m", "postilla.ledger.forecasting.child")
PATIENCE = 180.0  # seconds to start: 3 on an idle machine, a hundred on one that everybody wants
EACH = 10.0  # seconds more for each question
EASY = Question((3.0, 5.0, 4.0, 6.0, 5.0, 7.0, 6.0, 8.0, 7.0, 9.0), 1, 1, 0, None)


class Stuck(Exception):
    """The child died, did not answer in time, or was ended because the server ends."""


def is_there() -> bool:
    """Whether forecasts can be made here: whether the extra `course` is installed."""
    return find_spec("statsmodels") is not None


def check(ending: Event | None = None) -> None:
    """Raises Stuck where not even an easy question is answered: then no question is to blame."""
    answered([EASY], ending)


def answered(questions: Sequence[Question], ending: Event | None = None) -> list[Answer]:
    """The answers in the order of the questions; the same question has the same answer always. Raises Stuck.

    Where `ending` is set meanwhile, the child is ended within a second.
    """
    if not questions:
        return []
    asked = json.dumps([asdict(one) for one in questions]).encode()
    try:
        found = json.loads(_said(asked, PATIENCE + EACH * len(questions), ending))
    except (OSError, subprocess.SubprocessError, ValueError) as problem:
        raise Stuck(f"the forecasts were not made: {problem}") from problem
    return [None if one is None else (one[0], one[1], one[2]) for one in found]


def _said(asked: bytes, patience: float, ending: Event | None) -> bytes:
    """What a child answers. Raises Stuck, OSError."""
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    started = subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **threads},
        start_new_session=True,  # a key pressed to end the server does not end this first
    )  # fmt: skip
    given, why = asked, "it took too long"
    for _ in range(int(patience)):
        try:
            answer, complaint = started.communicate(given, timeout=1)
        except subprocess.TimeoutExpired:
            given = b""  # it has been taken over already
            if ending is not None and ending.is_set():
                why = "the server ends"
                break
            continue
        if started.returncode == 0:
            return answer
        last = complaint.decode(errors="replace").strip().rpartition("\n")[2]
        raise Stuck(f"the forecasts were not made: their process ended with {started.returncode} {last}".rstrip())
    started.kill()
    started.communicate()
    raise Stuck(f"the forecasts were not made: {why}")
