"""Threads beside the server outlive what a turn meets, and end when they are told to."""

import logging
import threading

import pytest
from django.db import OperationalError

from postilla.cli.background import Background, stop_all


class Turns(Background):
    """Meets one trouble after another, then takes `calm` for a sign that all were outlived."""

    def __init__(self, *troubles: Exception) -> None:
        super().__init__("turns", 0.0)
        self.troubles = list(troubles)
        self.calm, self.ended = threading.Event(), threading.Event()

    def turn(self) -> None:
        if self.troubles:
            raise self.troubles.pop(0)
        self.calm.set()

    def at_end(self) -> None:
        self.ended.set()


def test_no_trouble_ends_it(caplog: pytest.LogCaptureFixture) -> None:
    thread = Turns(ValueError("odd"), OperationalError("away"), KeyError("gone"))
    with caplog.at_level(logging.ERROR, "postilla.background"):
        thread.start()
        assert thread.calm.wait(20)
        thread.stop()
    assert thread.ended.is_set()
    assert [record.getMessage().partition(":")[0] for record in caplog.records] == ["turns"] * 3


def test_one_that_never_began_can_be_stopped() -> None:
    thread = Turns()
    thread.stop()
    thread.start()  # and takes no turn any more
    thread._thread.join(20)
    assert not thread.calm.is_set()


class Waits(Background):
    """Its turn ends when the other was told to begin nothing more, or after ten seconds."""

    def __init__(self, other: Background) -> None:
        super().__init__("waits", 0.0)
        self.began, self._other = threading.Event(), other
        self.other_was_told = False

    def turn(self) -> None:
        self.began.set()
        self.other_was_told = self._other.ending.wait(10)


def test_none_begins_anything_while_another_is_waited_for() -> None:
    other = Turns()
    waits = Waits(other)
    waits.start()
    assert waits.began.wait(20)
    stop_all([waits, other])
    assert waits.other_was_told
