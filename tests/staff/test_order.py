"""The second order of the held ones: what looks most like an attack or advertising first."""

import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from postilla import intake
from postilla.intake import Visit
from postilla.moderation import writes
from postilla.moderation.desk import queue
from postilla.moderation.desk.rights import Membership, Person, sections_of
from postilla.moderation.desk.values import HELD, SUSPECTS, Filters
from postilla.outbox.drain import drain
from postilla.screening.models import Guess, Screening
from postilla.web.staff.queue import RANKING
from tests.staff.conftest import section_of
from tests.support.magazine import LATER, NOW, Desk

pytestmark = pytest.mark.django_db

MO = Person("mo", sees=True, decides=True)
PLAIN = "The gearbox of ours was repaired in a week, and has been fine since."
INSULT = "You are a stupid idiot and a pathetic moron, shut up."
PLUG = "Check out my channel and please subscribe http://cheap-watches.example buy cheap now!!!"
WORST = Filters(order=SUSPECTS)


def ids(filters: Filters = WORST, person: Person = MO) -> list[int]:
    found, after = [], ""
    for _ in range(50):
        page = queue.page(HELD, filters, person, after, LATER, RANKING)
        found += [card.comment.id for card in page.cards]
        after = page.after
        if not after:
            return found
    raise AssertionError("it never ends")


@pytest.fixture
def mixed(held: None, cars: Desk) -> list[int]:
    """Harmless, insulting, advertising, harmless: in the order in which they came."""
    return [
        cars.post(text, author=f"Reader {number}") for number, text in enumerate((PLAIN, INSULT, PLUG, PLAIN + "."))
    ]


def unguessed(cars: Desk) -> int:
    """One that nothing was guessed of: screening was off."""
    from postilla.screening import reads

    Screening.objects.update_or_create(id=1, defaults={"use": "off"})
    reads.forget()
    made = cars.post("You idiot, and a second one.", author="Late Reader")
    Screening.objects.update(use="rank")
    reads.forget()
    return made


def test_what_looks_worst_comes_first_and_what_was_not_guessed_at_last(mixed: list[int], cars: Desk) -> None:
    late = unguessed(cars)
    found = ids()
    assert set(found[:2]) == set(mixed[1:3])
    assert set(found[2:4]) == {mixed[0], mixed[3]}
    assert found[4:] == [late]
    assert ids(Filters()) == [*mixed, late], "the longest waiting first stays as it is"


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_it_pages_on_without_skipping_or_repeating(
    mixed: list[int], cars: Desk, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    mixed += [cars.post(PLUG, author=f"Again {number}", key=f"again-{number}") for number in range(4)]  # of one rank
    mixed += [unguessed(cars)]
    whole = ids()
    monkeypatch.setattr(queue, "PER_PAGE", size)
    assert ids() == whole
    assert sorted(whole) == sorted(mixed)
    monkeypatch.setattr(queue, "LOOKED", 2)
    assert ids() == whole


def test_a_page_that_is_full_says_whether_more_comes(mixed: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "PER_PAGE", len(mixed))
    assert queue.page(HELD, WORST, MO, "", LATER, RANKING).after == ""


@pytest.mark.parametrize("cursor", ["x", "-", "1-", "rest-x", f"{10**30}-1", "²-1", f"{2**40}-{10**19}"])
def test_a_cursor_that_nobody_made_is_the_beginning_or_what_it_says(mixed: list[int], cursor: str) -> None:
    assert isinstance(queue.page(HELD, WORST, MO, cursor, LATER, RANKING).cards, tuple)


def test_decisions_and_their_undoing_take_it_out_and_put_it_back(mixed: list[int], cars: Desk) -> None:
    plug = mixed[2]
    made = writes.decide(plug, "spam", "mo", NOW)
    assert plug not in ids(), "before anybody heard of it"
    drain(LATER)
    assert Guess.objects.get(comment=plug).rank is None
    writes.undo(made.decision_id, "mo", NOW)
    drain(LATER)
    assert plug in ids()[:2]
    assert Guess.objects.get(comment=plug).rank is not None


def test_what_its_author_takes_back_waits_no_longer(mixed: list[int], cars: Desk) -> None:
    intake.withdraw(mixed[2], Visit(cars.guests[mixed[2]], "n", ""), cars.tick())
    assert mixed[2] not in ids()
    assert Guess.objects.get(comment=mixed[2]).rank is None


def test_a_published_one_has_no_place_until_it_is_held(cars: Desk) -> None:
    one = cars.post(PLAIN)
    assert Guess.objects.get(comment=one).rank is None
    writes.decide(one, "hold", "mo", NOW)
    assert ids() == [one], "before anybody heard of it, at the end"
    drain(LATER)
    assert Guess.objects.get(comment=one).rank is not None
    assert ids() == [one]


def test_an_edit_moves_it(mixed: list[int], cars: Desk) -> None:
    intake.edit(mixed[3], INSULT + " " + INSULT, Visit(cars.guests[mixed[3]], "n", ""), cars.tick())
    assert mixed[3] in ids()[:3]


def test_guesses_of_before_the_order_take_their_places(mixed: list[int], cars: Desk) -> None:
    writes.decide(mixed[1], "publish", "mo", NOW)
    drain(LATER)
    known = dict(Guess.objects.values_list("comment_id", "rank"))
    Guess.objects.update(rank=None)
    import_module("postilla.screening.migrations.0002_waiting").rank_what_waits(apps, None)
    assert dict(Guess.objects.values_list("comment_id", "rank")) == known
    assert known[mixed[1]] is None


def test_filters_and_section_desks_hold_in_it(mixed: list[int], roads: Desk, cars: Desk) -> None:
    road = roads.post("Du bist ein Idiot, halt den Mund.", language="de", now=cars.tick())
    assert road in ids()
    assert ids(replace(WORST, section=section_of(roads))) == [road]
    assert ids(replace(WORST, article=roads.subject)) == [road]
    assert ids(replace(WORST, language="de")) == [road]
    assert ids(replace(WORST, words="gearbox")) == [one for one in ids() if one in (mixed[0], mixed[3])]
    assert ids(replace(WORST, reader=cars.guests[mixed[1]])) == [mixed[1]]
    assert ids(replace(WORST, age="newer-1h")) == []
    limited = Person("lim", True, True, sections=sections_of([Membership(True, True, frozenset({section_of(roads)}))]))
    assert ids(person=limited) == [road]


def test_its_cost_does_not_grow_with_what_waits(mixed: list[int], cars: Desk) -> None:
    """Both the order and its pages go along one index."""
    with CaptureQueriesContext(
        connection,
    ) as said:
        RANKING.beyond(None, 25)
        RANKING.beyond((500_000, 1), 25)
    assert len(said) == 3
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for one in said:
                cursor.execute(f"EXPLAIN QUERY PLAN {one['sql']}")
                plan = " ".join(row[3] for row in cursor.fetchall())
                assert "screening_waiting" in plan
                assert "TEMP B-TREE" not in plan


def test_the_page_offers_it_keeps_it_and_says_why(mixed: list[int], people: Callable[..., Client]) -> None:
    client = people("mo", "Moderators")
    plain = client.get("/admin/moderation/").content.decode()
    assert "order=suspicion" in plain
    page = client.get("/admin/moderation/?order=suspicion").content.decode()
    assert page.index(f'id="card-{mixed[1]}"') < page.index(f'id="card-{mixed[0]}"')
    assert page.count("Its place here: ") == len(mixed)
    sure = r"(?:over |under )?\d+%"
    assert len(re.findall(f"Its place here: {sure} an attack, {sure} advertising", page)) == len(mixed)
    assert '<input type="hidden" name="order" value="suspicion">' in page
    script = client.get("/admin/moderation/?order=suspicion", headers={"accept": "application/json"}).json()
    assert all("Its place here: " in card["html"] for card in script["cards"])
    assert "Its place here" not in plain
    empty = client.get("/admin/moderation/?order=suspicion&language=it").content.decode()
    assert "Nothing here matches." in empty
