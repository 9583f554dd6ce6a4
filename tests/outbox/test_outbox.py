"""Facts: told in the transaction that made them true, acted on at least once, lost never. Invariant 6."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from postilla.outbox.drain import LEASE, PATIENCE, drain, waiting
from postilla.outbox.models import Delivery
from postilla.outbox.writes import NotStored, before_commit, telling, together
from postilla.publishing.sweep import stale
from postilla.vocabulary import Event
from tests.support.magazine import Desk

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 1, 5, 10, 0, tzinfo=UTC)
HERE = __name__
heard: list[tuple[str, int]] = []
ill: set[str] = set()
times: list[tuple[int, datetime, datetime]] = []


@dataclass(frozen=True)
class SomethingHappened(Event):
    number: int
    names: tuple[str, ...] = ()


def one(facts: Sequence[Event]) -> None:
    if "one" in ill:
        raise RuntimeError("one is ill")
    heard.extend(("one", fact.number) for fact in facts if isinstance(fact, SomethingHappened))


def two(facts: Sequence[Event]) -> None:
    heard.extend(("two", fact.number) for fact in facts if isinstance(fact, SomethingHappened))


def three(facts: Sequence[Event], now: datetime, told_at: Sequence[datetime]) -> None:
    times.extend((fact.number, at, now) for fact, at in zip(facts, told_at) if isinstance(fact, SomethingHappened))


@pytest.fixture(autouse=True)
def _hearers(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "outbox_test_hearers", sys.modules[HERE])
    settings.POSTILLA_HEARERS = {
        **settings.POSTILLA_HEARERS, "SomethingHappened": ("outbox_test_hearers.one", "outbox_test_hearers.two"),
    }  # fmt: skip
    heard.clear()
    ill.clear()


def tell(*numbers: int, grace: float = 0) -> None:
    with telling(NOW, grace) as say:
        for number in numbers:
            say(SomethingHappened(number, ("a", "b")))


def test_each_hearer_hears_each_fact_in_order() -> None:
    tell(1, 2)
    tell(3)
    assert waiting() == 6
    assert drain(NOW) == 6
    assert [n for who, n in heard if who == "one"] == [1, 2, 3]
    assert sorted(heard) == [("one", 1), ("one", 2), ("one", 3), ("two", 1), ("two", 2), ("two", 3)]
    assert (waiting(), drain(NOW)) == (0, 0)


def test_a_hearer_is_given_when_each_fact_was_told_where_it_asks_for_it(settings: Any) -> None:
    settings.POSTILLA_HEARERS = {"SomethingHappened": ("outbox_test_hearers.three",)}
    times.clear()
    later = NOW + timedelta(minutes=5)
    tell(1)
    with telling(later) as say:
        say(SomethingHappened(2))
    drain(later + timedelta(hours=1))
    assert times == [(1, NOW, later + timedelta(hours=1)), (2, later, later + timedelta(hours=1))]


def test_what_is_undone_is_not_told() -> None:
    with pytest.raises(ZeroDivisionError), telling(NOW) as say:  # noqa: PT012
        say(SomethingHappened(1))
        raise ZeroDivisionError
    assert waiting() == 0
    tell(2)
    assert waiting() == 2, "the failure left nothing open"


def test_a_transaction_inside_another_is_told_with_it() -> None:
    with telling(NOW) as say:
        say(SomethingHappened(1))
        tell(2)
        assert waiting() == 0
    assert waiting() == 4
    assert [fact.number for fact in say.told if isinstance(fact, SomethingHappened)] == [1, 2]


def test_a_failing_hearer_keeps_its_facts_and_holds_up_nobody() -> None:
    ill.add("one")
    tell(1)
    assert drain(NOW) == 1
    assert heard == [("two", 1)]
    row = Delivery.objects.get()
    assert (row.attempts, row.due_at) == (1, NOW + timedelta(seconds=2))
    assert "one is ill" in row.last_error
    waits, at = [], NOW
    for _ in range(14):
        at = Delivery.objects.get().due_at
        assert drain(at - timedelta(seconds=1)) == 0
        drain(at)
        waits.append((Delivery.objects.get().due_at - at).total_seconds())
    assert waits[:4] == [4, 8, 16, 32]
    assert waits[-1] == 3600
    ill.clear()
    assert drain(Delivery.objects.get().due_at) == 1
    assert heard == [("two", 1), ("one", 1)]


def test_grace_leaves_facts_to_their_teller_for_a_while() -> None:
    tell(1, grace=3)
    assert drain(NOW + timedelta(seconds=2.9)) == 0
    assert drain(NOW + timedelta(seconds=3)) == 2


def test_who_can_wait_does_so_while_readers_post_and_no_longer(settings: Any) -> None:
    settings.POSTILLA_PATIENT = {"SomethingHappened": ("outbox_test_hearers.one",)}
    tell(1)
    assert drain(NOW, busy=True) == 1
    assert heard == [("two", 1)]
    assert drain(NOW + PATIENCE - timedelta(seconds=1), busy=True) == 0
    assert drain(NOW + PATIENCE, busy=True) == 1
    tell(2)
    assert (drain(NOW), waiting()) == (2, 0), "where nobody posts, nobody waits"


def test_what_a_dead_drain_had_claimed_is_due_again() -> None:
    tell(1)
    Delivery.objects.update(due_at=NOW + LEASE)  # as a process leaves it that dies between claiming and acting
    assert drain(NOW) == 0
    assert drain(NOW + LEASE) == 2


def test_a_fact_of_another_version_is_kept() -> None:
    tell(1)
    Delivery.objects.update(fact="NobodyKnowsThis")
    assert drain(NOW) == 0
    assert waiting() == 2


def test_a_fact_without_hearers_is_told_to_nobody(settings: Any) -> None:
    settings.POSTILLA_HEARERS = {}
    tell(1)
    assert waiting() == 0


def test_acting_twice_on_the_facts_of_a_conversation_does_no_harm(desk: Desk) -> None:
    first = desk.post("First words")
    second = desk.post("Second words", first)
    desk.edit(first, "Edited words")
    desk.agree(first)
    desk.withdraw(second)
    rows = list(Delivery.objects.values("hearer", "fact", "body", "told_at", "due_at"))
    desk.drain()
    before = desk.page()
    for _ in range(2):
        Delivery.objects.bulk_create(Delivery(**row) for row in reversed(rows))
        desk.drain()
        assert desk.page() == before
        assert list(stale()) == []
    assert desk.count == 1


def refused() -> None:
    with telling(NOW) as say:
        say(SomethingHappened(2))
        raise RuntimeError("the second is refused")


def test_changes_made_together_stand_or_fall_by_themselves() -> None:
    with together():
        tell(1)
        with pytest.raises(RuntimeError):
            refused()
        tell(3)
    drain(NOW)
    assert sorted(heard) == [("one", 1), ("one", 3), ("two", 1), ("two", 3)]


def test_nothing_made_together_is_kept_where_the_transaction_broke() -> None:
    def broken() -> None:
        with together():
            tell(1)
            transaction.set_rollback(True)

    with pytest.raises(NotStored):
        broken()
    assert waiting() == 0


def test_what_waits_for_the_end_is_done_once_for_all_that_stand() -> None:
    done: list[list[int]] = []

    def change(number: int, *, fails: bool = False) -> None:
        with telling(NOW):
            before_commit(done.append, number)
            if fails:
                raise RuntimeError

    change(1)
    assert done == [[1]]
    with together():
        change(2)
        with pytest.raises(RuntimeError):
            change(3, fails=True)
        change(4)
        assert done == [[1]]
    assert done[1:] == [[2, 4]]


def test_nothing_is_kept_where_the_end_fails() -> None:
    def fail(_values: list[int]) -> None:
        raise ZeroDivisionError

    def change(number: int) -> None:
        with telling(NOW) as say:
            say(SomethingHappened(number))
            before_commit(fail, number)

    def several() -> None:
        with together():
            tell(1)
            change(2)

    for wrong in (lambda: change(3), several):
        with pytest.raises(ZeroDivisionError):
            wrong()
    assert waiting() == 0
    tell(4)
    assert waiting() == 2, "the failure left nothing open"
