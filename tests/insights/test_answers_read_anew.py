"""What a comment says depends on what it answers: when that is edited, its answers are read anew."""

import pytest

from postilla.insights.models import Due
from tests.insights.test_page import read_all
from tests.support.magazine import Desk, bring, desk, site

__all__ = ["bring", "desk", "site"]


@pytest.mark.django_db
@pytest.mark.usefixtures("by_words")
def test_what_answers_an_edited_comment_is_read_anew(desk: Desk) -> None:
    ada = desk.post("The bridge was closed in May.")
    ben = desk.post("Quite so.", parent=ada, author="Ben", email="ben@mail.example.org")
    cleo = desk.post("Was it?", parent=ben, author="Cleo", email="cleo@mail.example.org")
    desk.post("Until when?", author="Dan", email="dan@mail.example.org")
    read_all(desk)
    desk.edit(ben, "Not at all, it is open.")
    desk.drain()
    assert set(Due.objects.values_list("comment_id", flat=True)) == {ben, cleo}
