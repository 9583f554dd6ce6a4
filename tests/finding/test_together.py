"""Two processes write into the index at once, on PostgreSQL."""

import threading
import time

import pytest
from django.db import connection

from postilla.finding import reads, writes
from postilla.outbox.writes import telling
from tests.support.magazine import LATER, Desk

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer"),
]


def someone_waits() -> None:
    """Until a connection waits for a lock."""
    until = time.monotonic() + 20
    with connection.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
    raise AssertionError("nobody waits")


def test_two_who_hear_of_one_comment_wait_for_each_other(desk: Desk) -> None:
    one = desk.post("A gasket")
    raised: list[Exception] = []

    def another() -> None:
        try:
            writes.index_comments([one], LATER)
        except Exception as error:
            raised.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=another)
    with telling(LATER):
        writes.index_comments([one], LATER)
        thread.start()
        someone_waits()
    thread.join(20)
    assert raised == []
    assert reads.comments("gasket").total == 1
