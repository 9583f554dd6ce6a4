"""What stands in the queue, and in which order, a page at a time."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from postilla.discussion.models import Comment
from postilla.discussion.reads import waiting
from postilla.moderation import writes
from postilla.moderation.desk import queue
from postilla.moderation.desk.rights import Person
from postilla.moderation.desk.values import ALL, HELD, MINE, REPORTED, Filters, QueuePage
from postilla.moderation.values import HOLD, Verdict
from tests.staff.conftest import section_of
from tests.staff.test_sections import moderator_of
from tests.support.magazine import NOW, Desk

pytestmark = pytest.mark.django_db

MO = Person("mo", sees=True, decides=True)
EDITOR = Person("editor", sees=True, decides=True)
LATER = NOW + timedelta(days=1)


def ids(tab: str, person: Person = MO, **filters: Any) -> list[int]:
    return [card.comment.id for page in pages(tab, person, **filters) for card in page.cards]


def pages(tab: str, person: Person = MO, **filters: Any) -> Iterator[QueuePage]:
    after = ""
    for _ in range(100):
        found = queue.page(tab, Filters(**filters), person, after, LATER)
        yield found
        after = found.after
        if not after:
            return
    raise AssertionError("it never ends")


def test_held_ones_come_oldest_first_each_once(held: None, cars: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "PER_PAGE", 3)
    made = [cars.post() for _ in range(8)]
    assert ids(HELD) == made
    assert [len(page.cards) for page in pages(HELD)] == [3, 3, 2]


def test_comments_of_one_moment_are_told_apart(held: None, cars: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "PER_PAGE", 2)
    made = [cars.post(now=NOW) for _ in range(5)]
    assert ids(HELD) == made


def test_filters_combine(held: None, cars: Desk, roads: Desk) -> None:
    one = cars.post("Ein Wagen", language="de")
    two = cars.post("A car", language="en", author="Élodie")
    three = roads.post("A car on a road", language="en", now=cars.tick())
    writes.note(three, [Verdict(HOLD, "word", "", ("road",))], NOW)
    assert ids(HELD) == [one, two, three]
    assert ids(HELD, language="de") == [one]
    assert ids(HELD, section=section_of(roads)) == [three]
    assert ids(HELD, rule="word") == [three]
    assert ids(HELD, rule="word", section=section_of(cars)) == []
    assert ids(HELD, words="car") == [two, three]
    assert ids(HELD, words="car", section=section_of(cars)) == [two]
    assert ids(HELD, words="élodie") == ids(HELD, words="ÉLODIE") == [two]
    assert ids(HELD, words="100%") == []
    assert ids(HELD, reader=cars.guests[two]) == [two]
    assert ids(HELD, age="newer-1h") == []
    assert ids(HELD, age="older-1h") == [one, two, three]
    assert ids(ALL) == [three, two, one]
    assert ids(ALL, words="Wagen") == [one]


def test_one_article_s_are_found_at_once_however_many_others_wait(
    held: None, cars: Desk, roads: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "ASKED", 4)
    monkeypatch.setattr(queue, "LOOKED", 4)
    for _ in range(10):
        cars.post()
    mine = [roads.post(now=cars.tick()) for _ in range(2)]
    assert [card.comment.id for card in next(pages(HELD, article=roads.subject)).cards] == mine
    assert ids(HELD, article="article:none") == []
    assert ids(ALL, article=roads.subject) == mine[::-1]
    for desk in (*[cars] * 10, roads):
        reported = desk.post(now=cars.tick())
        cars.decide(reported, "published")
        writes.report(reported, "abuse", "", f"n{reported}", cars.tick())
    for tab in (REPORTED, MINE):
        assert [card.comment.id for card in next(pages(tab, EDITOR, article=roads.subject)).cards] == [reported]


def test_a_rare_thing_among_many_is_found_in_bounded_looks(
    held: None, cars: Desk, roads: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "ASKED", 4)
    monkeypatch.setattr(waiting, "LOOKED", 4)
    monkeypatch.setattr(waiting, "CHUNK", 2)
    before = [cars.post() for _ in range(10)]
    rare = roads.post("A needle", now=cars.tick())
    after = [cars.post() for _ in range(10)]
    assert ids(HELD, section=section_of(roads)) == [rare]
    assert ids(HELD, words="needle") == [rare]
    assert ids(ALL, words="needle") == [rare]
    assert ids(HELD, section=section_of(cars)) == before + after
    first = next(pages(HELD, words="needle"))
    assert (first.cards, first.looks_on) == ((), True)


def test_a_moderator_of_a_section_sees_it_alone(held: None, cars: Desk, roads: Desk) -> None:
    one, two = cars.post(), roads.post()
    limited = Person("cara", sees=True, decides=True, sections=frozenset({section_of(cars)}))
    for tab in (HELD, ALL):
        assert ids(tab, limited) == [one]
    writes.decide(one, "reject", "cara", NOW)
    writes.decide(two, "reject", "cara", NOW)
    assert ids(MINE, limited) == [one], "not what was theirs before"


def test_reported_ones_come_by_their_first_report(cars: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "PER_PAGE", 2)
    one, two, three, _ = (cars.post() for _ in range(4))
    for number, comment in enumerate((two, one, two, three, two)):
        writes.report(comment, "abuse", "rude", f"r{number}", NOW + timedelta(minutes=number))
    assert ids(REPORTED) == [two, one, three]
    card = queue.page(REPORTED, Filters(), MO, "", LATER).cards[0]
    assert (card.number_of_reports, card.reports[0].note) == (3, "rude")
    writes.decide(two, "keep", "mo", NOW)
    assert ids(REPORTED) == [one, three]
    assert ids(REPORTED, language="de") == []


def test_mine_has_what_i_decided_last_first_each_once(cars: Desk) -> None:
    one, two, three = (cars.post() for _ in range(3))
    for comment, verb, by in (
        (one, "reject", "mo"),
        (two, "reject", "eve"),
        (three, "spam", "mo"),
        (one, "publish", "mo"),
    ):
        writes.decide(comment, verb, by, cars.tick())
    assert ids(MINE) == [one, three]


def test_what_stands_on_a_card(held: None, cars: Desk) -> None:
    earlier = [cars.post(f"Earlier {number}", key=f"k{number}") for number in range(5)]
    guest = cars.guests[earlier[0]]
    for comment in earlier[:2]:
        writes.decide(comment, "publish", "mo", cars.tick())
    reply = cars.post("An answer", parent=earlier[0], guest_id=guest)
    mine = [cars.post(f"More {number}", guest_id=guest) for number in range(3)]
    writes.decide(mine[0], "spam", "mo", cars.tick())
    card = next(card for card in queue.page(HELD, Filters(), MO, "", LATER).cards if card.comment.id == reply)
    assert card.parent is not None
    assert card.parent.id == earlier[0]
    assert (card.history.published, card.history.rejected, card.history.held) == (1, 1, 2)
    assert [one.id for one in card.history.others] == [mine[2], mine[1], mine[0]]
    assert card.history.since == Comment.objects.get(id=earlier[0]).created_at
    assert card.history.is_all
    assert card.seen == "0.held.1"
    assert card.section == section_of(cars)


@pytest.mark.parametrize("cursor", ["x", "-", "1-", "-1", "9" * 30 + "-1", "1-" + "9" * 30, "٣-٣", "1-1-1"])
def test_a_cursor_that_nobody_made_is_the_beginning_or_the_end(held: None, cars: Desk, cursor: str) -> None:
    cars.post()
    for tab in (HELD, REPORTED, MINE, ALL):
        assert len(queue.page(tab, Filters(), MO, cursor, LATER).cards) <= 1


def test_numbers_are_bounded(held: None, cars: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "MANY", 3)
    posted = [cars.post() for _ in range(6)]
    found = queue.backlog(NOW, MO)
    assert found.held == 4
    assert found.oldest_held == NOW + timedelta(seconds=1)
    assert len(posted) == 6


def test_numbers_are_of_the_sections_that_somebody_has(held: None, cars: Desk, roads: Desk) -> None:
    limited = Person("eve", sees=True, decides=True, sections=frozenset({section_of(cars)}))
    theirs = [roads.post() for _ in range(2)]
    assert queue.backlog(NOW, limited).total == 0
    assert queue.backlog(NOW, limited).oldest_held is None
    mine = cars.post()
    for comment in (*theirs, mine):
        writes.decide(comment, "reject", "mo", cars.tick())
        writes.appeal(comment, "I meant it kindly", cars.tick())
    waiting = cars.post()
    found = queue.backlog(NOW, limited)
    assert (found.held, found.reported, found.appeals) == (1, 0, 1)
    assert found.oldest_held == Comment.objects.get(id=waiting).created_at
    assert queue.backlog(NOW, MO).appeals == 3


@pytest.mark.parametrize("posted", [2, 4])
def test_where_not_all_was_looked_through_a_plus_says_so(
    held: None, people: Any, cars: Desk, roads: Desk, monkeypatch: pytest.MonkeyPatch, posted: int
) -> None:
    from postilla.discussion.reads import waiting as looked

    client = moderator_of(people, section_of(cars))
    limited = Person("eve", sees=True, decides=True, sections=frozenset({section_of(cars)}))
    theirs = [roads.post() for _ in range(posted)]
    mine = cars.post(now=roads.tick(60))
    for comment in (*theirs, mine):
        writes.decide(comment, "reject", "mo", roads.tick())
        writes.appeal(comment, "I meant it kindly", roads.tick())
        writes.decide(comment, "hold", "mo", roads.tick())
    monkeypatch.setattr(looked, "ASKED", 3)
    monkeypatch.setattr(queue, "LOOKED", 3)
    found, page = queue.backlog(NOW, limited), client.get("/admin/").content.decode()
    if posted == 4:
        assert (found.said["held"], found.said["appeals"], found.said["reported"]) == ("0+", "0+", "")
        assert "Moderation (0+)" in page
    else:
        assert (found.said["held"], found.said["reported"]) == ("1", "")
        assert "held" not in found.more
    assert "+" not in "".join(queue.backlog(NOW, MO).said.values())


def test_a_page_costs_the_same_however_much_waits(held: None, cars: Desk, django_assert_max_num_queries: Any) -> None:
    for _ in range(30):
        cars.post(parent=None)
    with django_assert_max_num_queries(16):  # however many readers are on it
        queue.page(HELD, Filters(), MO, "", LATER)
