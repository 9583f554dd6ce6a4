"""The terms that count: those of the last revision in force, whenever each was entered, wherever they are shown."""

from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from postilla.ledger import reads, writes
from postilla.ledger.drafts import Change, Source
from postilla.ledger.models import Verdict
from postilla.publishing.addresses import render
from tests.support.ledger import AFTER, Book

PAPER = Source("A paper", date(2024, 6, 2))


def revise(book: Book, promise: int, change: str, on: date, **more: Any) -> None:
    writes.revise(promise, Change(change, on, PAPER, **more), "ines", book.tick())


def test_readers_are_told_the_terms_that_count(book: Book) -> None:
    promise = book.promise()
    assert [card.id for card in reads.overview().overdue] == [promise]
    revise(book, promise, "delayed", date(2024, 6, 1), period="2026")
    card = reads.cards([promise])[0]
    assert (card.due, card.state) == (date(2026, 12, 31), "open")
    assert [one.id for one in reads.due_within(date(2026, 12, 25), date(2026, 12, 31))] == [promise]
    assert not reads.due_within(date(2024, 12, 25), date(2024, 12, 31))
    whole = reads.whole(promise)
    assert whole is not None
    assert whole.period is not None
    assert whole.period.end == date(2026, 12, 31)


def test_each_change_keeps_what_those_before_it_changed(book: Book) -> None:
    promise = book.promise()
    revise(book, promise, "delayed", date(2024, 3, 1), period="2026")
    revise(book, promise, "raised", date(2024, 6, 1), low="100000", high="120000")
    whole = reads.whole(promise)
    assert whole is not None
    assert (int(whole.aim.low or 0), whole.card.due, whole.card.changed_on) == (
        100000,
        date(2026, 12, 31),
        date(2024, 6, 1),
    )
    assert [(int(one.aim.low or 0), one.due) for one in whole.revisions] == [
        (80000, date(2026, 12, 31)),
        (100000, date(2026, 12, 31)),
    ]


def test_a_long_verdict_is_given_once(book: Book) -> None:
    promise = book.dated("cadence", per="month", period="2022-01..2027-12")
    book.happened(promise, "2022-01")
    before = Verdict.objects.filter(promise_id=promise).count()
    assert Verdict.objects.filter(promise_id=promise).latest("pk").detail.endswith("2023-01, +25")
    writes.settle_due(AFTER + timedelta(days=1))
    assert Verdict.objects.filter(promise_id=promise).count() == before


def test_promises_are_locked_before_they_are_judged(book: Book) -> None:
    promise = book.promise()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        book.figure("85000")
    assert book.state(promise) == "kept"
    of_promises = next(one["sql"] for one in asked if 'FROM "ledger_promise"' in one["sql"])
    assert ("FOR UPDATE" in of_promises) is connection.features.has_select_for_update


def test_the_files_have_all_figures_where_the_page_has_the_newest(site: None, book: Book) -> None:
    for month in range(72):
        year = 2018 + month // 12
        book.figure("100", f"{year}-{month % 12 + 1:02}", Source("A count", date(2025, 1, 1)))
    found = render("/ledger/valdora/figures.csv")
    assert found is not None
    assert len(found.splitlines()) == 73
