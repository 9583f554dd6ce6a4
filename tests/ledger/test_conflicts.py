"""Figures that contradict each other: listed for the newsroom while they do, and said to readers."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from postilla.cli.daily import catch_up
from postilla.ledger import reads, writes
from postilla.ledger.drafts import Figure, Source
from postilla.ledger.models import Conflict
from postilla.ledger.writes.bulk import record_many
from postilla.outbox.writes import telling
from postilla.publishing.addresses import render
from tests.support.ledger import Book
from tests.support.together import aside, someone_waits

REGISTER = Source("The register", date(2025, 2, 3), "https://example.org/register")


def listed() -> list[tuple[str, list[str]]]:
    return [(one.subject.name, [entry.source for entry in one.entries]) for one in reads.contradictions()]


def test_two_that_cannot_be_right_together_are_listed_until_one_counts_no_more(site: None, book: Book) -> None:
    promise = book.promise()
    report = book.figure("77000")
    assert listed() == []
    book.figure(["more", "than", "70000"][-1], source=REGISTER, precision="more than")
    assert listed() == []  # both can be true
    register = book.figure("85000", source=Source("The count", date(2025, 2, 4)))
    [one] = reads.contradictions()
    assert [entry.source for entry in one.entries] == ["Yearly report", "The register", "The count"]
    assert [(card.id, card.state, card.verdict and card.verdict.contested) for card in one.promises] == [
        (promise, "kept", True)
    ]
    writes.take_back(register, "It was a misprint.", "ines", book.tick())
    assert listed() == []
    again = book.figure("85000", source=Source("The count", date(2025, 2, 5)))
    assert len(listed()) == 1
    book.figure("77000", source=Source("The count, mended", date(2025, 2, 6)), restates=again)
    assert listed() == []
    writes.take_back(report, "It was a misprint.", "ines", book.tick())


def test_a_batch_and_a_merger_are_looked_at_too(site: None, book: Book) -> None:
    other = writes.ensure_subject("Valdora SpA", book.tick())
    book.figure("77000")
    book.figure("85000", subject_id=other, source=REGISTER)
    assert listed() == []
    writes.merge(other, book.valdora, "ines", book.tick())
    assert listed() == [("Valdora", ["Yearly report", "The register"])]
    writes.split(other, "ines", book.tick())
    assert listed() == []
    many = [Figure(book.valdora, book.cars, year, "85000", REGISTER) for year in ("2023", "2024")]
    assert record_many(list(enumerate(many)), "ines", book.tick()).contradicting
    assert listed() == [("Valdora", ["Yearly report", "The register"])]


def test_newsroom_and_readers_see_both(site: None, book: Book, keeper: Client) -> None:
    book.promise()
    assert "No figures contradict each other" in _said(keeper)
    book.figure("77000")
    book.figure("85000", source=REGISTER)
    said = _said(keeper)
    assert "Valdora: Cars sold, 2024" in said
    assert "with the benefit of the doubt" in said
    assert "contradict each other (1)" in keeper.get("/admin/ledger/").content.decode()
    for path in ("/ledger/valdora/", "/ledger/valdora/figures/cars-sold/"):
        page = render(path)
        assert page is not None
        assert "Sources differ" in page.decode()
        link = '<a href="https://example.org/register" rel="noopener"><bdi>The register</bdi></a>'
        assert f"85,000 ({link}" in page.decode()


def test_an_estimate_from_before_the_period_was_over_contradicts_nothing(site: None, book: Book) -> None:
    early = Source("The outlook", date(2024, 6, 1))
    book.figure("100000", source=early)
    report = book.figure("77000")
    assert listed() == []
    many = [(1, Figure(book.valdora, book.cars, "2024", "95000", early)), (2, _register(book, "77000"))]
    assert record_many(many, "ines", book.tick()).contradicting == {}
    for path in ("/ledger/valdora/", "/ledger/valdora/figures/cars-sold/"):
        assert "Sources differ" not in (render(path) or b"").decode()
    book.figure("85000", source=Source("The count", date(2025, 2, 4)))
    assert listed() == [("Valdora", ["Yearly report", "The register", "The count"])]
    assert report in {entry.id for one in reads.contradictions() for entry in one.entries}


def test_what_was_there_before_it_was_listed_is_found_on_the_next_day(
    site: None, book: Book, settings: Any, tmp_path: Path
) -> None:
    settings.POSTILLA_HOME = tmp_path
    other = writes.ensure_subject("Valdora SpA", book.tick())
    writes.merge(other, book.valdora, "ines", book.tick())
    book.figure("77000")
    book.figure("85000", subject_id=other, source=REGISTER)
    [kept] = Conflict.objects.values("noticed_at", "subject_id")
    assert writes.notice_everything(book.tick()) == 0
    assert list(Conflict.objects.values("noticed_at", "subject_id")) == [kept]
    Conflict.objects.update(start=date(2023, 1, 1), end=date(2023, 12, 31))  # what is none any more
    catch_up(book.tick())
    assert listed() == [("Valdora", ["Yearly report", "The register"])]
    assert Conflict.objects.get().subject_id == book.valdora


def test_a_merger_of_many_figures_asks_no_more_than_one_of_few(site: None, book: Book) -> None:
    from django.test.utils import CaptureQueriesContext

    asked = []
    for name, first, last in (("Few", 2000, 2002), ("Many", 2002, 2022)):
        other = writes.ensure_subject(name, book.tick())
        for subject, value in ((book.valdora, "77000"), (other, "85000")):
            drafts = [Figure(subject, book.cars, str(year), value, REGISTER) for year in range(first, last)]
            record_many(list(enumerate(drafts)), "ines", book.tick())
        with CaptureQueriesContext(connection) as queries:
            writes.merge(other, book.valdora, "ines", book.tick())
        asked.append(len(queries))
        assert reads.contradictions_number() == last - 2000
    assert asked[1] <= asked[0] + 2  # the second finds the first's merged already


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer, who waits before reading")
def test_two_who_record_at_once_see_each_other(book: Book) -> None:
    with telling(book.tick()):
        book.figure("77000")
        thread, raised = aside(lambda: writes.record(_register(book, "85000"), "another", book.at))
        someone_waits()
    thread.join(20)
    assert raised == []
    assert reads.contradictions_number() == 1


def _register(book: Book, value: str) -> Figure:
    return Figure(book.valdora, book.cars, "2024", value, REGISTER)


def _said(keeper: Client) -> str:
    return str(keeper.get("/admin/ledger/contradictions/").content.decode())
