"""Figures from a spreadsheet, in the CMS: looked at first, recorded when the report was read."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from postilla.ledger.models import Observation, Subject
from tests.staff.conftest import People
from tests.support.ledger import Book
from tests.support.staff import words

AT = "/admin/ledger/bringing/"
HEAD = "subject\tmetric\tperiod\tvalue\tsource\tsource_on\n"
ROW = "Valdora\tCars sold\t2024\t85,000\tA count\t2025-02-01\n"


def test_rows_are_looked_at_and_then_recorded(keeper: Client, book: Book) -> None:
    promise = book.promise()
    rows = HEAD + ROW + ROW.replace("Valdora", "Halden")
    looked = keeper.post(AT, {"rows": rows, "deed": "look"})
    assert looked.status_code == 200
    assert "What would become of them Lines 2 To be recorded 1 There already 0 Refused 1" in words(looked)
    assert "line 3: There is no subject “Halden” in the ledger." in words(looked)
    assert not Observation.objects.exists()
    again = re.search(r"<textarea[^>]*name=\"rows\"[^>]*>([^<]*)</textarea>", looked.content.decode())
    assert again is not None
    assert again[1].strip() == rows.strip(), "nothing has to be pasted again"
    recorded = keeper.post(AT, {"rows": rows, "new_subjects": "on", "deed": "record"})
    assert (recorded.status_code, recorded["Location"]) == (302, AT)
    assert "2 figures recorded, 0 stood there already." in words(keeper.get(AT))
    assert set(Observation.objects.values_list("recorded_by", flat=True)) == {"kim"}
    assert Subject.objects.filter(name="Halden").exists()
    assert book.state(promise) == "kept"
    assert "line 2: stands in the ledger already" in words(keeper.post(AT, {"rows": rows, "deed": "record"}))
    assert Observation.objects.count() == 2


def test_a_file_is_looked_at_and_need_not_be_chosen_again(keeper: Client, book: Book) -> None:
    file = SimpleUploadedFile("figures.csv", ("\ufeff" + (HEAD + ROW).replace("\t", ";")).encode())
    looked = keeper.post(AT, {"file": file, "deed": "look"})
    assert "To be recorded 1" in words(looked)
    assert "Valdora;Cars sold;2024" in looked.content.decode()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"rows": "  "}, "Paste rows, or choose a file."),
        ({"rows": "brand\tfigure\nValdora\t5\n"}, "names no column subject, metric, period, value"),
        ({"file": SimpleUploadedFile("latin.csv", HEAD.encode() + b"Ferr\xe9\n")}, "it is not UTF-8"),
        ({"file": SimpleUploadedFile("large.csv", b"x" * (512 * 1024 + 1))}, "too large for a form"),
    ],
    ids=["nothing", "columns", "latin", "large"],
)
def test_what_cannot_be_read_says_why(keeper: Client, said: dict[str, Any], why: str) -> None:
    answer = keeper.post(AT, {**said, "deed": "record"})
    assert answer.status_code == 422
    assert why in words(answer)


def test_only_who_keeps_the_ledger_may(people: People, book: Book) -> None:
    assert people("nan").post(AT, {"rows": HEAD + ROW, "deed": "record"}).status_code == 302
    assert not Observation.objects.exists()
