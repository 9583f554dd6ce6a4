"""Readers are counted, not comments; and nobody makes others fewer or more by copying them."""

import time
from dataclasses import replace

import pytest

from postilla.insights.meaning.words import Words
from postilla.insights.summary import summarise
from postilla.insights.summary.people import apart, copied, one_text, readers
from postilla.insights.summary.said import part
from postilla.insights.values import Label
from tests.insights.support import comment, said

HONEST = [
    "The workshop has kept my car for six months and nobody answers.",
    "Mon concessionnaire a fermé en mars et le suivant est loin d'ici.",
    "Der Motor klappert jeden Morgen, und der Riemen läuft in Öl.",
    "There is no diesel any more, so I shall buy another make.",
    "Eighty thousand cars in one year is a target nobody believes in.",
]


@pytest.mark.parametrize("network", ["", "the copycat's"])
def test_a_copycat_makes_no_reader_vanish(network):
    wrote = [comment(n, text, person=f"p{n}") for n, text in enumerate(HONEST)]
    first = wrote[-1].at
    again = [
        comment(10 + n, f"{text} lol", person="copycat", network=network, at=first) for n, text in enumerate(HONEST)
    ]
    who = readers(copied([*wrote, *again]))
    assert [who[one.id] for one in again] == [who[one.id] for one in wrote]  # the copy is the first writer's
    assert set(apart([*wrote, *again], who).values()) == {f"p{n}" for n in range(5)}


def test_a_petition_joins_nothing_else_that_its_senders_write():
    petition = "We the undersigned want the workshop in our town opened again before the winter."
    wrote = [comment(1, petition, person="a"), comment(2, petition, person="b"), comment(3, HONEST[0], person="b")]
    assert readers(copied(wrote)) == {1: "a", 2: "a", 3: "b"}
    assert one_text([1, 2, 3], copied(wrote)) == ((1, 2),)


def test_guises_are_one_and_quickly():
    wrote = [comment(n, HONEST[0], person=f"g{20_000 - n}") for n in range(10_000)]
    before = time.process_time()
    assert set(readers(copied(wrote)).values()) == {"g20000"}
    assert time.process_time() - before < 8  # with a chain of names to follow it is three times that


@pytest.mark.parametrize(("score", "answers"), [(0.9, {"disagrees": 1}), (0.3, {"neither": 1})])
def test_twenty_guises_with_one_answer_are_one_who_disagrees(score, answers):
    answer = "No, that is not true, my dealer answered at once and was friendly."
    wrote = [comment(1, HONEST[0]), *(comment(n, answer, person=f"g{n}", parent=1) for n in range(2, 22))]
    heard = [
        one if one.comment.parent is None
        else replace(one, reading=replace(one.reading, answering=Label("disagrees", score)))
        for one in said(wrote, Words())
    ]  # fmt: skip
    line = next(line for line in summarise(heard).lines if 1 in line.comments)
    assert line.answers == answers


def test_a_line_says_which_of_its_comments_are_one_text():
    wrote = [comment(n, HONEST[0], person=f"g{n}") for n in range(1, 6)]
    wrote += [comment(6, "The workshop has kept my car since May and nobody there answers me.")]
    [line, *_] = summarise(said(wrote, Words())).lines
    assert line.copies == ((1, 2, 3, 4, 5),)
    assert line.readers == len(line.comments) - 4


def test_a_campaign_is_one_reader_also_where_themes_are_named_across_articles():
    wrote = [comment(n, HONEST[0], person=f"g{n}") for n in range(1, 6)]
    counted = [count for group in part("a", said(wrote, Words())).groups for _, count in group.words["en"].values()]
    assert set(counted) == {1}
