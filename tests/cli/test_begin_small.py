"""A server computes with numbers in one thread, unless who starts it says otherwise."""

import os

import pytest

from postilla.cli.memory import begin_small


def test_numbers_are_computed_in_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    begin_small()
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "4")
    begin_small()
    assert os.environ["OPENBLAS_NUM_THREADS"] == "4"
