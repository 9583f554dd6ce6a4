"""The desk finds every promise, and every figure."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from postilla.ledger import writes
from postilla.ledger.models import Promise, Subject
from tests.staff.conftest import People
from tests.support.ledger import Book, new_book
from tests.support.staff import member

PROMISES = "/admin/ledger/promises/"


@pytest.fixture
def book(site: None) -> Book:
    return new_book()


@pytest.fixture
def keeper(site: None) -> Client:
    client = Client()
    client.force_login(member("kim"))
    return client


def words(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def found(keeper: Client, **asked: str) -> list[int]:
    page = keeper.get(PROMISES, asked).content.decode()
    return [int(one) for one in re.findall(r'href="/admin/ledger/promises/(\d+)/"', page)]


def test_every_promise_is_found_whether_due_or_not(keeper: Client, book: Book, people: People) -> None:
    far = book.promise("100,000 cars in 2040", period="2040", low="100,000", high="120,000")
    late = book.dated(due=date(2024, 9, 30))
    Subject.objects.filter(pk=book.valdora).update(aliases="Valdora Motors")
    other = writes.ensure_subject("Halden", book.at)
    Promise.objects.filter(pk=late).update(subject_id=other, speaker="Mara Lindqvist")
    assert found(keeper) == [late, far]
    assert found(keeper, q="lindqvist DONE") == [late]
    assert found(keeper, q="lindqvist 100,000") == []
    assert found(keeper, subject="motors") == [far]
    assert found(keeper, subject="halden", state="overdue") == [late]
    assert found(keeper, state="open") == [far]
    assert found(keeper, p="99") == [late, far]
    writes.merge(other, book.valdora, "kim", book.tick())
    assert found(keeper, subject="motors") == [late, far]
    assert f'href="{PROMISES}"' in keeper.get("/admin/ledger/").content.decode()
    assert f'href="{PROMISES}{far}/"' in keeper.get("/admin/snippets/ledger/promise/").content.decode()
    assert people("nan").get(PROMISES).status_code == 302


def test_what_was_sought_stays_sought_on_the_next_page(keeper: Client, book: Book) -> None:
    for number in range(51):
        book.promise(f"Promise {number}")
    page = keeper.get(PROMISES, {"q": "Promise", "p": "2"}).content.decode()
    assert "51 promises" in page
    assert "?q=Promise&amp;subject=&amp;state=&amp;p=1" in page
    assert len(re.findall(r'href="/admin/ledger/promises/\d+/"', page)) == 1
