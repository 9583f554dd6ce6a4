"""The first comment of somebody unknown, where the magazine wants to see it first."""

from typing import Any

import pytest
from django.utils import timezone

from postilla.discussion.values import PUBLISHED, REJECTED
from postilla.identity.receipts import receipt_for
from postilla.moderation import reads as moderation, writes as moderation_writes
from tests.support.magazine import Desk
from tests.support.reader import Reader, shown, tree

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _hold(settings: Any) -> None:
    settings.POSTILLA_MODERATION = "first"


def hold(desk: Desk, reader: Reader, text: str = "My first words") -> tuple[int, str]:
    answer = reader.send(desk, text=text)
    assert answer.status_code == 303
    assert answer["Location"].startswith("/held/")
    (card, *_) = moderation.held()
    return card.comment.id, answer["Location"]


def test_a_held_comment_has_a_receipt_and_is_nowhere_else(desk: Desk, reader: Reader) -> None:
    one, receipt = hold(desk, reader)
    page = reader.get(receipt)
    assert "My first words" in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"
    assert (desk.count, shown(reader.get(desk.path))) == (0, {})
    said = Reader().get(f"/c/{one}")
    assert said.status_code == 404
    assert "held" in said.content.decode()
    assert "My first words" not in said.content.decode()
    desk.drain()
    assert b"My first words" not in reader.get("/feeds/comments.rss").content
    assert "held" in reader.get("/me/").content.decode()


def test_the_script_is_told_so(desk: Desk, reader: Reader) -> None:
    answer = reader.send(desk, as_script=True)
    assert answer.status_code == 202
    assert answer.json()["state"] == "held"
    assert reader.get(answer.json()["url"]).status_code == 200


def test_a_repeat_is_the_same_receipt(desk: Desk, reader: Reader) -> None:
    _, receipt = hold(desk, reader)
    assert reader.send(desk, text="My first words")["Location"] == receipt
    assert len(moderation.held()) == 1


def test_receipts_cannot_be_guessed(desk: Desk, reader: Reader) -> None:
    one, receipt = hold(desk, reader)
    for wrong in (
        str(one),
        f"{one}.x",
        f"{one}:{receipt.partition('.')[2]}x",
        f"{one + 1}.{receipt.partition('.')[2]}",
        "é",
        ".",
    ):
        assert Reader().get(f"/held/{wrong}").status_code == 404
    assert Reader().get(f"/held/{receipt_for(10**30)}").status_code == 404


def test_once_let_through_the_next_is_published(desk: Desk, reader: Reader) -> None:
    one, receipt = hold(desk, reader)
    desk.decide(one, PUBLISHED)
    desk.drain()
    assert list(shown(reader.get(desk.path))) == [f"c{one}"]
    assert "is published" in reader.get(receipt).content.decode()
    assert reader.send(desk, text="My second words")["Location"].startswith(desk.path)
    stranger = Reader().send(desk, text="Somebody who claims the same address")
    assert stranger["Location"].startswith("/held/"), "an address alone is no proof"


def test_a_rejected_one_says_so_to_its_author_alone(desk: Desk, reader: Reader) -> None:
    one, receipt = hold(desk, reader)
    desk.decide(one, REJECTED)
    assert "decided not to publish" in reader.get(receipt).content.decode()
    assert Reader().get(f"/c/{one}").status_code == 410
    repeated = reader.send(desk, text="My first words", as_script=True)
    assert "appears when" not in repeated.json().get("message", ""), "nobody is told to wait for what was decided"


def test_a_held_comment_can_be_edited_and_withdrawn(desk: Desk, reader: Reader) -> None:
    one, receipt = hold(desk, reader)
    answer = reader.post(f"/c/{one}/edit", {"text": "My better words"})
    assert (answer.status_code, answer["Location"]) == (303, receipt)
    assert "My better words" in reader.get(receipt).content.decode()
    assert reader.post(f"/c/{one}/withdraw").status_code == 303
    assert moderation.held() == []
    assert "You withdrew" in reader.get(receipt).content.decode()


def test_an_answer_to_a_held_comment(desk: Desk, reader: Reader) -> None:
    one, _ = hold(desk, reader)
    waits = Reader().get(f"/c/{one}/reply")
    assert waits.status_code == 404
    assert "waits for the editors" in waits.content.decode()
    assert Reader().send(desk, parent=str(one)).status_code == 400


def test_ones_own_page_where_a_comment_waits_beside_a_locked_branch(desk: Desk, reader: Reader, settings: Any) -> None:
    settings.POSTILLA_MODERATION = "post"
    locked = desk.post(email="eve@readers.example", author="Eve")
    waiting = moderation_writes.mark(locked, "lock", "ada", timezone.now())
    assert waiting.decision_id
    settings.POSTILLA_MODERATION = "pre"
    one, receipt = hold(desk, reader)
    page = reader.get("/me/")
    assert page.status_code == 200
    assert {receipt, f"/c/{one}/edit"} <= set(tree(page).xpath("//a/@href")), "it can be changed still"
    assert reader.get(f"/c/{one}/edit").status_code == 200
