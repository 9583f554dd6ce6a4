"""Forecasts that are not made: what is set aside, what waits, and who does not wait for it."""

import sys
import threading
import time
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from threading import Event

import pytest
from django.apps import apps
from django.utils import timezone

from postilla.cli.courses import Courses
from postilla.cli.listener import Listener
from postilla.insights.models import DueThread
from postilla.ledger import forecasting, reads, writes
from postilla.ledger.drafts import Figure, Source
from postilla.ledger.forecasting import Stuck, apart
from postilla.ledger.models import Heading, Promise
from postilla.ledger.rules.periods import each, written
from postilla.ledger.writes.bulk import record_many
from tests.support.ledger import Book

# A process that dies of one figure, and answers another with more than the ledger's columns take.
FRAIL = """
import json, os, sys
asked = json.loads(sys.stdin.buffer.read())
if any(1300 in one["values"] for one in asked):
    os._exit(3)
print(json.dumps([[1e21, 2e21, False] if 1400 in one["values"] else [6e4, 7e4, False] for one in asked]))
"""
DEAD = "import os; os._exit(3)"
DEAF = "import sys, threading; sys.stdin.read(); threading.Event().wait()"


def speak(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(apart, "COMMAND", (sys.executable, "-c", code))


def promised(book: Book, name: str, sold: str, year: int = 2025) -> int:
    """A promise for a year of a maker that sold 1,000 a month for three years and its first two months, but `sold` in
    the newest."""
    maker = writes.ensure_subject(name, book.tick())
    months = [written(one) for one in each("month", date(year - 3, 1, 1), date(year, 2, 28))]
    late = Source("Registrations", date(year, 3, 1), "https://example.org/months")
    drafts = [Figure(maker, book.cars, month, sold if at == 37 else "1000", late) for at, month in enumerate(months)]
    record_many(list(enumerate(drafts)), "ines", book.tick())
    kept, book.valdora = book.valdora, maker
    made = book.promise(name, kind="number", low="50000", high="", period=str(year))
    book.valdora = kept
    return made


def methods(promises: list[int]) -> list[str | None]:
    return [card.course.method if card.course else None for card in reads.cards(promises)]


@pytest.fixture
def three(book: Book) -> list[int]:
    return [promised(book, name, sold) for name, sold in (("Arda", "1300"), ("Belto", "1400"), ("Corvi", "1500"))]


def test_what_cannot_be_told_is_set_aside_and_those_behind_it_are_told(
    book: Book, three: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    speak(monkeypatch, FRAIL)
    while writes.look_at_courses(book.tick()):
        pass
    assert methods(three) == ["", None, "ets"]
    assert not Promise.objects.filter(course_due=True).exists()


def test_where_no_forecast_is_made_all_wait(book: Book, three: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    speak(monkeypatch, DEAD)
    with pytest.raises(Stuck, match="ended with 3"):
        writes.look_at_courses(book.tick())
    assert methods(three) == [None, None, None]
    assert Promise.objects.filter(course_due=True).count() == 3


def test_a_server_that_ends_waits_for_no_forecast(monkeypatch: pytest.MonkeyPatch) -> None:
    speak(monkeypatch, DEAF)
    ending = Event()
    ending.set()
    with pytest.raises(Stuck, match="the server ends"):
        forecasting.answered([apart.EASY], ending)


@pytest.mark.django_db(transaction=True)
def test_comments_are_read_while_a_forecast_does_not_end(
    book: Book, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    promise = promised(book, "Arda", "1300", timezone.now().year + 1)  # the server's clock is the real one
    speak(monkeypatch, f"open({str(tmp_path / 'asked')!r}, 'w'); {DEAF}")
    both = Courses(), Listener()
    for thread in both:
        thread.start()
    try:
        until((tmp_path / "asked").exists)
        DueThread.objects.create(subject="article:none")
        until(lambda: not DueThread.objects.exists())
    finally:
        for thread in both:
            thread.stop()
    assert not [one for one in threading.enumerate() if one.name in ("courses", "listener")]
    assert Promise.objects.get(pk=promise).course_due


def until(true: Callable[[], bool]) -> None:
    last = time.monotonic() + 30
    while not true():
        assert time.monotonic() < last
        threading.Event().wait(0.05)


def test_too_little_data_is_not_told_twice(book: Book) -> None:
    promise = book.promise("Some in 2025", kind="number", low="50000", high="", period="2025")
    writes.look_at_courses(book.tick())
    first = Heading.objects.get(promise=promise).at
    Promise.objects.update(course_due=True)
    writes.look_at_courses(book.tick())
    assert Heading.objects.get(promise=promise).at == first


def test_of_promises_from_before_there_were_courses_some_wait_for_one(book: Book) -> None:
    waits, _ = book.promise("Some in 2025", kind="number", low="50000", high="", period="2025"), book.dated()
    Promise.objects.update(course_due=True)
    import_module("postilla.ledger.migrations.0009_courses_that_can_be_told").ask_of_those_alone(apps, None)
    assert list(Promise.objects.filter(course_due=True).values_list("pk", flat=True)) == [waits]
