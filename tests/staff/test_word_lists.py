"""A whole word list at once: each line looked at, tried on what came last, and added; and who may."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from postilla.moderation import reads
from postilla.moderation.models import SectionDesk, Term
from postilla.web.staff.wordlists import NAMED
from tests.staff.conftest import section_of
from tests.support.magazine import Desk
from tests.support.reader import tree

pytestmark = pytest.mark.django_db
WORDS = "/admin/moderation/words/"
LIST = "/admin/snippets/moderation/term/"


@pytest.fixture(autouse=True)
def _read_anew() -> Iterator[None]:
    """What another test settled is not kept, nor what this one does."""
    reads.forget_rules()
    yield
    reads.forget_rules()


@pytest.fixture
def mo(people: Any) -> Client:
    """A moderator who looks after the lists."""
    return with_lists(people, "mo")


def with_lists(people: Any, name: str) -> Client:
    from django.contrib.auth import get_user_model

    client: Client = people(name, "Moderators")
    rights = Permission.objects.filter(content_type__app_label="moderation", codename__endswith="_term")
    get_user_model().objects.get(username=name).user_permissions.add(*rights)
    return client


def send(client: Client, deed: str, lines: str, **said: str) -> Any:
    return client.post(
        WORDS, {"deed": deed, "lines": lines, "kind": "word", "action": "hold", "reason": "", "language": "", **said}
    )


def texts() -> list[str]:
    return list(Term.objects.order_by("id").values_list("text", flat=True))


def errors(answer: Any) -> list[str]:
    assert answer.status_code == 422
    return [one.text_content().strip() for one in tree(answer).xpath("//*[@class='error-message']")]


def met(answer: Any) -> list[str]:
    """The comments that would have been held, each with the lines."""
    rows = tree(answer).xpath("//table[contains(@class, 'desk-lines')]/tbody/tr")
    return [" | ".join(" ".join(cell.text_content().split()) for cell in row.xpath("td")[:2]) for row in rows]


def test_a_list_is_added_in_one_go_and_holds_at_once(mo: Client, cars: Desk) -> None:
    answer = send(mo, "add", "lemon\n\n  rust   bucket \n", action="refuse", reason="Say what is wrong with it.")
    assert answer["Location"] == LIST
    assert texts() == ["lemon", "rust bucket"]
    assert [(one.text, one.action, one.reason) for one in reads.rulebook().terms] == [
        ("lemon", "refuse", "Say what is wrong with it."), ("rust bucket", "refuse", "Say what is wrong with it."),
    ]  # fmt: skip
    (newest, *_) = reads.changes()
    assert (newest.by, newest.change.what) == ("mo", "word “rust bucket”")


def test_what_is_wrong_is_said_of_each_line_and_nothing_is_added(mo: Client) -> None:
    answer = send(mo, "add", f"lemon\n!!\n{'x' * 101}\nmist")
    assert errors(answer) == [
        "Line 2, “!!”: Give at least one letter or digit.",
        f"Line 3, “{'x' * 40}”: Ensure this value has at most 100 characters (it has 101).",
    ]
    assert "lemon\n!!" in tree(answer).xpath("//textarea")[0].text
    assert texts() == []


def test_no_end_of_wrong_lines_is_named_to_an_end(mo: Client) -> None:
    found = errors(send(mo, "try", "!!\n" * (NAMED + 3)))
    assert len(found) == NAMED + 1
    assert found[-1] == "3 more lines are wrong."
    assert "at most 2,000" in errors(send(mo, "add", "a\n" * 2_001))[0]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"kind": "domain"}, "Line 1, “lemon”: Give a domain, such as example.org."),
        ({"action": "refuse"}, "Say why: who is refused must know what to change."),
        ({"language": "German"}, "Give the code of a language, such as “de”, or nothing."),
        ({"lines": " \n"}, "There is no new line to add."),
    ],
)
def test_what_is_wrong_with_all_of_them(mo: Client, said: dict[str, str], problem: str) -> None:
    assert errors(send(mo, "add", **{"lines": "lemon", **said})) == [problem]
    assert texts() == []


def test_a_line_that_finds_the_same_as_another_is_not_added(mo: Client) -> None:
    Term.objects.all().delete()
    line = {"kind": "word", "text": "lemon", "action": "hold", "reason": "", "language": ""}
    for text, many in (("lemon", 1), ("LEMON", 1), ("l\u00e9mon", 1), ("melon", 2)):
        answer = mo.post("/admin/snippets/moderation/term/add/", {**line, "text": text})
        assert Term.objects.count() == many, text
        assert (answer.status_code == 302) is (text in ("lemon", "melon")), text
    mo.post("/admin/snippets/moderation/term/add/", {**line, "text": "Lemon", "language": "de"})
    assert Term.objects.count() == 3, "of one language alone it is another line"
    assert "stands on the list already" in mo.post(
        "/admin/snippets/moderation/term/add/", {**line, "text": "LEMON"}
    ).content.decode()  # fmt: skip


def test_what_stands_there_already_is_passed_over_and_said(mo: Client) -> None:
    Term.objects.create(text="Lémon")
    Term.objects.create(text="mist", language="de")
    answer = send(mo, "try", "lemon\nmist\nMIST")
    assert [one.text_content() for one in tree(answer).xpath("//details//li")] == [
        "Line 1, “lemon”: it stands on the list already.", "Line 3, “MIST”: it stands in line 2 already.",
    ]  # fmt: skip
    send(mo, "add", "lemon\nmist\nMIST")
    assert texts() == ["Lémon", "mist", "mist"]


def test_a_list_is_tried_on_what_came_last(mo: Client, cars: Desk) -> None:
    one = cars.post("What a l.e.m.o.n, a rust bucket!")
    cars.post("Lemonade for everybody.")
    cars.withdraw(cars.post("A lemon, I thought."))
    other = cars.post("So ein Mist, this lemon.")
    cars.decide(other, "rejected")
    answer = send(mo, "try", "lemon\nrust bucket\nteapot")
    rows = met(answer)
    assert [row.partition(" | ")[2] for row in rows] == ["“lemon”", "“lemon”, “rust bucket”"]
    assert "So ein Mist" in rows[0]
    assert tree(answer).xpath("//table[contains(@class, 'desk-lines')]/tbody/tr[2]//a/@href") == [
        f"/admin/moderation/comments/{one}/"
    ]
    assert tree(answer).xpath("string(//*[@id='tried'])") == "2 of the last 3 comments would have been held"
    assert texts() == []


def test_the_list_that_stands_is_tried_where_no_line_is_given(mo: Client, cars: Desk) -> None:
    Term.objects.create(text="lemon")
    Term.objects.create(text="spam.example", kind="domain")
    cars.post("A lemon? See https://spam.example/")
    reads.forget_rules()
    assert [row.partition(" | ")[2] for row in met(send(mo, "try", ""))] == ["“lemon”"]
    assert [row.partition(" | ")[2] for row in met(send(mo, "try", "", kind="domain"))] == ["“spam.example”"]
    assert "cannot be tried" in send(mo, "try", "mail.example.org", kind="sender").content.decode()


def test_nobody_is_shown_another_desk_s_comments(people: Any, cars: Desk, roads: Desk) -> None:
    from django.contrib.auth.models import Group

    cars.post("A lemon.")
    roads.post("A lemon on the road.")
    mo = with_lists(people, "mo")
    SectionDesk.objects.create(group=Group.objects.get(name="Moderators"), section_id=section_of(roads))
    (row,) = met(send(mo, "try", "lemon"))
    assert "on the road" in row


def test_only_who_may_add_lines_comes_in_and_finds_the_way(people: Any, mo: Client) -> None:
    assert people("ben", "Moderators").get(WORDS).status_code in (302, 403)
    assert Client().get(WORDS)["Location"].startswith("/admin/login/")
    assert mo.get(WORDS).status_code == 200
    assert WORDS in mo.get(LIST).content.decode()
