"""Who gives notice of illegal content is told that it was received, and what was decided; nobody else is."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from postilla.moderation import writes
from postilla.outbox.drain import drain
from tests.support.magazine import Desk
from tests.support.post import but_claims
from tests.support.reader import Reader

pytestmark = pytest.mark.django_db
LEA = "lea@mail.example.org"
WHOLE = {"explanation": "It is libel.", "author": "Lea Law", "email": LEA, "faith": "1"}


@pytest.fixture
def post(office: Any, send: Any) -> Any:
    def deliver() -> list[Any]:
        before, now = len(office.letters), timezone.now() + timedelta(minutes=5)
        while drain(now):
            pass
        send(now + timedelta(minutes=5))
        return but_claims(office.letters[before:])

    return deliver


@pytest.mark.parametrize(("verb", "said"), [("keep", "left the comment as it is"), ("reject", "took the comment out")])
def test_a_notice_is_acknowledged_and_its_outcome_told(desk: Desk, post: Any, verb: str, said: str) -> None:
    one, reader = desk.post(), Reader()
    post()
    receipt = reader.post(f"/c/{one}/notice", WHOLE)["Location"]
    [letter] = post()
    assert letter.to == [LEA]
    assert f"/c/{one}" in letter.text
    assert receipt in letter.text
    assert said not in letter.text
    assert "Received on" in letter.text
    taken_back = writes.decide(one, verb, "ada", timezone.now())
    writes.undo(taken_back.decision_id, "ada", timezone.now())
    assert post() == [], "a slip that was taken back is not told"
    writes.decide(one, verb, "ada", timezone.now())
    [letter] = post()
    assert letter.to == [LEA]
    assert said in letter.text
    assert "the courts are open to you" in letter.text
    assert LEA not in letter.text


def test_a_notice_without_an_address_has_its_receipt_alone(desk: Desk, post: Any) -> None:
    one = desk.post()
    post()
    assert Reader().post(f"/c/{one}/notice", {**WHOLE, "author": "", "email": "", "minors": "1"}).status_code == 303
    writes.decide(one, "reject", "ada", timezone.now())
    assert post() == []
