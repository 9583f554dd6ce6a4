"""What is asked of all articles costs what the answer has, however much was read."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from postilla.insights.models import Due, Mention, Route
from postilla.insights.reads import across, counting, routes
from postilla.outbox.statements import PORTION
from tests.insights.test_page import read_all
from tests.support.magazine import LATER, NOW, Desk, bring, desk, site

__all__ = ["bring", "desk", "site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_words")]


@pytest.fixture
def said(desk: Desk, bring: Callable[..., Desk]) -> tuple[Desk, Desk, list[int]]:
    """Two conversations, of each three questions, by turns; the comments in their order."""
    other = bring("A new road")
    ids = [here.post(f"Where is number {n} made?") for n in range(3) for here in (desk, other)]
    for here in (desk, other):
        read_all(here)
    for n, one in enumerate(ids):
        Mention.objects.filter(comment_id=one).update(at=NOW.replace(minute=n))
    return desk, other, ids


@pytest.mark.parametrize("portion", [PORTION, 0, 1])
def test_the_newest_of_few_conversations_and_of_many_are_the_same(
    said: tuple[Desk, Desk, list[int]], monkeypatch: pytest.MonkeyPatch, portion: int
) -> None:
    monkeypatch.setattr(counting, "PORTION", portion)
    mine, other, ids = said
    rows = Mention.objects.filter(at__lte=LATER)
    for of, wanted in (
        ({mine.subject}, ids[::2]), ({other.subject, "article:none"}, ids[1::2]), ({mine.subject, other.subject}, ids),
    ):  # fmt: skip
        assert [one.comment for one in counting.told(Mention.SAID, rows, of)] == wanted[::-1]
        assert [one.comment for one in counting.told(Mention.SAID, rows, of, 2)] == wanted[::-1][:2]
    assert [one.comment for one in counting.told(Mention.SAID, rows, None, 4)] == ids[::-1][:4]
    assert counting.told(Mention.SAID, rows, set()) == []


def test_of_many_conversations_no_more_is_looked_through_than_is_said(
    said: tuple[Desk, Desk, list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "PORTION", 0)
    monkeypatch.setattr(counting, "LOOKED_THROUGH", 3)
    mine, _, ids = said
    told = counting.told(Mention.SAID, Mention.objects.all(), {mine.subject})
    assert [one.comment for one in told] == [ids[4]]


def test_what_waits_for_few_is_found_behind_what_waits_for_others(
    said: tuple[Desk, Desk, list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "PORTION", 1)
    monkeypatch.setattr(routes, "LOOKED", 2)
    _, other, ids = said
    assert [one.comment_id for one in across.waiting_since(LATER, 2, {other.subject})] == ids[1:4:2]
    assert [one.comment_id for one in routes.open_routes({other.subject}, 2)] == ids[:2:-2]
    assert across.waiting_since(LATER, 2, set()) == []


def test_both_states_in_which_one_waits_are_listed_in_one_order(said: tuple[Desk, Desk, list[int]]) -> None:
    ids = said[2]
    Route.objects.filter(comment_id__in=ids[1:3]).update(state="seen")
    Route.objects.filter(comment_id=ids[4]).update(party="Valdora")
    Route.objects.filter(comment_id=ids[5]).update(state="declined")
    assert [one.comment_id for one in routes.open_routes(None, 10)] == ids[3::-1]
    assert [one.comment_id for one in across.waiting_since(LATER, 10)] == ids[:4]
    assert [one.comment_id for one in routes.open_routes({one.subject for one in said[:2]}, 10)] == ids[3::-1]
    [party], [settled] = routes.routes_to("Valdora", 10), routes.settled_routes(None, 10)
    assert (party.comment_id, settled.comment_id) == (ids[4], ids[5])


def test_complaints_are_looked_for_among_the_last_alone(
    said: tuple[Desk, Desk, list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "LOOKED_AT", 4)
    ids = said[2]
    Mention.objects.filter(comment_id__in=(ids[0], ids[2], ids[5])).update(kind="complaint")
    assert routes.complained(10) == [ids[5], ids[2]]
    assert routes.complained(1) == [ids[5]]


@pytest.mark.parametrize(
    ("waiting", "words"),
    [
        (0, None),
        (1, "1 comment waits to be read and is in no number"),
        (2, "2 comments wait to be read and are in no number"),
        (3, "More than 2 comments wait to be read and are in no number"),
        (4, "More than 2 comments wait to be read and are in no number"),
    ],
)
def test_what_waits_is_counted_so_far_and_no_further(
    site: Any, monkeypatch: pytest.MonkeyPatch, waiting: int, words: str | None
) -> None:
    monkeypatch.setattr(across, "MANY", 2)
    Due.objects.bulk_create([Due(comment_id=one) for one in range(waiting)])
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    page = client.get("/admin/insights/").content.decode()
    assert words in page if words else "to be read" not in page
