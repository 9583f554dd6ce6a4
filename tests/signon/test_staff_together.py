"""Two of the staff who come for the first time at the same moment: the second waits for the first, and both are in."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection, transaction  # noqa: F401 – the mark below asks it

from postilla.signon.models import StaffLink
from postilla.signon.staffing import admit
from postilla.signon.values import Arrival, StaffArrival
from tests.support.magazine import NOW
from tests.support.together import aside, someone_waits

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer, who waits before reading"),
]


def arrival(subject: str) -> StaffArrival:
    who = Arrival("https://login.example", subject, "Inès Marsh", "", "", "The Press")
    return StaffArrival(who, "ines", frozenset({"Editors"}), frozenset({"Editors"}), second=False)


@pytest.mark.parametrize(
    ("other", "names"), [("ada", ["ines"]), ("bob", ["ines", "ines-2"])], ids=["two tabs", "two of one name"]
)
def test_both_come_in(other: str, names: list[str]) -> None:
    Group.objects.get_or_create(name="Editors")
    found: list[Any] = []
    with transaction.atomic():
        found.append(admit(arrival("ada"), NOW))
        thread, raised = aside(lambda: found.append(admit(arrival(other), NOW)))
        someone_waits()
    thread.join(20)
    assert raised == []
    assert sorted(User.objects.values_list("username", flat=True)) == names
    assert set(found) == set(StaffLink.objects.values_list("user_id", flat=True))
    assert len(found) == 2
