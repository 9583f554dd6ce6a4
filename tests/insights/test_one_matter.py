"""One matter is one line, whatever readers do about it; what somebody asks is in a line, or named by itself."""

import random

import pytest
from hypothesis import given, settings, strategies as st

from postilla.insights import keeping
from postilla.insights.meaning.words import Words
from postilla.insights.summary import summarise
from postilla.insights.values import ASKS, Lone, Summary
from tests.insights.support import comment, said

WORKSHOP = [
    "The workshop keeps my car and the workshop does not answer.",
    "No workshop here, the workshop has closed.",
    "The workshop has lost my key, what a workshop.",
]
ASKED = "Which workshop gave you a key for the car?"
ALONE = "Does the roof rack fit a canoe?"
TEXTS = [
    *WORKSHOP,
    ASKED,
    ALONE,
    "What does the tram cost on Sunday?",
    "The tram is loud and the tram wakes the street.",
    "The tram is too loud at night.",
    "Who repairs the tram? The tram stood for an hour.",
    "Rents rise, and the rent of my flat rises twice.",
    "My rent rises. Who may raise the rent of a flat?",
    "Wie viele Fahrräder passen hinein?",
    "😀😀",
]


@pytest.fixture(scope="module")
def heard():
    return said([comment(n, text) for n, text in enumerate([*WORKSHOP, ASKED, ALONE], start=1)], Words())


def test_who_asks_about_a_matter_is_in_its_line_and_told_apart(heard):
    summary = summarise(heard)
    [line] = [line for line in summary.lines if 1 in line.comments]
    assert {1, 2, 3, 4} <= {*line.comments}
    assert line.kind == "opinion"
    assert line.key.startswith("said:")
    assert line.others == {"question": 1}
    assert [(one.comment_id, one.kind, one.spans) for one in line.asks] == [(4, "question", ((0, len(ASKED)),))]
    assert 4 not in {one.comment_id for one in line.quotations}, "a quotation stands for what the line is called"


def test_what_nobody_else_asks_is_named_by_itself(heard):
    lines = [replaced for replaced in summarise(heard).lines if 5 in replaced.comments]
    if not lines:
        assert summarise(heard).alone == (Lone(5, "question", ((0, len(ALONE)),), 1),)
    assert all(line.kind == "question" for line in lines)


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10_000), number=st.integers(1, 60))
def test_whatever_is_asked_is_in_a_line_or_named_by_itself(seed, number):
    drawn = random.Random(seed)
    comments = [comment(n, drawn.choice(TEXTS), person=f"p{drawn.randrange(20)}") for n in range(1, number + 1)]
    heard = said(comments, Words())
    summary = summarise(heard)
    cited = {(one.comment_id, one.start) for line in summary.lines for one in line.points}
    alone = {(one.comment_id, start) for one in summary.alone for start, _ in one.spans}
    assert not cited & alone
    first: dict[str, int] = {}
    for one in heard:
        first.setdefault(one.comment.text, one.comment.id)
    for one in heard:
        if one.reading.kinds[0].name in ASKS and first[one.comment.text] == one.comment.id:
            asks = {(one.comment.id, point.start) for point in one.reading.points if point.kinds[0].name in ASKS}
            assert asks
            assert asks <= cited | alone
    assert summarise(drawn.sample(heard, len(heard))) == summary
    keys = [line.theme.key for line in summary.lines]
    assert len(keys) == len({*keys}), "no matter in two lines"


def test_one_text_is_asked_once():
    campaign = "Why does nobody print the timetable of the ferry for the islands?"
    comments = [comment(n, campaign) for n in range(1, 5)] + [comment(9, "The rent rises and the rent is high.")]
    summary = summarise(said(comments, Words()))
    named = [one.comment_id for one in summary.alone]
    in_line = [line for line in summary.lines if 1 in line.comments]
    assert named in ([1], [])
    assert bool(named) != bool(in_line)


LONE = st.builds(Lone, st.integers(1, 6), st.sampled_from(ASKS), st.just(((0, 3), (5, 9))), st.integers(1, 3))


@given(st.lists(LONE), st.sets(st.integers(1, 6)))
def test_what_is_asked_alone_is_kept_and_goes_with_its_comment(alone, public):
    made = Summary((), 6, 0, tuple(alone))
    again = keeping.unpacked(keeping.packed(made))
    assert again == made
    assert keeping.left(again, public).alone == tuple(one for one in alone if one.comment_id in public)


def test_lines_that_were_kept_before_are_read():
    assert keeping.unpacked("[6]") == Summary((), 6, 0)
