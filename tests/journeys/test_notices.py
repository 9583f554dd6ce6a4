"""Notices of illegal content: what must be said, the receipt, the queue, and what was decided."""

import pytest

from postilla.identity.addresses import decrypt
from postilla.moderation import reads, writes
from postilla.moderation.models import Notice
from tests.support.magazine import Desk
from tests.support.reader import Reader, problems

pytestmark = pytest.mark.django_db
WHOLE = {"explanation": "It is libel.", "author": "Lea Law", "email": "lea@mail.example.org", "faith": "1"}


def without(*names: str, **more: str) -> dict[str, str]:
    return {**{name: value for name, value in WHOLE.items() if name not in names}, **more}


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        (WHOLE, set()),
        (without("explanation"), {"explanation"}),
        (without(explanation="x" * 2001), {"explanation"}),
        (without("author"), {"author"}),
        (without("email"), {"email"}),
        (without(email="no address"), {"email"}),
        (without("faith"), {"faith"}),
        (without("author", "email", minors="1"), set()),
        (without("author", minors="1", email="no address"), {"email"}),
        ({}, {"explanation", "author", "email", "faith"}),
    ],
)
def test_what_a_notice_must_say(desk: Desk, sent: dict[str, str], wrong: set[str]) -> None:
    one = desk.post()
    answer = Reader().post(f"/c/{one}/notice", sent)
    assert answer.status_code == (422 if wrong else 303)
    assert Notice.objects.count() == int(not wrong)
    if wrong:
        assert set(problems(answer)) == wrong
        assert sent.get("explanation", "") in answer.content.decode()


@pytest.mark.parametrize(("verb", "said"), [("keep", "left the comment"), ("reject", "took the comment out")])
def test_a_notice_lands_in_the_queue_and_its_outcome_at_its_address(desk: Desk, verb: str, said: str) -> None:
    one, reader = desk.post(), Reader()
    receipt = reader.post(f"/c/{one}/notice", WHOLE)["Location"]
    page = reader.get(receipt).content.decode()
    assert "Received on" in page
    assert "not looked at it yet" in page
    (card,) = reads.reported()
    assert (card.comment.id, card.reasons, card.notes) == (one, ("notice",), ("It is libel.",))
    made = writes.decide(one, verb, "editor", desk.tick())
    page = reader.get(receipt).content.decode()
    assert said in page
    assert "courts are open to you" in page
    assert "lea@" not in page
    writes.undo(made.decision_id, "editor", desk.tick())
    assert "not looked at it yet" in reader.get(receipt).content.decode()
    kept = Notice.objects.get()
    assert decrypt(bytes(kept.address_cipher)) == "lea@mail.example.org"
    assert b"lea@" not in bytes(kept.address_cipher)
    assert Reader().get(f"{receipt}x").status_code == 404
