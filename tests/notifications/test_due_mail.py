"""Mail to who keeps the ledger: what is due, weekly, with where to look, until somebody did."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from postilla.ledger import writes
from postilla.ledger.drafts import Figure, Source
from postilla.ledger.models import Promise
from postilla.notifications.models import StaffWish
from postilla.notifications.writes import desk
from tests.support.ledger import new_book
from tests.support.post import but_claims
from tests.support.staff import member

MONDAY = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)


@pytest.fixture
def week(site: None, office: Any, send: Any) -> Any:
    """What the desk's letters of a time are."""

    def told(at: datetime) -> list[Any]:
        before = len(office.letters)
        desk.gather(at)
        send(at + timedelta(minutes=1))
        return but_claims(office.letters[before:])

    return told


def test_what_is_due_is_mailed_each_monday_until_somebody_looked(week: Any) -> None:
    keeper = member("kim")
    type(keeper).objects.filter(pk=keeper.pk).update(email="kim@gazette.example")
    type(keeper).objects.create_user("nan", "nan@gazette.example")  # of the newsroom, and keeps no ledger
    assert week(MONDAY - timedelta(days=7)) == []  # no ledger yet
    book = new_book()
    late = book.dated(due=date(2025, 2, 10))
    book.dated(kind="done", due=date(2025, 3, 7))
    Promise.objects.filter(pk=late).update(look_at="the register, https://example.org/register", title="New van")
    assert week(MONDAY - timedelta(days=4)) == []  # from now on, weekly
    [letter] = week(MONDAY)
    assert letter.to == ["kim@gazette.example"]
    assert letter.message["Subject"] == "The Gazette: 1 overdue, 1 due this week in the ledger"
    text = " ".join(letter.text.split())
    assert "Valdora: New van; due 10.02.2025, 21 days ago; missing: a source from after that day; look at: the" in text
    assert "https://example.org/register" in text
    assert "no source is named to look at" in text
    assert f"/admin/ledger/promises/{late}/" in text
    assert week(MONDAY + timedelta(days=1)) == []
    assert "35 days ago" in " ".join(week(MONDAY + timedelta(days=14))[0].text.split())  # nothing decays silently
    book.happened(late, "2025-02-05", source=Source("The register", date(2025, 3, 1)))
    Promise.objects.exclude(pk=late).update(state="kept")
    assert week(MONDAY + timedelta(days=21)) == []


def test_who_wants_none_gets_none(week: Any) -> None:
    keeper = member("kim")
    client = Client()
    client.force_login(keeper)
    page = client.get("/admin/mail/wishes/").content.decode()
    assert 'name="promises" checked' in page
    new_book().dated(due=date(2025, 2, 10))
    assert client.post("/admin/mail/wishes/", {"weekly": "on"}).status_code == 302
    assert 'name="promises" checked' not in client.get("/admin/mail/wishes/").content.decode()
    StaffWish.objects.update(promises_at=MONDAY - timedelta(days=14))
    assert week(MONDAY) == []


def test_sources_that_contradict_each_other_are_a_reason_for_one_letter(week: Any) -> None:
    keeper = member("kim")
    type(keeper).objects.filter(pk=keeper.pk).update(email="kim@gazette.example")
    book = new_book()
    book.promise()
    assert week(MONDAY - timedelta(days=7)) == []  # from now on, weekly
    for value, source in (("80000", "The register"), ("90000", "The company")):
        figure = Figure(book.valdora, book.cars, "2024", value, Source(source, date(2025, 2, 20)))
        writes.record(figure, "kim", MONDAY - timedelta(days=2))
    [letter] = week(MONDAY)
    assert letter.message["Subject"] == "The Gazette: 0 overdue, 0 due this week in the ledger"
    assert "Figures on which sources contradict each other: 1." in " ".join(letter.text.split())
    assert "/admin/ledger/contradictions/" in letter.text
    assert week(MONDAY + timedelta(days=7)) == []  # it may stand for good
    book.dated(due=date(2025, 3, 20))
    assert "contradict each other: 1." in " ".join(week(MONDAY + timedelta(days=14))[0].text.split())


def test_of_very_many_it_says_that_there_are_more(week: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = member("kim")
    type(keeper).objects.filter(pk=keeper.pk).update(email="kim@gazette.example")
    for module in ("postilla.ledger.reads", "postilla.ledger.reads.lists"):
        monkeypatch.setattr(f"{module}.MOST_WAITING", 3)
    week(MONDAY - timedelta(days=7))
    book = new_book()
    for _ in range(5):
        book.dated(due=date(2025, 2, 10))
    week(MONDAY - timedelta(days=4))
    assert week(MONDAY)[0].message["Subject"] == "The Gazette: 3 or more overdue, 0 due this week in the ledger"
