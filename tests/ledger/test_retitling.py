"""A title names what a promise is now: numbers and days as it was changed, in the words that it has."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from postilla.ledger import reads, writes
from postilla.ledger.drafts import Change, Source
from postilla.ledger.retitling import present_title
from postilla.ledger.rules.periods import period_of
from postilla.ledger.values import Bounds, Terms
from postilla.publishing.addresses import render
from tests.support.ledger import Book


def terms(low: Any = None, high: Any = None, when: str = "", due: str = "", kind: str = "") -> Terms:
    least, most = (None if end is None else Decimal(end) for end in (low, high))
    period = period_of(when) if when else None
    day = date.fromisoformat(due) if due else period.end if period else None
    return Terms(kind or ("range" if high else "at-least" if low else "done"), Bounds(least, most), period, day)


RANGE = terms(80000, 90000, "2024")


@pytest.mark.parametrize(
    ("title", "first", "now", "language", "present"),
    [
        ("80,000 to 90,000 cars in 2024", RANGE, RANGE, "en", "80,000 to 90,000 cars in 2024"),
        ("80,000 to 90,000 cars in 2024", RANGE, terms(70000, 80000, "2024"), "en", "70,000 to 80,000 cars in 2024"),
        ("80,000 to 90,000 cars in 2024", RANGE, terms(70000, 90000, "2025"), "en", "70,000 to 90,000 cars in 2025"),
        ("80.000 bis 90.000 Autos 2024", RANGE, terms(70000, 90000, "2024"), "de", "70.000 bis 90.000 Autos 2024"),
        ("80 000 à 90 000 voitures", RANGE, terms(70000, 100000, "2024"), "fr", "70 000 à 100 000 voitures"),
        ("80000 to 90000 cars", RANGE, terms(70000, 90000, "2024"), "en", "70000 to 90000 cars"),
        ("70,000 to 90,000 cars in 2025", RANGE, terms(70000, 90000, "2025"), "en", "70,000 to 90,000 cars in 2025"),
        ("500 jobs", terms(500), terms(1200), "en", "1,200 jobs"),
        ("A share of 4.5 %", terms("4.50"), terms("5.25"), "en", "A share of 5.25 %"),
        ("Ein Anteil von 4,5 %", terms("4.5"), terms("5.25"), "de", "Ein Anteil von 5,25 %"),
        ("At least 180,000 of 80,000 cars", terms(80000), terms(70000), "en", "At least 180,000 of 70,000 cars"),
        ("100 new plants for 100,000 jobs", terms(100), terms(80), "en", "80 new plants for 100,000 jobs"),
        ("Output from 2.5 to 5 GWh", terms("2.5", 5), terms("2.5", 7), "en", "Output from 2.5 to 7 GWh"),
        ("5 Series by 5 May", terms(5), terms(3), "en", "5 Series by 5 May (now: at least 3 cars)"),
        ("80,000 cars, then 80,000 more", terms(80000), terms(70000), "en",
         "80,000 cars, then 80,000 more (now: at least 70,000 cars)"),
        ("Eighty thousand cars", terms(80000, when="2024"), terms(70000, when="2024"), "en",
         "Eighty thousand cars (now: at least 70,000 cars · 2024)"),
        ("1.5 million cars", terms(1500000), terms(1200000), "en", "1.5 million cars (now: at least 1,200,000 cars)"),
        ("A plant in Turin by the end of 2026", terms(due="2026-12-31"), terms(due="2027-06-30"), "en",
         "A plant in Turin by 30 June 2027"),
        ("A plant in 2026", terms(due="2026-12-31"), terms(due="2027-12-31"), "en", "A plant in 2027"),
        ("A plant in 2026", terms(due="2026-03-31"), terms(due="2026-09-30"), "en", "A plant in 2026"),
        ("A plant in spring 2026", terms(due="2026-05-31"), terms(due="2027-03-31"), "en",
         "A plant in spring 2026 (now: 31 March 2027)"),
        ("A plant in Turin", terms(due="2026-12-31"), terms(due="2027-12-31"), "en", "A plant in Turin"),
        ("Uno stabilimento entro la fine del 2026", terms(due="2026-12-31"), terms(due="2027-12-31"), "it",
         "Uno stabilimento entro la fine del 2027"),
    ],
)  # fmt: skip
def test_what_changed_stands_in_the_place_of_what_it_was(
    title: str, first: Terms, now: Terms, language: str, present: str
) -> None:
    assert present_title(title, first, now, "cars", language) == present


@pytest.mark.django_db
def test_a_changed_promise_has_one_title_wherever_it_stands(site: None, book: Book) -> None:
    promise = book.promise()
    paper = Source("A paper", date(2024, 6, 2))
    change = writes.revise(promise, Change("lowered", date(2024, 6, 1), paper, "", "70000"), "ines", book.tick())
    for path in (
        f"/ledger/promise/{promise}/", f"/ledger/promise/{promise}/card/", "/ledger/valdora/", "/ledger/",
        "/ledger/feed.json", "/ledger/promises.json", "/ledger/promises.csv", f"/ledger/api/promise-{promise}.json",
    ):  # fmt: skip
        page = render(path) or b""
        assert b"70,000 to 90,000 cars in 2024" in page, path
        assert b"80,000 to 90,000 cars in 2024" not in page, path
    assert b"was: 80,000 to 90,000 cars" in (render(f"/ledger/promise/{promise}/") or b""), "its history is kept"
    writes.take_back_change(promise, change, "A slip of ours.", "ines", book.tick())
    whole = reads.whole(promise)
    assert whole is not None
    assert whole.card.title == "80,000 to 90,000 cars in 2024"
