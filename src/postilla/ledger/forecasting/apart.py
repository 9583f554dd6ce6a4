"""The server's side: one child for each portion of questions, gone when it has answered."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from importlib.util import find_spec
from threading import Event

from postilla.ledger.rules.course import Answer, Question
from postilla.vocabulary.child import said

COMMAND = (sys.executable, "-m", "postilla.ledger.forecasting.child")
PATIENCE = 180.0  # seconds to start: 3 on an idle machine, a hundred on one that everybody wants
EACH = 10.0  # seconds more for each question
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
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
    except (OSError, ValueError) as problem:
        raise Stuck(f"the forecasts were not made: {problem}") from problem
    return [None if one is None else (one[0], one[1], one[2]) for one in found]


def _said(asked: bytes, patience: float, ending: Event | None) -> bytes:
    """What a child answers. Raises Stuck, OSError."""
    heard = said(COMMAND, asked, patience, ending, ONE_THREAD)
    if heard is None:
        why = "the server ends" if ending is not None and ending.is_set() else "it took too long"
        raise Stuck(f"the forecasts were not made: {why}")
    if heard.code:
        why = f"their process ended with {heard.code} {heard.complaint}".rstrip()
        raise Stuck(f"the forecasts were not made: {why}")
    return heard.answer
