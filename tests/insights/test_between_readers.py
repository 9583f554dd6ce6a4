"""What readers ask each other is theirs: the author's list says how many there are, and shows them to who asks."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from postilla.articles.models import Author
from postilla.discussion.models import Comment
from postilla.insights import reads, writes
from postilla.insights.addressed import is_between_readers
from postilla.insights.models import Route
from postilla.insights.reads import across
from tests.insights.test_page import read_all
from tests.support.magazine import LATER, Desk, bring, desk, site

__all__ = ["bring", "desk", "site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_words")]
LIST = "/admin/insights/routes/"


@pytest.mark.parametrize(
    ("text", "above", "between"),
    [
        ("Did you get a replacement car?", "reader", True),
        ("Hast du einen Ersatzwagen bekommen?", "reader", True),
        ("Which gearbox was that?", "reader", True),
        ("Where is the gearbox made?", "nobody", False),
        ("Where was that, then?", "newsroom", False),
        ("And where is it made?", "self", False),
        ("Could the author tell us where it is made?", "reader", False),
        ("Was sagt die Redaktion dazu?", "reader", False),
        ("Que dit l’article des prix ?", "reader", False),
        ("Il giornalista lo ha chiesto?", "reader", False),
        ("¿Lo ha preguntado la redacción?", "reader", False),
        ("هل سأل الكاتب عن السعر؟", "reader", False),
        ("Does Robin Quill know more than that?", "reader", False),
        ("Has anyone else had one in red?", "nobody", True),
        ("Hat noch jemand dieses Geräusch?", "nobody", True),
        ("Quelqu’un d’autre a eu la panne ?", "nobody", True),
        ("A qualcun altro è successo?", "nobody", True),
        ("¿A alguien más le ha pasado?", "nobody", True),
        ("Does anybody know where it is made?", "nobody", False),
    ],
)
def test_whom_a_question_is_for(text: str, above: Any, between: bool) -> None:
    assert is_between_readers("question", text, above, ("Robin Quill",)) is between


def test_who_corrects_another_reader_does_not_correct_the_article() -> None:
    assert is_between_readers("correction", "No, it was 1974.", "reader", ())
    assert not is_between_readers("correction", "No, it was 1974.", "nobody", ())
    assert not is_between_readers("correction", "No, the article is wrong there.", "reader", ())
    assert not is_between_readers("correction", "Has anyone else seen that it was 1974?", "nobody", ())


@pytest.fixture
def asked(desk: Desk) -> tuple[int, int, int]:
    """A question to nobody in particular, a report by another reader, and a question back to them."""
    one = desk.post("Where is the gearbox made?", author="Ada", email="ada@mail.example.org")
    told = desk.post("My gearbox broke in May.", author="Ben", email="ben@mail.example.org")
    back = desk.post("What did you pay for it?", parent=told, author="Cas", email="cas@mail.example.org")
    read_all(desk)
    return one, told, back


@pytest.fixture
def root(site: None) -> Client:
    user = User.objects.create_superuser("root")
    Author.objects.create(name="Root", slug="root", user=user)
    client = Client()
    client.force_login(user)
    return client


def ids(found: list[Any]) -> list[int]:
    return [one.comment_id for one in found]


def test_a_question_back_is_the_other_readers(desk: Desk, asked: tuple[int, int, int]) -> None:
    one, _, back = asked
    for subjects in ([desk.subject], None):
        assert ids(reads.open_routes(subjects, 10)) == [one]
        assert ids(reads.open_routes(subjects, 10, whose=reads.READERS)) == [back]
    assert ids(across.waiting_since(LATER.replace(year=2050), 10)) == [one], "nor does it wait for anybody for weeks"


def test_the_list_says_how_many_there_are_and_shows_them(root: Client, asked: tuple[int, int, int]) -> None:
    page = root.get(LIST).content.decode()
    assert "Where is the gearbox made?" in page
    assert "What did you pay" not in page
    assert "1 more is" in page
    assert "Between readers (1)" in page
    page = root.get(f"{LIST}?state=between").content.decode()
    assert "What did you pay" in page
    assert "Where is the gearbox made?" not in page
    assert "My gearbox broke in May." in page, "what it answers, without which nobody understands it"


def test_what_another_reader_answered_stands_last_with_the_answer(
    desk: Desk, root: Client, asked: tuple[int, int, int]
) -> None:
    one, _, _ = asked
    older = desk.post("Who makes the tyres?", author="Dan", email="dan@mail.example.org")
    own = desk.post("It is made in the south, I found out.", parent=older, author="Dan", email="dan@mail.example.org")
    read_all(desk)
    told = desk.post("It is made in the north.", parent=older, author="Eli", email="eli@mail.example.org")
    read_all(desk)
    assert {key: view.id for key, view in reads.answered_by_readers([one, older]).items()} == {older: told}
    page = root.get(LIST).content.decode()
    assert "a reader</a>" not in page
    assert page.index("Where is the gearbox made?") < page.index("Who makes the tyres?")
    assert "made in the north" in page
    desk.withdraw(told)
    assert reads.answered_by_readers([older]) == {}, f"{own} is the same reader's"


def test_what_the_newsroom_took_up_is_its_own(desk: Desk, asked: tuple[int, int, int]) -> None:
    back = asked[2]
    answer = desk.post("The maker says 900.", parent=back, author="Robin", email="robin@mail.example.org")
    Comment.objects.filter(id=answer).update(badge="author")
    writes.answered_by([answer], LATER)
    assert ids(reads.settled_routes([desk.subject], 10)) == [back]
    writes.note([back], LATER)
    read_all(desk)
    assert not Route.objects.get(comment_id=back).between, "read again"


def test_an_edit_may_turn_it_to_the_author(desk: Desk, asked: tuple[int, int, int]) -> None:
    desk.edit(asked[2], "What does the author say it costs?")
    read_all(desk)
    assert set(ids(reads.open_routes([desk.subject], 10))) == {asked[0], asked[2]}
