"""A branch goes to another conversation while somebody waits to change it: locks, on PostgreSQL."""

from collections.abc import Callable

import pytest
from django.db import connection  # noqa: F401 – the mark below asks it

from postilla.discussion import reads as discussion
from postilla.discussion.values import Spot
from postilla.discussion.writes import hold_still
from postilla.moderation import writes
from postilla.outbox.writes import telling
from tests.support.magazine import NOW, Desk
from tests.support.together import aside, someone_waits

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer, who waits before reading"),
]


def test_a_comment_that_moved_while_its_lock_was_waited_for_is_counted_where_it_is(
    desk: Desk, bring: Callable[..., Desk]
) -> None:
    other = bring("Another car")
    one = desk.post("Goes away")
    with telling(NOW):
        writes.move(one, Spot(other.subject, None), "editor", desk.tick())
        thread, raised = aside(lambda: writes.decide(one, "reject", "another", NOW))
        someone_waits()
    thread.join(20)
    assert raised == []
    assert (discussion.audit(desk.subject), discussion.audit(other.subject)) == ([], [])
    assert (desk.count, other.count) == (0, 0)


def test_two_moves_in_opposite_directions_wait_for_each_other(desk: Desk, bring: Callable[..., Desk]) -> None:
    other = bring("Another car")
    one, two = desk.post("One"), other.post("Two")
    with telling(NOW):
        hold_still(one, NOW, [other.subject])  # as a move begins
        thread, raised = aside(lambda: writes.move(two, Spot(desk.subject, None), "another", NOW))
        someone_waits()
        writes.move(one, Spot(other.subject, None), "editor", desk.tick())
    thread.join(20)
    assert raised == []
    assert (desk.count, other.count) == (1, 1)
