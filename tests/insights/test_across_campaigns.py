"""Readers across articles: a campaign is one, as in an article's lines."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from postilla.discussion.writes.forget import forget_author, forget_networks
from postilla.insights import writes
from postilla.insights.models import Heard, Mention
from postilla.insights.reads import across
from postilla.insights.reads.kept import quotable, record_of
from postilla.insights.summary.people import joined_to
from postilla.insights.values import Theme
from tests.insights.test_page import read_all
from tests.support.magazine import LATER, NOW, Desk, bring, desk, site

__all__ = ["bring", "desk", "site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_words")]

COPIED = "These blinding lamps must be forbidden at once, and the makers have to pay for every accident {}"
OWN = ("Lamps blind me on each country road", "My mother cannot drive at night for the lamps", "Dim the lamps in town")


def post(desk: Desk, text: str, who: str, network: str = "") -> int:
    return desk.post(text, author=who, email=f"{who}@mail.example.org", network=network or who)


def readers() -> dict[str, int]:
    now = Mention.objects.order_by("-at").values_list("at", flat=True)[0] + timedelta(minutes=1)
    [(_, told)] = across.weeks("", 1, now)
    assert {one.theme.key: one.readers for one in across.rising(now)} == {k: n for k, n in told.items() if n > 2}
    return told


def about(made: list[int], *desks: Desk, theme: str = "lamps") -> None:
    for one in desks:
        read_all(one)
    writes.keep_themes([Theme(theme, {"en": (theme,)})], dict.fromkeys(made, (theme,)), "words", LATER)


def test_copies_are_one_reader_under_one_article_and_under_several(desk: Desk, bring: Callable[..., Desk]) -> None:
    other = bring("Another car")
    made = [post(desk, text, f"own{at}") for at, text in enumerate(OWN)]
    made += [post(desk, COPIED.format(at), f"copy{at}") for at in range(4)]
    made += [post(other, COPIED.format(at), f"copy{at}") for at in range(4, 8)]
    about(made, desk, other)
    assert readers() == {"lamps": 4}


def test_one_network_within_an_hour_is_one_reader_also_when_it_is_forgotten(desk: Desk) -> None:
    made = [post(desk, text, f"own{at}", "one house") for at, text in enumerate(OWN)]
    desk.tick(7_300)
    late = post(desk, "Two hours later the lamps blind me still", "late", "one house")
    about([*made, late], desk)
    assert readers() == {"lamps": 2}
    forget_networks(desk.tick(), LATER)
    assert linked() == [made[0]] * 4
    desk.drain()
    assert (linked(), joined()) == ([], made[1:])
    assert readers() == {"lamps": 2}
    writes.note(made, LATER)
    about([*made, late], desk)
    assert (readers(), linked(), joined()) == ({"lamps": 2}, [], made[1:]), "read again"


def test_who_joined_stays_joined_when_they_edit(desk: Desk) -> None:
    made = [post(desk, text, f"own{at}", "one house") for at, text in enumerate(OWN)]
    about(made, desk)
    forget_networks(desk.tick(), LATER)
    for one in made:
        desk.edit(one, "Lamps, I say it once more.")
    desk.drain()
    assert record_of([desk.guests[made[1]]]) == [], "nothing is known of what it says now"
    assert not quotable(made)
    about(made, desk)
    assert (readers(), joined()) == ({"lamps": 1}, made[1:])


def test_days_of_which_the_networks_are_known_yet_stay_linked(desk: Desk) -> None:
    old = [post(desk, text, f"own{at}", "one house") for at, text in enumerate(OWN[:2])]
    desk.tick(2 * 86_400)
    new = [post(desk, text, f"new{at}", "one house") for at, text in enumerate(OWN)]
    about([*old, *new], desk)
    forget_networks(desk.at - timedelta(days=1), LATER)
    desk.drain()
    assert (linked(), joined()) == ([new[0]] * 3, [old[1]])


def test_a_reader_who_is_forgotten_is_linked_with_nobody_any_more(desk: Desk) -> None:
    made = [post(desk, text, f"own{at}", "one house") for at, text in enumerate(OWN)]
    about(made, desk)
    for gone in (made[1], made[0]):
        forget_author([desk.guests[gone]], "a former reader", LATER, words=False)
    desk.drain()
    assert (linked(), joined()) == ([], made[1:])
    assert readers() == {"lamps": 1}


def linked() -> list[int]:
    return [one for one in Heard.objects.values_list("sent_with", flat=True) if one is not None]


def joined() -> list[int]:
    return list(Heard.objects.filter(joined=True).order_by("comment_id").values_list("comment_id", flat=True))


@pytest.mark.parametrize(
    ("minutes", "some", "told"),
    [
        ([0, 10, 20], {2, 3}, {2: 1, 3: 1}),
        ([0, 40, 80, 120], {2, 3, 4}, {2: 1, 3: 3, 4: 3}),  # as `apart` parts the hours of a known network
        ([0, 61], {2}, {2: 2}),
        ([10, 0, 20], {1}, {1: 2}),
        ([0, 0], {1, 2}, {1: 1, 2: 1}),
        ([0, 10], set(), {}),
    ],
)
def test_who_joined_is_no_reader_more(minutes: list[int], some: set[int], told: dict[int, int]) -> None:
    times = {one: NOW + timedelta(minutes=at) for one, at in enumerate(minutes, 1)}
    assert joined_to(times, some) == told


def test_one_house_that_speaks_of_two_things_is_a_reader_of_each(desk: Desk) -> None:
    made = [post(desk, text, f"own{at}", "one house") for at, text in enumerate(OWN)]
    about(made[:1], desk)
    about(made[1:], desk, theme="town")
    assert readers() == {"lamps": 1, "town": 1}


def test_many_comments_are_counted_in_few_queries(desk: Desk, django_assert_max_num_queries: Any) -> None:
    made = [post(desk, f"{OWN[at % 3]} {at}", f"r{at}") for at in range(12)]
    about(made, desk)
    with django_assert_max_num_queries(16):
        across.weeks("", 8, LATER)
