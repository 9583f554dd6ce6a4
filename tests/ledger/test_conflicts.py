"""Figures that contradict each other: listed for the newsroom while they do, and said to readers."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from postilla.ledger import reads, writes
from postilla.ledger.drafts import Figure, Source
from postilla.ledger.writes.bulk import record_many
from postilla.publishing.addresses import render
from tests.support.ledger import Book
from tests.support.staff import member

REGISTER = Source("The register", date(2025, 2, 3), "https://example.org/register")


def listed() -> list[tuple[str, list[str]]]:
    return [(one.subject.name, [entry.source for entry in one.entries]) for one in reads.contradictions()]


def test_two_that_cannot_be_right_together_are_listed_until_one_counts_no_more(site: None, book: Book) -> None:
    promise = book.promise()
    report = book.figure("77,000")
    assert listed() == []
    book.figure(["more", "than", "70,000"][-1], source=REGISTER, precision="more than")
    assert listed() == []  # both can be true
    register = book.figure("85,000", source=Source("The count", date(2025, 2, 4)))
    [one] = reads.contradictions()
    assert [entry.source for entry in one.entries] == ["Yearly report", "The register", "The count"]
    assert [(card.id, card.state, card.verdict and card.verdict.contested) for card in one.promises] == [
        (promise, "kept", True)
    ]
    writes.take_back(register, "It was a misprint.", "ines", book.tick())
    assert listed() == []
    again = book.figure("85,000", source=Source("The count", date(2025, 2, 5)))
    assert len(listed()) == 1
    book.figure("77,000", source=Source("The count, mended", date(2025, 2, 6)), restates=again)
    assert listed() == []
    writes.take_back(report, "It was a misprint.", "ines", book.tick())


def test_a_batch_and_a_merger_are_looked_at_too(site: None, book: Book) -> None:
    other = writes.ensure_subject("Valdora SpA", book.tick())
    book.figure("77,000")
    book.figure("85,000", subject_id=other, source=REGISTER)
    assert listed() == []
    writes.merge(other, book.valdora, "ines", book.tick())
    assert listed() == [("Valdora", ["Yearly report", "The register"])]
    writes.split(other, "ines", book.tick())
    assert listed() == []
    many = [Figure(book.valdora, book.cars, year, "85,000", REGISTER) for year in ("2023", "2024")]
    assert record_many(list(enumerate(many)), "ines", book.tick()).contradicting
    assert listed() == [("Valdora", ["Yearly report", "The register"])]


def test_newsroom_and_readers_see_both(site: None, book: Book, keeper: Client) -> None:
    book.promise()
    assert "No figures contradict each other" in _said(keeper)
    book.figure("77,000")
    book.figure("85,000", source=REGISTER)
    said = _said(keeper)
    assert "Valdora: Cars sold, 2024" in said
    assert "with the benefit of the doubt" in said
    assert "contradict each other (1)" in keeper.get("/admin/ledger/").content.decode()
    for path in ("/ledger/valdora/", "/ledger/valdora/figures/cars-sold/"):
        page = render(path)
        assert page is not None
        assert "Sources differ" in page.decode()
        assert '85,000 (<a href="https://example.org/register" rel="noopener">The register</a>' in page.decode()


def _said(keeper: Client) -> str:
    return str(keeper.get("/admin/ledger/contradictions/").content.decode())


@pytest.fixture
def keeper(site: None) -> Any:
    client = Client()
    client.force_login(member("kim"))
    return client
