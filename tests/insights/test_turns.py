"""How a comment stands toward the one it answers is told with whose turn it is."""

import pytest

from postilla.insights import reads
from postilla.insights.reading.turns import turn
from tests.insights.test_page import read_all
from tests.support.magazine import Desk, bring, desk, site

__all__ = ["bring", "desk", "site"]
OWN = {
    "answering": {"agrees": 1.0, "neither": -1.0},
    "toward": {"for": 2.0, "against": -2.0},
    "kinds": {"opinion": 1.0},
}
ABOVE = {"toward": {"for": -2.0, "against": 2.0}, "kinds": {"question": -1.0}}


def test_who_speaks_for_what_the_other_speaks_against_shows() -> None:
    found = turn(OWN, ABOVE, back=False)
    assert found["agrees"] == 1.0
    assert found["for under against"] == found["against under for"] > 0.5
    assert found["for under for"] == found["against under against"] < -0.5
    assert {name for name in found if name.startswith("back")} == set()


def test_who_speaks_again_shows() -> None:
    found = turn(OWN, ABOVE, back=True)
    assert found["back"] == 1.0
    assert found["back, agrees"] == -found["back, neither"] > 0


@pytest.mark.django_db
@pytest.mark.usefixtures("by_words")
def test_a_reader_who_is_answered_and_speaks_again_is_known(desk: Desk) -> None:
    first = desk.post("The bridge is ugly.", author="Ada", email="ada@mail.example.org")
    second = desk.post("It is not.", parent=first, author="Ben", email="ben@mail.example.org")
    back = desk.post("I stand by it.", parent=second, author="Ada", email="ada@mail.example.org")
    other = desk.post("So do I.", parent=second, author="Cleo", email="cleo@mail.example.org")
    read_all(desk)
    said = {one.comment.id: one.comment.back for one in reads.said(desk.subject)}
    assert said == {
        first: False,
        second: False,
        back: True,
        other: False,
    }
