"""Who is signed in to the newsroom is recognised under articles: no form asks who they are; others are asked."""

from typing import Any

import pytest

from postilla.articles.models import Author
from postilla.publishing.form import DESK_COOKIE
from tests.journeys.test_badges import StaffReader, _badge, robin
from tests.support.reader import Reader, tree
from tests.support.staff import member

__all__ = ["robin"]
NOTE = "You are signed in and write as Robin Quill, author of this article."


@pytest.fixture
def staff(robin: Any) -> StaffReader:
    found = StaffReader()
    found.force_login(robin)
    return found


def fields(page: Any) -> set[str]:
    return {one.get("name") for one in tree(page).xpath("//form[@id='comment-form']//*[@name]")}


def test_the_page_to_answer_on_asks_for_nothing_but_the_answer(desk: Any, staff: StaffReader) -> None:
    asked = desk.post("Where is it made?")
    page = staff.get(f"/c/{asked}/reply").content.decode()
    assert NOTE in page
    assert not fields(page) & {"author", "email", "website"}
    assert "Your email address will not be published." not in page
    for other in (Reader(), StaffReader()):
        page = other.get(f"/c/{asked}/reply").content.decode()
        assert fields(page) >= {"author", "email", "website"}
        assert "signed in" not in page


def test_it_is_posted_as_theirs_with_nothing_filled_in(desk: Any, staff: StaffReader) -> None:
    asked = desk.post("Where is it made?")
    comment = staff.says(desk, "In the south.", author="", email="", parent=str(asked))
    assert _badge(desk, comment) == ("Robin Quill", "Author of this article")


def test_what_is_refused_comes_back_without_the_fields(desk: Any, staff: StaffReader) -> None:
    answer = staff.send(desk, text=" ", author="", email="")
    assert answer.status_code == 422
    assert NOTE in answer.content.decode()
    assert not fields(answer.content.decode()) & {"author", "email"}


def test_without_an_address_in_the_profile_it_is_the_accounts_or_asked_for(
    desk: Any, staff: StaffReader, robin: Any
) -> None:
    asked = desk.post("Where is it made?")
    Author.objects.update(email="")
    for address, wanted in (("robin@gazette.example.org", set()), ("", {"email"})):
        type(robin).objects.filter(pk=robin.pk).update(email=address)
        page = staff.get(f"/c/{asked}/reply").content.decode()
        assert fields(page) & {"author", "email"} == wanted
        assert NOTE in page


def test_the_script_of_a_stored_page_is_told_who_writes(desk: Any, staff: StaffReader) -> None:
    at = f"{desk.path}comments/"
    json = {"accept": "application/json"}
    assert staff.get(at, headers=json).json() == {"note": NOTE, "email": False}
    assert "no-store" in staff.get(at, headers=json)["Cache-Control"]
    assert Reader().get(at, headers=json).json() == {"note": "", "email": True}
    assert Reader().get(at).status_code == 302
    other = StaffReader()
    other.force_login(member("otto"))
    assert other.get(at, headers=json).json()["note"] == "", "no author's profile"


def test_pages_of_the_cms_mark_the_browser_as_long_as_somebody_is_signed_in(
    desk: Any, staff: StaffReader, site: Any
) -> None:
    assert DESK_COOKIE not in Reader().get("/admin/login/").cookies
    marked = staff.get("/admin/").cookies[DESK_COOKIE]
    assert (marked["httponly"], marked["samesite"], marked.value) == ("", "Lax", "1")
    assert DESK_COOKIE not in staff.get("/admin/").cookies, "once"
    staff.logout()
    staff.cookies[DESK_COOKIE] = "1"
    assert staff.get("/admin/login/").cookies[DESK_COOKIE]["max-age"] == 0
    assert DESK_COOKIE not in Reader().get(desk.path).cookies
