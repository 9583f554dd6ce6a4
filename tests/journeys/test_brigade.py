"""Many names, one text: what comes together from one network under one article waits, and the desk sees with what."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from postilla.moderation import reads
from postilla.moderation.alike import alike
from postilla.moderation.models import Rules
from postilla.moderation.reads import standing
from tests.support.magazine import Desk
from tests.support.reader import Reader

pytestmark = pytest.mark.django_db
TEXT = "This test was paid for by Valdora, everybody in the trade knows it."


@pytest.fixture(autouse=True)
def _hold_repeats(monkeypatch: pytest.MonkeyPatch, site: None) -> None:
    reads.forget_rules()
    monkeypatch.setattr(standing, "FRESH", -1.0)
    Rules.objects.create(hold_repeats=True)


def send(desk: Desk, number: int, text: str = TEXT, **fields: Any) -> Any:
    """What is answered to another reader with another browser, name and address."""
    client = Reader(**{key: fields.pop(key) for key in ("REMOTE_ADDR",) if key in fields})
    return client.send(desk, text=text, author=f"Name {number}", email=f"reader{number}@{number}.example", **fields)


def is_held(answer: Any) -> bool:
    assert answer.status_code == 303, answer.content.decode()
    return str(answer["Location"]).startswith("/held/")


def test_the_same_words_under_new_names_wait_and_the_card_leads_to_the_others(desk: Desk) -> None:
    first = send(desk, 0)
    assert not is_held(first)
    assert all(is_held(send(desk, number)) for number in range(1, 12))
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("mo", "", "a password"))
    page = client.get("/admin/moderation/").content.decode()
    number = first["Location"].rpartition("#c")[2]
    assert "Came with others in nearly the same words" in page
    assert f'<a href="/admin/moderation/comments/{number}/">no. {number}</a>' in page
    assert reads.held()[0].verdicts[0].rule == "together"


@pytest.mark.parametrize(
    "text",
    [
        "This test was paid for by Valdora, everyone in the trade knows it!",
        "THIS TEST WAS **PAID** FOR BY VALDORA. EVERYBODY IN THE TRADE KNOWS IT, 7",
        "This t3st was pa1d for by V\u0430ldora, everybody in the tr\u0430de kn\u043ews it.",
        "T h i s test was p.a.i.d for by Valdora; everybody in the trade knows it",
    ],
)
def test_near_copies_wait(desk: Desk, text: str) -> None:
    send(desk, 0)
    assert is_held(send(desk, 1, text))


def test_honest_comments_are_let_through(desk: Desk, bring: Any) -> None:
    for number, text in enumerate(["Agreed", "Agreed", "Agreed!", "Well said, thank you!", "Well said, thank you!"]):
        assert not is_held(send(desk, number, text))
    assert not is_held(send(desk, 10))
    assert not is_held(send(desk, 11, "Who paid for this test? I should like to know what the trade says of it."))
    assert not is_held(send(desk, 12, REMOTE_ADDR="198.51.100.7")), "from another network"
    assert not is_held(
        send(bring("Another car"), 13, "Nobody paid for it, and the trade knows nothing at all of that.")
    )


def test_a_text_that_is_edited_into_a_copy_waits_and_what_was_copied_stays(desk: Desk) -> None:
    first, second = desk.post(TEXT), 0
    second = desk.post("Something else altogether, of no interest to many.", author="Bo Hill", email="bo@b.example")
    desk.edit(second, TEXT)
    desk.edit(first, TEXT + " Really.")
    assert [card.comment.id for card in reads.held()] == [second]


def test_nothing_is_held_where_it_is_not_settled(desk: Desk) -> None:
    Rules.objects.update(hold_repeats=False)
    assert not any(is_held(send(desk, number)) for number in range(3))


def test_where_a_sign_is_a_word_fewer_of_them_are_compared() -> None:
    assert alike("这辆车比你说的要慢得多", {1: "这辆车比你说的要慢得多!", 2: "说的好"}, 5) == (1,)
    assert alike("说的好", {1: "说的好"}, 5) == ()
