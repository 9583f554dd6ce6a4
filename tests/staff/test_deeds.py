"""What can be done at the desk besides letting through and taking out: marks, sanctions, appeals."""

from datetime import timedelta
from typing import Any

import pytest

from postilla.discussion.models import Comment
from postilla.moderation import reads, writes
from postilla.moderation.desk import queue
from postilla.moderation.desk.cards import cards_of
from postilla.moderation.desk.refusals import MuteEnds, NetworkIsOfAll, NotYourDesk
from postilla.moderation.desk.rights import Person
from postilla.moderation.desk.settle import Deed, settle
from postilla.moderation.desk.values import APPEALS, Filters
from postilla.web.staff.presenting import deeds_on
from tests.staff.conftest import section_of
from tests.staff.test_desk_pages import send
from tests.support.magazine import NOW, Desk

pytestmark = pytest.mark.django_db
MO = Person("mo", sees=True, decides=True)
EVE = Person("eve", sees=True, decides=True)


def test_marks_stay_on_the_card_and_can_be_taken_back(people: Any, cars: Desk) -> None:
    one = cars.post("Worth reading")
    mo = people("mo", "Moderators")
    for verb, shown in (("pin", "Pinned."), ("lock", "Its branch is locked.")):
        made = send(mo, {"comment": one, "verb": verb})[0]
        assert shown in made["html"]
        assert shown not in send(mo, {"verb": "undo", "decision": made["decision"]})[0]["html"]


@pytest.mark.parametrize("deed", [{"verb": "language", "words": "de"}, {"verb": "pin"}])
def test_what_is_so_already_is_no_decision_of_ones_own(people: Any, cars: Desk, deed: dict[str, Any]) -> None:
    one = cars.post("Guten Tag zusammen")
    mo, eve = people("mo", "Moderators"), people("eve", "Moderators")
    first = send(eve, {"comment": one, **deed})[0]
    assert send(eve, {"comment": one, **deed})[0]["decision"] == first["decision"], "sent twice"
    again = send(mo, {"comment": one, **deed})[0]
    assert again["decision"] == 0, "or mo would take back what eve decided"
    assert "so already" in again["message"]
    answer = mo.post("/admin/moderation/decide/", {"comment": one, **deed}, follow=True)
    assert "It is so already: nothing was changed." in answer.content.decode()


def test_what_its_author_took_back_gets_no_language(people: Any, cars: Desk) -> None:
    one = cars.post("Guten Tag zusammen")
    cars.withdraw(one)
    assert send(people("mo", "Moderators"), {"comment": one, "verb": "language", "words": "de"})[0]["code"]
    assert not reads.decided(NOW)


def test_a_ban_from_the_desk_meets_whom_it_should(people: Any, cars: Desk) -> None:
    one = cars.post("Buy, buy, buy")
    mo = people("mo", "Moderators")
    made = send(mo, {"comment": one, "verb": "ban", "kind": "advertising", "days": "7", "address": "on"})[0]
    assert "Its author is banned until" in made["html"]
    (line,) = reads.sanctions_over([one])[one]
    assert line.until is not None
    assert (line.kind, line.by_address, line.by_network) == ("ban", True, False)
    assert timedelta(days=6, hours=23) < line.until - line.since <= timedelta(days=7)


def test_a_mute_always_ends(cars: Desk) -> None:
    one = cars.post()
    for days in (0, -1):
        with pytest.raises(MuteEnds):
            settle(Deed(one, "mute", kind="insult", days=days), MO, NOW)
    assert reads.sanctions_over([one]).get(one, []) == []
    settle(Deed(one, "mute", kind="insult", days=10**9), MO, NOW)
    assert reads.sanctions_over([one])[one][0].until == NOW + timedelta(days=3650)


def test_who_looks_after_some_sections_shuts_no_network_out_of_all(cars: Desk) -> None:
    one = cars.post()
    limited = Person("eve", sees=True, decides=True, sections=frozenset({section_of(cars)}))
    for wide in (
        Deed(one, "ban", kind="insult", days=7, network=True),
        Deed(one, "ban", kind="insult", days=7, address=True),
    ):
        with pytest.raises(NetworkIsOfAll):
            settle(wide, limited, NOW)
    assert reads.sanctions_over([one]).get(one, []) == []
    settle(Deed(one, "ban", kind="insult", days=7), limited, NOW)
    assert reads.sanctions_over([one])[one][0].by_network is False


def test_appeals_wait_for_somebody_else(people: Any, cars: Desk, roads: Desk) -> None:
    one, other = cars.post("Was it so bad?"), roads.post("Was this?")
    for comment in (one, other):
        writes.decide(comment, "reject", "mo", NOW)
        writes.appeal(comment, "I meant it kindly", cars.tick())
    assert [card.comment.id for card in queue.page(APPEALS, Filters(), MO, "", NOW).cards] == [one, other]
    card = cards_of([one], Person("mo"))[0]
    assert card.appeal is not None
    assert deeds_on(card)[:2] == ["grant", "deny"]
    assert queue.backlog(NOW, MO).appeals == 2
    mo, eve = people("mo", "Moderators"), people("eve", "Moderators")
    deed = {"comment": one, "verb": "grant", "appeal": card.appeal.id}
    assert send(mo, deed)[0]["code"] == "not_your_own"
    granted = send(eve, deed)[0]
    assert granted["state"] == "published"
    back = {"verb": "undo", "decision": granted["decision"]}
    assert send(mo, back)[0]["code"] == "not_your_own", "nor takes back how it was decided"
    assert Comment.objects.get(id=one).state == "published"
    assert [card.comment.id for card in queue.page(APPEALS, Filters(), MO, "", NOW).cards] == [other]


def test_an_appeal_belongs_to_its_comment(cars: Desk, roads: Desk) -> None:
    mine, theirs = cars.post(), roads.post()
    writes.decide(theirs, "reject", "mo", NOW)
    appeal = writes.appeal(theirs, "Please look again", NOW)
    limited = Person("eve", sees=True, decides=True, sections=frozenset({section_of(cars)}))
    with pytest.raises(NotYourDesk):
        settle(Deed(mine, "grant", appeal=appeal), limited, NOW)
