"""Evidence from readers: offered from a comment, accepted or declined, shown and credited wherever it is told of."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape

from postilla.ledger import reads
from postilla.ledger.models import Observation
from postilla.publishing.sweep import stale
from tests.support.ledger import Book
from tests.support.magazine import Desk
from tests.support.reader import Reader, problems

OFFER = {"stance": "kept", "link": "https://example.org/register", "value": "85000", "period": "2024"}
RECORD = {"accept-period": "2024", "accept-value": "85000", "accept-source": "The register",
          "accept-source_url": "https://example.org/register", "accept-source_on": "2025-02-01"}  # fmt: skip


@pytest.fixture
def told(bring: Callable[..., Desk], book: Book) -> tuple[Desk, int]:
    """An article that shows a promise."""
    promise = book.promise()
    desk = bring(body=(("text", "<p>One.</p>"), ("promise", promise)))
    desk.drain()
    return desk, promise


def test_a_comment_becomes_an_observation_and_its_author_is_named(told: Any, keeper: Client) -> None:
    desk, promise = told
    reader = Reader()
    comment = reader.says(desk, "The register counts 85,000.")
    desk.drain()
    way = f"/c/{comment}/evidence"
    assert f'href="{way}"' in desk.page()
    form = reader.get(way).content.decode()
    assert 'name="promise"' in form
    assert reader.post(way, {"promise": promise, **OFFER}).status_code == 200
    desk.drain()
    assert "Offered as evidence:" in desk.page()
    assert "1 piece of evidence from readers waits" in desk.page(f"/ledger/promise/{promise}/")
    assert "Offered as evidence; the editors have not looked at it yet" in reader.get("/me/").content.decode()
    [offer] = reads.waiting()
    assert f"/admin/ledger/evidence/{offer.id}/" in keeper.get("/admin/ledger/evidence/").content.decode()
    assert 'value="https://example.org/register"' in keeper.get(f"/admin/ledger/evidence/{offer.id}/").content.decode()
    assert "brought by readers as evidence" in keeper.get("/admin/").content.decode()
    assert keeper.post(f"/admin/ledger/evidence/{offer.id}/", {"deed": "accept", **RECORD}).status_code == 302
    desk.drain()
    assert Observation.objects.get().comment_id == comment
    page = desk.page(f"/ledger/promise/{promise}/")
    assert f'brought by <a href="/c/{comment}"><bdi>Ada Winter</bdi></a>' in page
    assert "Brought evidence:" in desk.page()
    assert "Brought evidence:" in reader.get("/me/").content.decode()
    assert list(stale()) == []
    again = keeper.post(f"/admin/ledger/evidence/{offer.id}/", {"deed": "accept", **RECORD})
    assert "A colleague has settled this meanwhile." in " ".join(again.content.decode().split())


def test_evidence_that_contradicts_asks_first_and_is_credited_among_the_figures(
    told: Any, book: Book, keeper: Client
) -> None:
    desk, promise = told
    entry = book.figure("77000", "2023")
    reader = Reader()
    comment = reader.says(desk, "The register counts 51,000 in 2023.")
    reader.post(f"/c/{comment}/evidence", {"promise": promise, **OFFER, "value": "51000", "period": "2023"})
    [offer] = reads.waiting()
    way, metric = f"/admin/ledger/evidence/{offer.id}/", "/ledger/valdora/figures/cars-sold/"
    sent = {"deed": "accept", **RECORD, "accept-period": "2023", "accept-value": "51000"}
    answer = keeper.post(way, sent)
    assert answer.status_code == 422
    assert f"This contradicts entry {entry}." in answer.content.decode()
    assert Observation.objects.count() == 1
    assert keeper.post(way, sent | {"accept-sure": "on"}).status_code == 302
    desk.drain()
    credit = f'brought by <a href="/c/{comment}"><bdi>Ada Winter</bdi></a>'
    assert credit in desk.page(metric)
    assert credit in desk.page("/ledger/valdora/")
    desk.decide(comment, "rejected")
    desk.drain()
    assert "Ada Winter" not in desk.page(metric) + desk.page("/ledger/valdora/")
    assert "brought by a reader" in desk.page(metric)
    assert list(stale()) == []


@pytest.mark.parametrize("gone", ["withdrawn", "rejected"])
def test_who_is_not_public_any_more_is_not_named_and_the_figure_stays(told: Any, book: Book, gone: str) -> None:
    desk, promise = told
    comment = desk.post()
    from postilla.ledger import writes
    from postilla.ledger.drafts import Figure
    from tests.support.ledger import REPORT

    figure = Figure(book.valdora, book.cars, "2024", "85000", REPORT, comment_id=comment)
    writes.cite(figure, promise, desk.subject, "ines", book.tick())
    desk.drain()
    assert "Ada Winter" in desk.page(f"/ledger/promise/{promise}/")
    if gone == "withdrawn":
        desk.withdraw(comment)
    else:
        desk.decide(comment, gone)
    desk.drain()
    page = desk.page(f"/ledger/promise/{promise}/")
    assert "Ada Winter" not in page
    assert f"/c/{comment}" not in page
    assert "brought by a reader" in page
    assert book.state(promise) == "kept"


def test_a_decline_says_why_under_the_comment(told: Any, keeper: Client) -> None:
    desk, promise = told
    reader = Reader()
    comment = reader.says(desk, "I heard of 85,000.")
    reader.post(f"/c/{comment}/evidence", {"promise": promise, **OFFER})
    [offer] = reads.waiting()
    at = f"/admin/ledger/evidence/{offer.id}/"
    assert keeper.post(at, {"deed": "decline", "decline-reason": "No."}).status_code == 422
    assert keeper.post(at, {"deed": "decline", "decline-reason": "It is <b> no source."}).status_code == 302
    desk.drain()
    assert "declined by the editors" in desk.page()
    assert "It is &lt;b&gt; no source." in desk.page()
    assert Observation.objects.count() == 0
    assert reads.number_waiting() == 0


WRONG = [
    ({"stance": ""}, "stance", "Say whether it shows"),
    ({"link": "javascript:alert(1)"}, "link", "is no link"),
    ({"picture": "data:text/html,x"}, "picture", "is no link"),
    ({"link": "", "value": "", "period": ""}, "link", "Give a link to the source"),
    ({"value": "77.000"}, "value", "can be 77000 or 77.000"),
    ({"period": "last year"}, "period", "is no period"),
    ({"promise": "x"}, "promise", "Choose the promise"),
    ({"promise": "999"}, "promise", "not about that promise"),
    ({"link": 'https://example.org/"onmouseover=alert(1)'}, "link", "Copy the link again"),
    ({"link": "https://example.org/a b"}, "link", "Copy the link again"),
    ({"picture": "https://example.org/<a>"}, "picture", "Copy the link again"),
]  # fmt: skip


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(told: Any) -> None:
    desk, promise = told
    reader = Reader()
    way = f"/c/{reader.says(desk, 'The register counts 85,000.')}/evidence"
    for change, _, said in WRONG:
        answer = reader.post(way, {"promise": promise, **OFFER, **change})
        assert answer.status_code in (404, 422), change
        page = answer.content.decode()
        assert said in page, change
        typed = {**OFFER, **change}
        assert all(f'value="{escape(typed[name])}"' in page for name in ("link", "value", "period") if typed[name])
    assert "period" in problems(reader.post(way, {"promise": promise, **OFFER, "period": "soon"}))
    assert reads.number_waiting() == 0
    assert reader.post(way, {"promise": promise, **OFFER}).status_code == 200
    assert reader.post(way, {"promise": promise, **OFFER}).status_code == 409


def test_a_comment_is_offered_for_what_its_conversation_is_about_alone(told: Any, book: Book) -> None:
    desk, promise = told
    other = book.promise("Of another article")
    reader = Reader()
    way = f"/c/{reader.says(desk, 'The register counts 85,000.')}/evidence"
    assert f'value="{other}"' not in reader.get(f"{way}?promise={other}").content.decode()
    refused = reader.post(way, {"promise": other, **OFFER})
    assert (refused.status_code, "not about that promise" in refused.content.decode()) == (422, True)
    assert reads.number_waiting() == 0
    assert reader.post(way, {"promise": promise, **OFFER}).status_code == 200


def test_who_may_offer_and_from_where(told: Any, settings: Any) -> None:
    desk, promise = told
    ada, nobody = Reader(), Reader()
    comment = ada.says(desk, "The register counts 85,000.")
    way, sent = f"/c/{comment}/evidence", {"promise": promise, **OFFER}
    assert nobody.post(way, sent).status_code == 403
    assert ada.post(way, sent, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert ada.post("/c/999/evidence", sent).status_code == 404
    settings.POSTILLA_TESTING = False
    for number in range(6):
        from postilla.ledger.models import Offer

        other = Offer(promise_id=promise, comment_id=9000 + number, thread="x", kept=True, offered_at=_now())
        other.by_guest = desk_guest(comment)
        other.save()
    assert ada.post(way, sent).status_code == 429


def _now() -> Any:
    from django.utils import timezone

    return timezone.now()


def desk_guest(comment: int) -> Any:
    from postilla.discussion import reads as discussion

    found = discussion.comment(comment)
    assert found is not None
    return found[0].guest_id


def test_an_article_without_promises_offers_nothing(bring: Callable[..., Desk]) -> None:
    desk, reader = bring(), Reader()
    comment = reader.says(desk, "A car is a car.")
    desk.drain()
    assert "/evidence" not in desk.page()
    assert reader.get(f"/c/{comment}/evidence").status_code == 404


def test_a_declined_offer_may_be_followed_by_a_better_one(told: Any, keeper: Client) -> None:
    desk, promise = told
    ada, stranger = Reader(), Reader()
    way = f"/c/{ada.says(desk, 'The register counts 85,000.')}/evidence"
    stranger.says(desk, "So it does.")
    assert stranger.post(way, {"promise": promise, **OFFER, "link": "https://example.org/rubbish"}).status_code == 200
    assert ada.post(way, {"promise": promise, **OFFER}).status_code == 409, "one waits"
    decline = {"deed": "decline", "decline-reason": "This is no source."}
    keeper.post(f"/admin/ledger/evidence/{reads.waiting()[0].id}/", decline)
    desk.drain()
    assert "Offered as evidence by another reader, and declined by the editors:" in desk.page()
    assert ada.post(way, {"promise": promise, **OFFER}).status_code == 200
    assert ada.post(way, {"promise": promise, **OFFER}).status_code == 409
    [offer] = reads.waiting()
    assert offer.link == OFFER["link"]
    keeper.post(f"/admin/ledger/evidence/{offer.id}/", decline)
    desk.drain()
    assert desk.page().count("Offered as evidence by another reader") == 1
    assert "Offered as evidence, and declined by the editors:" in desk.page()
