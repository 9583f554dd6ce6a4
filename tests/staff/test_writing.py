"""What the desk writes and moves: another text with a note that readers see, a branch in another place; lifting."""

from typing import Any

import pytest

from postilla.discussion import reads as discussion
from postilla.moderation import reads
from postilla.moderation.desk.places import named_in
from postilla.moderation.desk.refusals import NoSuchPlace, NotYourDesk
from postilla.moderation.desk.rights import Person
from postilla.moderation.desk.settle import Deed, settle
from tests.staff.conftest import section_of
from tests.staff.test_desk_pages import send
from tests.support.magazine import NOW, Desk
from tests.support.reader import tree

pytestmark = pytest.mark.django_db
MO = Person("mo", sees=True, decides=True)
DECIDE = "/admin/moderation/decide/"


def view(comment: int) -> Any:
    found = discussion.comment(comment)
    assert found is not None
    return found[0]


def form(page: Any, key: str) -> Any:
    (found,) = page.xpath(f"//details[@id='{key}']/form")
    return found


def test_without_scripts_a_form_edits_and_readers_see_why(people: Any, cars: Desk) -> None:
    one = cars.post("Call 0123 456")
    mo = people("mo", "Moderators")
    asked = form(tree(mo.get(f"/admin/moderation/comments/{one}/")), "edit")
    fields = dict(asked.form_values())
    assert fields["words"].strip() == "Call 0123 456"
    mo.post(DECIDE, {**fields, "words": "Call me", "text": "Number taken out"})
    assert ("Call me" in view(one).html, view(one).note) == (True, "Number taken out")
    assert discussion.revision(one, 1) is not None


def test_a_refused_edit_loses_nothing_that_was_typed(people: Any, cars: Desk) -> None:
    one = cars.post("As it was")
    mo = people("mo", "Moderators")
    asked = dict(form(tree(mo.get(f"/admin/moderation/comments/{one}/")), "edit").form_values())
    answer = mo.post(DECIDE, {**asked, "words": "Half a page of <care>", "text": " "})
    assert answer.status_code == 400
    back = form(tree(answer), "edit")
    assert dict(back.form_values())["words"].strip() == "Half a page of <care>"
    assert back.getparent().get("open") is not None
    assert "Say why you edit it" in answer.content.decode()
    assert view(one).revision == 1


def test_who_edits_what_changed_meanwhile_is_told(people: Any, cars: Desk) -> None:
    one = cars.post("First")
    mo = people("mo", "Moderators")
    deed = {"comment": one, "verb": "edit", "seen": "0.published.1", "words": "Second", "text": "Shortened"}
    made = send(mo, deed)[0]
    assert "Second" in made["html"]
    assert send(mo, {**deed, "words": "Third"})[0]["code"] == "already_decided"
    assert "First" in send(mo, {"verb": "undo", "decision": made["decision"]})[0]["html"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://a.example/cars/test/#c12", (12, "")),
        ("/cars/test/2/#c7", (7, "")),
        (" 12 ", (12, "")),
        ("#12", (12, "")),
        ("c12", (12, "")),
        ("https://a.example/cars/test/", (0, "/cars/test/")),
        ("/cars/test/?x=1", (0, "/cars/test/")),
        ("", (0, "")),
        ("test", (0, "")),
        ("https://[", (0, "")),
        ("9" * 19, (0, "")),
        ("\u0661\u0662", (0, "")),
    ],
)
def test_what_an_address_names(text: str, found: Any) -> None:
    assert named_in(text) == found


def test_without_scripts_a_form_moves_a_branch(people: Any, cars: Desk, roads: Desk) -> None:
    root, there = cars.post("A root"), roads.post("Over there")
    answer = cars.post("An answer", parent=root)
    mo = people("mo", "Moderators")
    fields = dict(form(tree(mo.get(f"/admin/moderation/comments/{root}/")), "move").form_values())
    mo.post(DECIDE, {**fields, "to": f"http://testserver{roads.path}#c{there}"})
    assert (view(root).parent_id, view(root).thread_id) == (there, view(there).thread_id)
    assert view(answer).thread_id == view(there).thread_id
    mo.post(DECIDE, {**fields, "to": cars.path})
    assert view(root).parent_id is None
    assert view(answer).thread_id == view(root).thread_id != view(there).thread_id


@pytest.mark.parametrize("to", ["", "nowhere", "/no/such/article/", "999999999"])
def test_a_branch_goes_nowhere_that_is_not_there(cars: Desk, to: str) -> None:
    with pytest.raises(NoSuchPlace):
        settle(Deed(cars.post(), "move", to=to), MO, NOW)


def test_a_branch_is_not_moved_to_another_desk(cars: Desk, roads: Desk) -> None:
    mine, theirs = cars.post(), roads.post()
    limited = Person("cara", sees=True, decides=True, sections=frozenset({section_of(cars)}))
    for to in (str(theirs), roads.path):
        with pytest.raises(NotYourDesk):
            settle(Deed(mine, "move", to=to), limited, NOW)


def test_who_is_muted_stands_on_a_page_and_is_let_off(people: Any, cars: Desk) -> None:
    one = cars.post("Rude words", author="Ada Winter")
    mo, eve = people("mo", "Moderators"), people("eve", "Editors")
    send(mo, {"comment": one, "verb": "mute", "kind": "insult", "days": "7"})
    page = tree(mo.get("/admin/moderation/sanctions/"))
    (row,) = page.xpath("//table[contains(@class, 'desk-table')]/tbody/tr")
    assert all(word in row.text_content() for word in ("Ada Winter", "Muted", "insults", "Rude words", "mo"))
    assert not tree(eve.get("/admin/moderation/sanctions/")).xpath("//table[contains(@class, 'desk-table')]//form")
    mo.post(DECIDE, dict(row.xpath(".//form")[0].form_values()))
    assert reads.in_force(NOW) == []
    assert "Nobody of your desk" in mo.get("/admin/moderation/sanctions/").content.decode()
