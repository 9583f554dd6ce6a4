"""What may come later stands back while somebody waits, and not for ever."""

import threading
from datetime import UTC, datetime

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


def test_it_stands_back_no_longer_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([0.0, 0.0, 0.0, 0.1, 5.0, 5.1])
    monkeypatch.setattr(calm, "monotonic", lambda: next(times))
    looks: list[float] = []
    ending = threading.Event()
    monkeypatch.setattr(ending, "wait", looks.append)
    monkeypatch.setattr(calm, "is_calm", lambda: False)
    calm.stand_back(2.0, ending)
    assert looks == [calm._LOOK] * len(looks)
    assert looks


def test_an_end_is_not_waited_for() -> None:
    ending = threading.Event()
    ending.set()
    calm.disturbed()
    calm.stand_back(3600.0, ending)
