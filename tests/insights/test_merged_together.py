"""Two editors count each other's themes as their own at the same moment: locks, on PostgreSQL."""

import pytest
from django.db import connection  # noqa: F401 – the mark below asks it

from postilla.insights import refusals as r, writes
from postilla.insights.models import Theme
from postilla.insights.reads.themes import stands_for, steps
from postilla.outbox.writes import telling
from tests.support.magazine import LATER, NOW
from tests.support.together import aside, someone_waits

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer, who waits before reading"),
]


@pytest.fixture
def themes() -> None:
    for key in ("lamps", "lights"):
        Theme.objects.create(key=key, words='{"en": ["x"]}', centre=b"")


@pytest.mark.usefixtures("themes")
def test_no_circle_is_made_by_two_at_once() -> None:
    with telling(NOW):
        writes.merge("lamps", "lights", "eve", LATER)
        thread, raised = aside(lambda: writes.merge("lights", "lamps", "mo", LATER))
        someone_waits()
    thread.join(20)
    assert [type(one) for one in raised] == [r.MergedInCircle]
    assert stands_for() == {"lamps": "lights"}


@pytest.mark.usefixtures("themes")
def test_a_step_is_taken_back_once() -> None:
    writes.rename("lamps", "Too bright", "eve", NOW)
    [step] = steps()
    with telling(NOW):
        writes.undo_step(step.id, "eve", LATER)
        thread, raised = aside(lambda: writes.undo_step(step.id, "mo", LATER))
        someone_waits()
    thread.join(20)
    assert [type(one) for one in raised] == [r.AlreadyUndone]
    assert steps()[0].undone_by == "eve"
