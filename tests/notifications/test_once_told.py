"""What happened once is told in one letter, and one mailbox gets no more of them for being spelled in many ways."""

import json
from typing import Any

import pytest

from postilla.identity.models import Guest, Proof
from postilla.identity.values import CLAIM
from postilla.moderation import writes as moderation
from postilla.moderation.values import Why
from postilla.notifications.models import Letter
from postilla.notifications.rules import ANSWERS
from postilla.notifications.writes import subscriptions
from postilla.notifications.writes.subscriptions import Wish
from tests.support.magazine import NOW

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("granted", [True, False])
def test_an_appeal_that_is_decided_is_one_letter(desk: Any, office: Any, granted: bool) -> None:
    comment = desk.post("My own words")
    guest = desk.guests[comment]
    Guest.objects.filter(id=guest).update(confirmed_at=NOW)
    subscriptions.follow(guest, Wish(ANSWERS), desk.tick(), proven=True)
    moderation.decide(comment, "reject", "mo", desk.tick(), Why("insult"))
    desk.drain()
    Letter.objects.filter(kind="receipt").delete()
    made = moderation.appeal(comment, "Look again, please.", desk.tick())
    moderation.decide_appeal(made, granted, "mara", desk.tick(), Why())
    desk.drain()
    assert [json.loads(letter.about)["granted"] for letter in Letter.objects.filter(kind="receipt")] == [granted]


def test_a_decision_by_itself_is_told(desk: Any, office: Any) -> None:
    comment = desk.post("My own words")
    Guest.objects.filter(id=desk.guests[comment]).update(confirmed_at=NOW)
    subscriptions.follow(desk.guests[comment], Wish(ANSWERS), desk.tick(), proven=True)
    moderation.decide(comment, "reject", "mo", desk.tick(), Why("insult"))
    desk.drain()
    assert Letter.objects.filter(kind="receipt").count() == 1


def test_spellings_of_one_mailbox_share_its_three_letters(desk: Any, office: Any) -> None:
    for number in range(6):
        desk.post(f"Words {number}", author=f"Plus {number}", email=f"victim+{number}@v.example")
    assert Proof.objects.filter(purpose=CLAIM).count() == 3
    desk.post("Words of somebody else", author="Another", email="another@v.example")
    assert Proof.objects.filter(purpose=CLAIM).count() == 4
