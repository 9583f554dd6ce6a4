"""Long word lists: each line is worded once, not with each post, and a trial of many ends in time."""

from itertools import count

import pytest

from postilla.moderation.desk import trying
from postilla.moderation.desk.rights import Person
from postilla.moderation.models import Term as Row
from postilla.moderation.reads import forget_rules, rulebook
from postilla.moderation.rules import judge
from postilla.moderation.values import Rulebook, Said, Term
from tests.support.magazine import Desk

MANY = 6_000


@pytest.mark.django_db
def test_lines_that_stood_before_are_the_same_when_the_lists_are_read_again() -> None:
    Row.objects.create(text="lemon")
    Row.objects.create(text="spam.example", kind="domain")
    forget_rules()
    before = {term.text: term for term in rulebook().terms}
    worded = before["lemon"].wanted
    Row.objects.filter(text="spam.example").update(action="refuse")
    Row.objects.create(text="teapot")
    forget_rules()
    after = {term.text: term for term in rulebook().terms}
    assert after["lemon"] is before["lemon"]
    assert after["lemon"].wanted is worded
    assert after["spam.example"].action == "refuse"
    assert set(after) == {"lemon", "spam.example", "teapot"}


def test_a_line_is_worded_once_however_long_the_list() -> None:
    book = Rulebook(tuple(Term("word", f"word{number}") for number in range(MANY)))
    said = Said("This is word3, and that is word5999.")
    found = [verdict.words for verdict in judge(said, book)]
    assert found == [("word3",), ("word5999",)]
    assert all("wanted" in vars(term) for term in book.terms), "it is kept with its line"
    kept = [term.wanted for term in book.terms]
    judge(said, book)
    assert all(term.wanted is one for term, one in zip(book.terms, kept, strict=True))


@pytest.mark.django_db
def test_a_trial_ends_in_time_and_says_how_many_it_looked_at(desk: Desk) -> None:
    for number in range(5):
        desk.post(f"A lemon, number {number}")
    clock = count()
    mo = Person("mo", sees=True, decides=True)
    made = trying.tried([Term("word", "lemon")], mo, lambda: float(next(clock)))
    assert (made.looked, len(made.caught)) == (2, 2)
    assert trying.tried([Term("word", "lemon")], mo).looked == 5
