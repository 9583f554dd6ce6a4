"""Quiet hours as they are typed: two different hours or none; what is half filled is said, not dropped."""

from typing import Any

import pytest

from postilla.notifications.models import Subscription
from postilla.notifications.writes.subscriptions import Wish, follow
from tests.support.magazine import Desk
from tests.support.reader import known_as, tree

pytestmark = pytest.mark.django_db
DOOR = "/me/subscriptions/"
HOURS = tuple(map(str, range(24)))


@pytest.fixture
def followed(desk: Desk, office: Any) -> Subscription:
    """What a confirmed reader follows, with quiet hours from 22 until 7."""
    from postilla.identity.models import Guest

    guest = desk.guests[desk.post()]
    Guest.objects.filter(id=guest).update(confirmed_at=desk.at)
    row = Subscription.objects.get(id=follow(guest, Wish("conversation", desk.subject), desk.tick(), proven=True))
    Subscription.objects.update(quiet_from=22, quiet_until=7)
    return row


@pytest.mark.parametrize(
    ("begins", "ends", "at"),
    [
        ("22", "", "quiet_until"), ("", "7", "quiet_from"), ("5", "5", "quiet_until"), ("22", "24", "quiet_until"),
        ("x", "7", "quiet_until"), ("²", "7", "quiet_until"),
    ],
)  # fmt: skip
def test_what_is_not_clear_is_said_at_the_field_and_nothing_is_saved(
    followed: Subscription, begins: str, ends: str, at: str
) -> None:
    said = {"quiet_from": begins, "quiet_until": ends, f"rhythm-{followed.id}": "weekly"}
    refused = known_as(followed.guest_id).post(DOOR, said)
    assert refused.status_code == 422
    page = tree(refused.content.decode())
    assert page.xpath("//*[@id='problems']//a/@href") == [f"#field-{at}"]
    described = page.xpath(f"//*[@id='field-{at}']/@aria-describedby")[0].split()
    assert "two different hours" in "".join(page.xpath(f"//*[@id='{described[-1]}']/text()"))
    chosen = page.xpath("//form//option[@selected]/@value")
    assert chosen == ["weekly", *(hour for hour in (begins, ends) if hour in HOURS)]
    followed.refresh_from_db()
    assert (followed.rhythm, followed.quiet_from, followed.quiet_until) == ("instant", 22, 7)


def test_neither_is_no_quiet_hours(followed: Subscription) -> None:
    assert known_as(followed.guest_id).post(DOOR, {"quiet_from": "", "quiet_until": ""}).status_code == 303
    followed.refresh_from_db()
    assert (followed.quiet_from, followed.quiet_until) == (None, None)


def test_it_is_said_whose_hours_they_are(followed: Subscription, settings: Any) -> None:
    settings.TIME_ZONE = "America/Los_Angeles"
    page = known_as(followed.guest_id).get(DOOR).content.decode()
    assert "newsroom’s time zone, America/Los Angeles, where it is" in page
