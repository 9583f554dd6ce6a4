"""One reader in twenty guises: whoever sends much from one place within an hour takes no line from others."""

from dataclasses import replace
from datetime import timedelta

import pytest

from postilla.discussion.writes.forget import forget_networks
from postilla.insights import reads, writes
from postilla.insights.meaning.words import Words
from postilla.insights.summary import summarise
from postilla.insights.summary.people import copied, crowds, readers
from postilla.insights.summary.sameness import same
from postilla.insights.values import Summary
from tests.insights.support import START, comment, said
from tests.insights.test_page import read_all
from tests.support.magazine import LATER, Desk, bring, desk, site

__all__ = ["bring", "desk", "site"]

OWN = (
    "The swimming pool closes before anybody with an office can swim.",
    "Showers have been cold since November and the lock is broken.",
    "My daughter learnt diving there from a patient teacher.",
    "Forty thousand for a painted logo would have paid the lifeguards.",
    "Our triathlon club rents two lanes and was told nothing.",
    "Grandmother floats every Tuesday with her physiotherapist.",
    "Buses stop running before the evening lessons end.",
    "The sauna smells of varnish and nobody airs it.",
)
GUISES = (
    "What a splendid mayor we have, I praise this mayor.",
    "Parking is easy at last, parking was a nightmare.",
    "Swallows nest under the roof, save the swallows.",
    "Heating water ruins the climate, think of carbon.",
    "Libraries deserve the money, books matter more.",
    "Taxes must fall, every tax is robbery.",
    "Noise keeps the street awake, silence is golden.",
    "Chlorine burns my eyes, ban chlorine altogether.",
    "Football pitches need grass, plant some grass.",
    "Statues please the eye, carve another statue.",
)


def independent():
    return [comment(n, text, at=START + timedelta(hours=2 * n)) for n, text in enumerate(OWN, 1)]


def crowd(**more):
    """Ten persons within half an hour."""
    at = START + timedelta(days=3)
    return [comment(n, text, at=at + timedelta(minutes=3 * n), **more) for n, text in enumerate(GUISES, len(OWN) + 1)]


@pytest.mark.parametrize("more", [{"network": "one house"}, {"joined": True}])
def test_a_crowd_takes_no_line_from_others(more):
    """Also where its network is not known any more."""
    theirs = {one.id for one in independent()}
    alone = summarise(said(independent(), Words()))
    both = summarise(said([*independent(), *crowd(**more)], Words()))
    assert len(alone.lines) == 7
    assert all(theirs & {*line.comments} for line in both.lines)
    assert all(quoted.comment_id in theirs for line in both.lines for quoted in line.quotations)
    without = summarise(said([*independent(), *crowd()], Words()))
    assert any(not theirs & {*line.comments} for line in without.lines), "as many readers as there are names"


def test_it_gets_what_places_others_leave_once():
    few = independent()[:3]
    lines = summarise(said([*few, *crowd(network="one house")], Words())).lines
    assert sum(not {1, 2, 3} & {*line.comments} for line in lines) <= 1
    assert {1, 2, 3} <= {one for line in lines for one in line.comments}


def test_where_all_come_so_it_is_the_way_there_that_they_share():
    lines = summarise(said(crowd(network="a proxy"), Words())).lines
    assert len(lines) == 7


def test_two_from_one_house_are_no_crowd():
    wrote = crowd(network="one house")
    who = readers(copied(wrote))
    assert crowds(wrote, who) == {one.id: wrote[0].id for one in wrote}
    assert crowds(wrote[:2], who) == {}
    late = [wrote[0], wrote[1], comment(99, GUISES[2], at=wrote[0].at + timedelta(hours=2), network="one house")]
    assert crowds(late, readers(copied(late))) == {}


def test_one_who_writes_of_everything_is_not_heard_in_every_line():
    """Under one name as well."""
    theirs = independent()[:4]
    many = [comment(n, text, "ada", at=START + timedelta(days=n)) for n, text in enumerate(GUISES, 10)]
    lines = summarise(said([*theirs, *many], Words())).lines
    assert {1, 2, 3, 4} <= {one for line in lines for one in line.comments}


def test_one_text_in_another_order_is_one():
    texts = [
        "The council should close the park at night, it is full of rubbish and broken bottles every morning.",
        "Close the park at night! The council must act, every morning it is full of broken bottles and rubbish.",
        "Every morning the park is full of rubbish and broken bottles, so the council should shut it at night.",
        "The park should stay open at night, the rubbish comes from the weekend market and not from sleepers.",
        "Broken bottles every morning when I walk the dog through the park, and nobody from the council comes.",
        "Close the park at night!",
        "Close the park!",
    ]
    assert same(texts) == [0, 0, 0, 3, 4, 5, 6]


def test_a_copy_in_two_lines_is_counted_once():
    """Lines once were told to rest on 54 comments, of which 57 repeat another's text."""
    line = summarise(said(independent(), Words())).lines[0]
    lines = tuple(replace(line, copies=copies) for copies in (((1, 2, 3), (4, 5)), ((1, 3), (6, 7)), ()))
    assert Summary(lines, 8, 8).copied == {2, 3, 5, 7}


@pytest.mark.django_db
@pytest.mark.usefixtures("by_words")
def test_a_brigade_is_one_reader_in_a_line_also_when_its_network_is_forgotten(desk: Desk) -> None:
    words = ("The lamps blind me", "My lamps blind others", "These lamps must go", "Lamps everywhere blind us")
    made = [
        desk.post(text, author=f"Reader {n}", email=f"r{n}@mail.example.org", network="one house")
        for n, text in enumerate(words)
    ]
    desk.tick(7_300)
    made.append(desk.post("Lamps blind my mother", author="Cleo", email="cleo@mail.example.org", network="hers"))
    read_all(desk)

    def count() -> int:
        [line] = [line for line in reads.summary(desk.subject).lines if {*made} <= {*line.comments}]
        return line.readers

    assert count() == 2
    forget_networks(desk.tick(), LATER)
    desk.drain()
    writes.note(made, LATER)
    read_all(desk)
    assert count() == 2
