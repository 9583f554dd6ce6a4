"""The desk finds every promise, and every figure."""

import re
from datetime import date

from django.test import Client

from postilla.ledger import writes
from postilla.ledger.drafts import Source
from postilla.ledger.models import Observation, Promise, Subject
from tests.staff.conftest import People
from tests.support.ledger import Book
from tests.support.staff import words

PROMISES = "/admin/ledger/promises/"


def found(keeper: Client, **asked: str) -> list[int]:
    page = keeper.get(PROMISES, asked).content.decode()
    return [int(one) for one in re.findall(r'href="/admin/ledger/promises/(\d+)/"', page)]


def test_every_promise_is_found_whether_due_or_not(keeper: Client, book: Book, people: People) -> None:
    far = book.promise("100,000 cars in 2040", period="2040", low="100000", high="120000")
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


ENTRIES = "/admin/ledger/entries/"


def entries(keeper: Client, asked: str = "") -> list[int]:
    page = keeper.get(ENTRIES + asked).content.decode()
    return [int(one) for one in re.findall(r'action="/admin/ledger/entries/(\d+)/"', page)]


def test_a_figure_by_which_no_verdict_goes_is_taken_back(keeper: Client, book: Book, people: People) -> None:
    promise = book.promise()
    halden = writes.ensure_subject("Halden", book.at)
    month = {"metric": book.cars, "period": "2023-05", "source": "A count", "source_on": "2023-06-05"}
    sent = keeper.post("/admin/ledger/figures/", {**month, f"value-{halden}": "55000"}, follow=True)
    assert f'href="{ENTRIES}?metric=cars-sold"' in sent.content.decode(), "the way to what was just recorded"
    one = Observation.objects.get()
    other = book.figure("77000")
    assert entries(keeper) == [other, one.pk]
    assert entries(keeper, "?subject=halden&metric=cars-sold") == [one.pk]
    assert entries(keeper, "?metric=range") == []
    assert entries(keeper, f"?before={other}") == [one.pk]
    at, why = f"{ENTRIES}{one.pk}/", {"why": "It was 5,500.", "back": f"{ENTRIES}?subject=halden"}
    assert people("nan").post(at, why).status_code == 302  # to the front page, with a word of why
    assert keeper.get(at).status_code == 200
    keeper.post(f"{PROMISES}{promise}/", {"deed": "take-back", "id": one.pk, **why})
    one.refresh_from_db()
    assert one.taken_back_at is None, "neither by reading nor by those who may not, nor on a promise's page"
    short = keeper.post(at, {**why, "why": "slip"})
    assert short.status_code == 422
    assert "Say why in a sentence" in words(short)
    assert 'value="slip"' in short.content.decode()
    assert keeper.post(at, why)["Location"] == f"{ENTRIES}?subject=halden"
    one.refresh_from_db()
    assert (one.taken_back_by, one.taken_back_why) == ("kim", "It was 5,500.")
    assert "taken back: It was 5,500." in words(keeper.get(ENTRIES))
    away = keeper.post(f"{ENTRIES}{other}/", {**why, "back": "https://elsewhere.example/"})
    assert away["Location"] == ENTRIES
    assert keeper.get(f"{ENTRIES}{2**70}/").status_code == 404


def test_figures_that_contradict_each_other_are_taken_back_where_they_are_listed(keeper: Client, book: Book) -> None:
    listed = "/admin/ledger/contradictions/"
    one, other = book.figure("77000"), book.figure("85000", source=Source("A slip", date(2025, 2, 3)))
    page = keeper.get(listed).content.decode()
    assert re.findall(r'action="/admin/ledger/entries/(\d+)/"', page) == [str(one), str(other)]
    assert f'name="back" value="{listed}"' in page
    sent = keeper.post(f"{ENTRIES}{other}/", {"why": "Typed twice, wrongly.", "back": listed}, follow=True)
    assert "No figures contradict each other" in words(sent)
