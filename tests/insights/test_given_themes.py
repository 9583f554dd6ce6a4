"""An editor puts what a reader says to another theme, and it is told there."""

import random
from dataclasses import replace

import pytest

from postilla.insights.meaning.words import Words
from postilla.insights.summary import summarise
from postilla.insights.values import Theme
from tests.insights.support import comment, said

WORKSHOP = ["The workshop is closed.", "Closed workshop, nobody there.", "The workshop stays closed in winter."]
DIESEL = ["I want a diesel engine.", "A diesel engine for my boat.", "No diesel engine is sold here."]


@pytest.fixture(scope="module")
def heard():
    return said([comment(n, text) for n, text in enumerate([*WORKSHOP, *DIESEL], start=1)], Words())


def lines_with(summary, number):
    return [line for line in summary.lines if number in line.comments]


def given(heard, number, key):
    return [replace(one, themes=(key,)) if one.comment.id == number else one for one in heard]


@pytest.mark.parametrize("kept", [False, True])  # whether the theme is in the table by now, as one that was approved is
def test_a_point_goes_to_the_line_of_the_theme_it_was_put_to(heard, kept):
    plain = summarise(heard)
    old, new = lines_with(plain, 1)[0], lines_with(plain, 4)[0]
    assert old.key != new.key
    known = [new.theme] if kept else []
    told = summarise(given(heard, 1, new.theme.key), known)
    assert [line.key for line in lines_with(told, 1)] == [new.key]
    assert set(new.comments) | {1} == set(lines_with(told, 4)[0].comments)
    assert lines_with(told, 2)[0].key == old.key
    assert lines_with(told, 2)[0].readers == old.readers - 1
    shuffled = random.Random(3).sample(given(heard, 1, new.theme.key), len(heard))
    assert summarise(shuffled, known) == told


def test_the_middle_of_a_theme_may_leave_it_and_the_theme_keeps_its_key(heard):
    plain = summarise(heard)
    old, new = lines_with(plain, 1)[0], lines_with(plain, 4)[0]
    for number in old.comments[:2]:
        left = next(one for one in old.comments if one != number)
        told = summarise(given(heard, number, new.theme.key))
        assert lines_with(told, left)[0].theme.key == old.theme.key


def test_a_theme_that_no_group_is_becomes_one(heard):
    known = [Theme("elsewhere", {"en": ("shut", "workshop")}, b"of another engine")]
    told = summarise(given(given(heard, 1, "elsewhere"), 2, "elsewhere"), known)
    line = next(line for line in told.lines if line.theme.key == "elsewhere")
    assert line.comments == (1, 2)
    assert line.theme.words["en"] == ("workshop", "closed"), "what is said here, not elsewhere"
