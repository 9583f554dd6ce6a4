"""Which days and years the ledger takes, and that a cadence names a few periods and the number of the others."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from postilla.ledger import reading, reads, refusals, words, writes
from postilla.ledger.drafts import Aim, Change, Happening, Offered, Place, Promised, Said, Source
from postilla.ledger.models import Observation, Promise, Verdict
from postilla.ledger.values import Terms
from postilla.publishing.ledger import api
from tests.support.ledger import REPORT, Book
from tests.support.staff import member

TODAY = date(2025, 3, 1)


@pytest.mark.parametrize("text", ["1899", "0001", "2201", "9999", "2024-01..2201-03", "1899-12-31"])
def test_a_period_is_of_years_that_anybody_means(text: str) -> None:
    with pytest.raises(refusals.YearFarAway):
        reading.period(text)


@pytest.mark.parametrize(
    ("said", "due", "refused"),
    [
        (TODAY, None, None),
        (TODAY, TODAY, None),
        (TODAY + timedelta(days=1), None, refusals.SaidInFuture),
        (TODAY, TODAY - timedelta(days=1), refusals.DueBeforeSaid),
        (date(1899, 12, 31), None, refusals.YearFarAway),
        (date(9999, 12, 31), None, refusals.YearFarAway),
    ],
)
def test_when_a_promise_can_have_been_said(said: date, due: date | None, refused: type[Exception] | None) -> None:
    terms = Terms("done", due=due)
    if refused is None:
        reading.told(said, terms, TODAY)
        return
    with pytest.raises(refused):
        reading.told(said, terms, TODAY)


def test_no_door_of_the_room_takes_a_year_far_away(book: Book) -> None:
    far, old = date(9999, 12, 31), Source("A paper", date(1, 1, 1))
    promise, now = book.dated(due=date(2025, 6, 1)), book.tick()
    said = Promised(book.valdora, "x", Said("x", far), Aim("done", due=None), Place(link_url="https://example.org/"))
    deeds: list[Any] = [
        lambda: writes.promise(said, "ines", now),
        lambda: book.dated(due=far),
        lambda: book.figure("5", "0001"),
        lambda: book.figure("5", source=old),
        lambda: writes.happened(Happening(promise, "9999", True, REPORT), "ines", now),
        lambda: writes.revise(promise, Change("delayed", far, REPORT), "ines", now),
        lambda: writes.revise(promise, Change("delayed", TODAY, REPORT, due=far), "ines", now),
        lambda: writes.offer(Offered(promise, 7, "x", True, value="5", period="0001", by_guest=1), now),
    ]
    for deed in deeds:
        with pytest.raises(refusals.YearFarAway):
            deed()
    assert (Promise.objects.count(), Observation.objects.count()) == (1, 0)


def test_the_form_of_the_cms_says_so_too(site: None, book: Book) -> None:
    client = Client()
    client.force_login(member("kim"))
    typed = {
        "words": "We shall.", "title": "A thing", "subject": book.valdora, "said_on": "2024-01-16", "certainty": "will",
        "link_url": "https://example.org/said", "kind": "cadence", "per": "month", "count": "1", "measurable": "on",
        "conversation": "open",
    }  # fmt: skip
    wrong = [
        ({"said_on": "9999-12-31"}, "not between the years"),
        ({"said_on": "2190-12-31"}, "which is still to come"),
        ({"due": "2023-01-01"}, "before it was said"),
        ({"start": "0001-01-01", "end": "9999-12-31"}, "not between the years"),
    ]
    for change, told in wrong:
        page = client.post("/admin/snippets/ledger/promise/add/", {**typed, **change}).content.decode()
        assert told in page, change
    assert Promise.objects.count() == 0
    assert client.post("/admin/snippets/ledger/promise/add/", typed).status_code == 302
    again = client.post("/admin/snippets/ledger/promise/add/", typed)
    assert f"stand already: /ledger/promise/{Promise.objects.get().pk}/" in again.content.decode()
    assert client.post("/admin/snippets/ledger/promise/add/", {**typed, "another": "on"}).status_code == 302
    assert Promise.objects.count() == 2


def test_a_cadence_names_a_dozen_periods_and_how_many_others(book: Book) -> None:
    promise = book.dated("cadence", per="month", period="1990..2200")
    verdict = Verdict.objects.get(promise_id=promise)
    assert (verdict.state, verdict.why) == ("overdue", "not-looked-yet")
    assert len(verdict.detail.split(", ")) == 13
    assert verdict.detail.endswith("1990-12, +410")
    [card] = reads.cards([promise])
    assert card.verdict is not None
    assert words.missing(card.verdict).endswith("December 1990 and 410 others")
    assert "has passed," not in words.why(card.verdict)  # its end is to come
    assert len(api.promise("", {"id": promise}) or b"") < 2000  # type: ignore[arg-type]


def test_the_words_of_a_cadence_fit_its_end(book: Book) -> None:
    yearly, over = ({"per": "year", "period": one} for one in ("2020..2030", "2020..2024"))
    said = {}
    for name, aim, seen in (
        ("missed-yet", yearly, [("2020", False)]),
        ("missed", over, [("2020", False)]),
        ("each-yet", yearly, [(str(year), True) for year in range(2020, 2025)]),
        ("not-looked", over, []),
        ("not-all-looked", over, [("2021", True)]),
        ("not-looked-yet", yearly, [("2021", True)]),
    ):
        promise = book.dated("cadence", **aim)
        for when, holds in seen:
            book.happened(promise, when, holds)
        [card] = reads.cards([promise])
        assert card.verdict is not None
        said[name] = (card.verdict.why, words.why(card.verdict))
        assert said[name][0] == name
    assert said["missed-yet"][1] == "Missed so far: 2020."
