"""The pipes to the child hold whatever the server has open, and a child that does not read holds nobody."""

import os
import resource
import time

import pytest

from postilla.insights.meaning import apart
from postilla.insights.meaning.apart import Sentences, Unavailable


class Stuck(Sentences):
    """Its child neither reads nor answers."""

    def _running(self):
        child = super()._running()
        child.send_signal(19)  # SIGSTOP
        return child


def test_a_child_that_does_not_read_is_given_up(monkeypatch):
    monkeypatch.setattr(apart, "PATIENCE", 0.2)
    stuck = Stuck()
    before = time.monotonic()
    with pytest.raises(Unavailable):
        stuck.of(["letters " * 250] * 64, ["en"] * 64)  # more than a pipe holds
    assert time.monotonic() - before < 30
    assert stuck.pid() is None


def test_descriptors_beyond_a_thousand_are_waited_for():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < 1100:
        pytest.skip("the system allows too few open files")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 1100), hard))
    held = [os.open(os.devnull, os.O_RDONLY) for _ in range(1030)]
    reading, writing = os.pipe()
    try:
        assert reading >= 1024
        apart._write(writing, b"answer", time.monotonic() + 5)
        assert apart._read(reading, 6, time.monotonic() + 5) == b"answer"
    finally:
        for one in (*held, reading, writing):
            os.close(one)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
