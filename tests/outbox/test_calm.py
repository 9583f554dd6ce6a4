"""What may come later stands back while somebody waits, and not for ever."""

import threading
from datetime import UTC, datetime
from time import monotonic

import pytest

from postilla.outbox import calm
from postilla.outbox.writes import telling

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _nobody_posted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calm, "_last", -calm.CALM)


@pytest.mark.django_db
@pytest.mark.parametrize(("grace", "waits"), [(3.0, True), (0.0, False)])
def test_whoever_makes_pages_at_once_is_waited_for(grace: float, waits: bool) -> None:
    with telling(NOW, grace):
        pass
    assert calm.is_calm() is not waits


def test_where_nobody_waits_nothing_stands_back() -> None:
    calm.stand_back(3600.0, threading.Event())  # comes back at once, or this test never ends


def test_it_stands_back_no_longer_than_it_may() -> None:
    calm.disturbed()
    began = monotonic()
    calm.stand_back(0.2, threading.Event(), 20.0)
    assert monotonic() - began >= 0.2
    assert not calm.is_calm(20.0)


def test_it_comes_back_when_nobody_waits_any_more() -> None:
    calm.disturbed()
    began = monotonic()
    calm.stand_back(3600.0, threading.Event())
    assert monotonic() - began >= calm.CALM


def test_an_end_is_not_waited_for() -> None:
    ending = threading.Event()
    ending.set()
    calm.disturbed()
    calm.stand_back(3600.0, ending)
