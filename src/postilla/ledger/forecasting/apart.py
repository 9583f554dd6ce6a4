"""The server's side: one child for each portion of questions, gone when it has answered."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from importlib.util import find_spec

from postilla.ledger.rules.course import Answer, Question

PATIENCE = 180.0  # seconds to start: 3 on an idle machine, a hundred on one that everybody wants
EACH = 10.0  # seconds more for each question


class Stuck(Exception):
    """The child died or did not answer in time."""


def is_there() -> bool:
    """Whether forecasts can be made here: whether the extra `course` is installed."""
    return find_spec("statsmodels") is not None


def answered(questions: Sequence[Question]) -> list[Answer]:
    """The answers in the order of the questions; the same question has the same answer always. Raises Stuck."""
    if not questions:
        return []
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "postilla.ledger.forecasting.child"],
            input=json.dumps([asdict(one) for one in questions]).encode(), capture_output=True,
            timeout=PATIENCE + EACH * len(questions), env={**os.environ, **threads}, check=True,
        )  # fmt: skip
        found = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as problem:
        raise Stuck(f"the forecasts were not made: {problem}") from problem
    return [None if one is None else (one[0], one[1]) for one in found]
