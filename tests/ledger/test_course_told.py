"""The worker tells where a promised number is heading: by a real forecast, in a process of its own."""

import json
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest

from postilla.ledger import reads, writes
from postilla.ledger.drafts import Change, Figure, Source
from postilla.ledger.events import LedgerChanged
from postilla.ledger.models import Heading, Observation, Promise
from postilla.ledger.rules.periods import each, written
from postilla.ledger.values import Bounds
from postilla.ledger.writes.bulk import record_many
from postilla.outbox.drain import drain
from postilla.outbox.writes import telling
from postilla.publishing.addresses import render
from tests.support.ledger import REPORT, Book
from tests.support.magazine import LATER

MORE_IN_SUMMER = (5, 5, 6, 7, 8, 9, 10, 9, 8, 6, 5, 4)  # thousands a month: 82 a year


@pytest.fixture
def selling(site: None, book: Book) -> Book:
    """Monthly sales from 2021 to February 2025, with seasons and a little unrest; 50 rows at once."""
    late = Source("Registrations", date(2025, 3, 1), "https://example.org/months")
    months = each("month", date(2021, 1, 1), date(2025, 2, 28))
    sold = [(written(one), MORE_IN_SUMMER[at % 12] * 1000 + at * 37 % 200) for at, one in enumerate(months)]
    drafts = [Figure(book.valdora, book.cars, month, str(number), late) for month, number in sold]
    record_many(list(enumerate(drafts)), "ines", book.tick())
    return book


def promised(book: Book, low: str) -> int:
    return book.promise(f"{low} cars in 2025", kind="number", low=low, high="", period="2025")


def look(book: Book) -> None:
    while writes.look_at_courses(book.tick()):
        pass


def page(path: str) -> str:
    found = render(path)
    assert found is not None
    return found.decode()


def test_the_course_is_told_judged_and_shown(selling: Book) -> None:
    easy, hard = promised(selling, "60000"), promised(selling, "120000")
    many = promised(selling, "83000")
    look(selling)
    assert [selling.state(one) for one in (easy, hard, many)] == ["on-course", "at-risk", "open"]
    card = reads.cards([hard])[0]
    assert card.course is not None
    assert card.course.method == "ets-seasons"
    figure = card.course.figure
    assert 78_000 < (figure.low or 0) < (figure.high or 0) < 90_000
    assert card.verdict is not None
    assert len(card.verdict.used) == 2  # the months of the year itself

    shown = page(f"/ledger/promise/{hard}/")
    assert 'id="course"' in shown
    assert "Exponential smoothing with the seasons of earlier years (ETS) of 50 months in a row" in shown
    assert "chart-range" in shown  # the interval, hatched
    assert "2024" in shown  # what the years before came to
    assert "which is not what was promised" in page(f"/ledger/promise/{hard}/card/")
    assert "which is what was promised" in page("/ledger/valdora/")
    told = json.loads(page(f"/ledger/api/promise-{hard}.json"))["course"]
    assert told["method"] == "ets-seasons"
    assert [one["period"] for one in told["before"]] == ["2021", "2022", "2023", "2024"]
    assert ",ets-seasons," in page("/ledger/promises.csv")


def test_the_same_figures_are_not_forecast_twice(selling: Book) -> None:
    promise = promised(selling, "60000")
    look(selling)
    first = Heading.objects.get(promise=promise)
    Promise.objects.update(course_due=True)
    look(selling)
    assert Heading.objects.get(promise=promise).at == first.at
    Heading.objects.all().delete()
    Promise.objects.update(course_due=True)
    look(selling)
    again = Heading.objects.get(promise=promise)
    assert (again.low, again.high) == (first.low, first.high)  # and forecast again, they come out the same


def test_a_figure_taken_back_and_a_delay_are_told_again(selling: Book) -> None:
    promise = promised(selling, "60000")
    look(selling)
    last = Observation.objects.order_by("-end").first()
    assert last is not None
    writes.take_back(last.pk, "a slip of ours", "ines", selling.tick())
    look(selling)
    found = reads.cards([promise])[0].course
    assert found is not None
    assert (found.until, found.periods) == (date(2025, 1, 31), 49)
    change = Change("delayed", date(2025, 3, 1), REPORT, period="2026")
    writes.revise(promise, change, "ines", selling.tick())
    assert reads.cards([promise])[0].course is None  # what was told of 2025 says nothing of 2026
    look(selling)
    later = reads.cards([promise])[0].course
    assert later is not None
    assert (later.period.start.year, later.so_far) == (2026, None)
    assert ">2025, so far<" in page(f"/ledger/promise/{promise}/")
    before = json.loads(page(f"/ledger/api/promise-{promise}.json"))["course"]["before"]
    assert [one["period"] for one in before] == ["2021", "2022", "2023", "2024"]  # what whole years came to


def test_when_its_period_is_over_no_course_is_shown_though_an_editor_s_verdict_stands(selling: Book) -> None:
    promise = promised(selling, "60000")
    look(selling)
    writes.overrule(promise, "on-course", "They say so themselves.", "ines", selling.tick())
    assert 'id="course"' in page(f"/ledger/promise/{promise}/")
    writes.settle_due(datetime(2025, 12, 31, 12, 0, tzinfo=UTC))
    assert reads.cards([promise])[0].course is not None
    with telling(datetime(2026, 1, 1, 12, 0, tzinfo=UTC)) as tell:
        writes.settle_due(tell.now)
    assert LedgerChanged((), (promise,)) in tell.told
    while drain(LATER):
        pass
    assert 'id="course"' not in page(f"/ledger/promise/{promise}/")


def test_the_history_names_each_turn_once(selling: Book) -> None:
    promise = promised(selling, "60000")
    look(selling)
    for month in ("2025-03", "2025-04"):
        selling.figure("7000", month, Source("Registrations", date(2025, 5, 2)))
        look(selling)
    assert len(reads.whole(promise).verdicts) == 4  # type: ignore[union-attr]
    history = re.findall(r"Verdict: (\w[\w ]+)", page(f"/ledger/promise/{promise}/"))
    assert history == ["Open", "On course"]


def test_too_little_data_is_said(site: None, book: Book) -> None:
    promise: Any = promised(book, "60000")
    book.figure("5000", "2025-01", Source("Registrations", date(2025, 2, 3)))
    look(book)
    course = reads.cards([promise])[0].course
    assert course is not None
    assert (course.method, course.figure) == ("", Bounds())
    assert book.state(promise) == "open"
    assert "Too little data to tell a course" in page(f"/ledger/promise/{promise}/")


def test_a_period_that_is_over_is_compared(site: None, book: Book) -> None:
    promise = book.promise()
    book.figure("60000")
    look(book)
    assert "(25 % less than promised)" in page(f"/ledger/promise/{promise}/").replace("\xa0", " ")
    assert 'id="course"' not in page(f"/ledger/promise/{promise}/")
