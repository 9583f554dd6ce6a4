"""A child process is heard to its end, and ended where nobody waits for it any more."""

import sys
from threading import Event

from postilla.vocabulary.child import Said, said

ECHO = "import sys, os; sys.stdout.buffer.write(sys.stdin.buffer.read() + os.environ.get('MORE', '').encode())"
DEAF = "import time; time.sleep(600)"


def test_it_answers_what_it_is_asked() -> None:
    much = b"x" * 300_000  # more than a pipe holds
    assert said([sys.executable, "-c", ECHO], much, 60, settings={"MORE": "!"}) == Said(0, much + b"!", "")


def test_it_says_how_it_ended() -> None:
    assert said([sys.executable, "-c", "raise SystemExit('first\\nlast word')"], b"", 60) == Said(1, b"", "last word")


def test_one_that_takes_too_long_is_ended() -> None:
    assert said([sys.executable, "-c", DEAF], b"", 1) is None


def test_it_does_not_outlive_who_asked() -> None:
    ending = Event()
    ending.set()
    assert said([sys.executable, "-c", DEAF], b"", 600, ending) is None
