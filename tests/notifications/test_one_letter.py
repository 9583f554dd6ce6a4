"""After a first comment with a tick for answers there is one letter, one link, one button; and both are confirmed."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from postilla.identity.models import Guest
from postilla.notifications.models import Subscription
from postilla.outbox.drain import drain
from tests.support.reader import Reader, known_as, tree

pytestmark = pytest.mark.django_db
BOB = "bob@readers.example"


@pytest.fixture
def post(office: Any, send: Any) -> Any:
    def deliver() -> list[Any]:
        before, now = len(office.letters), timezone.now() + timedelta(seconds=5)
        while drain(now):
            pass
        send(now)
        return office.letters[before:]

    return deliver


@pytest.mark.parametrize("ticked", [True, False])
def test_one_letter_asks_for_both_and_one_button_confirms_both(desk: Any, post: Any, ticked: bool) -> None:
    browser = Reader()
    browser.says(desk, "My first words", author="Bob", email=BOB, **({"answers": "1"} if ticked else {}))
    [letter] = post()
    assert ("answers to your comments" in letter.text) == ticked
    assert len(set(re.findall(r"http://\S+/me/claim/\S+", letter.text))) == 1
    assert "/mail/confirm/" not in letter.text
    way = re.findall(r"http://127\.0\.0\.1:8000(/me/claim/\S+)", letter.text)[0]
    page = browser.get(way)
    assert tree(page).xpath("//input[@name='also']") == []
    elsewhere = Reader().get(way)
    [also] = tree(elsewhere).xpath("//input[@name='also']")
    assert "checked" not in also.attrib, "whoever wrote it is not signed in by a press alone"
    assert ("answers to your comments" in tree(page).text_content()) == ticked
    assert not Subscription.objects.exclude(confirmed_at=None).exists(), "opening it changes nothing"
    assert browser.post(way).status_code == 303
    assert post() == []
    assert Guest.objects.get().confirmed_at is not None
    assert Subscription.objects.exclude(confirmed_at=None).count() == int(ticked)


def test_what_was_ticked_later_has_a_letter_of_its_own(desk: Any, post: Any) -> None:
    """The letter about the name was sent before, and did not ask about mail."""
    browser = Reader()
    browser.says(desk, "My first words", author="Bob", email=BOB)
    post()
    known = known_as(Guest.objects.get().id)
    known.says(desk, "My second words", author="Bob", email=BOB, answers="1")
    [letter] = post()
    assert "/mail/confirm/" in letter.text
