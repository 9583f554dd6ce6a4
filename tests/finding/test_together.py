"""Two processes write into the index at once, on PostgreSQL."""

import pytest
from django.db import connection  # noqa: F401 – the mark below asks it

from postilla.finding import reads, writes
from postilla.outbox.writes import telling
from tests.support.magazine import LATER, Desk
from tests.support.together import aside, someone_waits

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer"),
]


def test_two_who_hear_of_one_comment_wait_for_each_other(desk: Desk) -> None:
    one = desk.post("A gasket")
    with telling(LATER):
        writes.index_comments([one], LATER)
        thread, raised = aside(lambda: writes.index_comments([one], LATER))
        someone_waits()
    thread.join(20)
    assert raised == []
    assert reads.comments("gasket").total == 1
