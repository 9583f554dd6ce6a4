"""What is done to a comment's author from the card's own page: refused with the way on, and what was chosen kept."""

from datetime import timedelta
from typing import Any

import pytest

from postilla.identity.models import Party
from postilla.moderation import reads
from postilla.moderation.desk.rights import Person, may_name
from postilla.moderation.desk.settle import Deed, settle
from tests.staff.conftest import section_of
from tests.staff.test_desk_pages import send
from tests.support.magazine import NOW, Desk
from tests.support.reader import tree

pytestmark = pytest.mark.django_db
DECIDE = "/admin/moderation/decide/"


def form(page: Any) -> Any:
    return tree(page.content.decode()).xpath("//*[@id='author']")[0]


def test_a_second_mute_offers_to_change_the_first(people: Any, cars: Desk) -> None:
    one, mo = cars.post("You fool"), people("mo", "Moderators")
    said = {"comment": one, "verb": "mute", "kind": "insult", "days": "30", "note": "again"}
    assert mo.post(DECIDE, said).status_code == 302
    (first,) = reads.sanctions_over([one])[one]
    again = mo.post(DECIDE, {**said, "days": "1", "kind": "hate"})
    assert again.status_code == 400
    asked = form(again)
    assert asked.get("open") is not None
    assert asked.xpath(".//input[@name='verb'][@checked]/@value") == ["mute"]
    assert asked.xpath(".//select[@name='days']/option[@selected]/@value") == ["1"]
    assert asked.xpath(".//select[@name='kind']/option[@selected]/@value") == ["hate"]
    (button,) = asked.xpath(".//button")
    assert (button.get("name"), button.get("value")) == ("sanction", str(first.id))
    assert "is muted until" in tree(again.content.decode()).xpath("//*[@class='messages']")[0].text_content()
    assert mo.post(DECIDE, {**said, "days": "1", "kind": "hate", "sanction": first.id}).status_code == 302
    (line,) = [line for line in reads.sanctions_over([one])[one] if line.lifted_at is None]
    assert line.until is not None
    assert line.until - line.since <= timedelta(days=1)


def test_a_script_is_told_which_one_stands(people: Any, cars: Desk) -> None:
    one, mo = cars.post("You fool"), people("mo", "Moderators")
    deed = {"comment": one, "verb": "ban", "kind": "insult", "days": "7"}
    first, second = send(mo, deed, deed)
    (line,) = reads.sanctions_over([one])[one]
    assert (first["decision"] > 0, second["code"], second["sanction"]) == (True, "sanction_stands", line.id)
    assert send(mo, {**deed, "days": "1", "sanction": line.id})[0]["decision"]
    assert send(mo, {**deed, "verb": "warn", "kind": ""})[0]["code"] == "reason_missing"


def test_without_a_reason_the_form_comes_back(people: Any, cars: Desk) -> None:
    one, mo = cars.post("You fool"), people("mo", "Moderators")
    refused = mo.post(DECIDE, {"comment": one, "verb": "ban", "kind": "", "days": "365", "network": "on"})
    assert refused.status_code == 400
    asked = form(refused)
    assert asked.xpath(".//input[@checked]/@name") == ["verb", "network"]
    assert asked.xpath(".//select[@name='kind']/option[1]/@value") == [""]
    assert reads.sanctions_over([one])[one] == []


def test_whoever_is_offered_to_name_a_party_may(cars: Desk) -> None:
    """Who administers is limited to no section, whichever group they are in besides."""
    one = cars.post("Our side of it")
    row = Party(guest_id=cars.guests[one], organisation="Valdora", domain="v.example", state="proven", asked_at=NOW)
    row.save()
    chief = Person("chief", sees=True, decides=True, administers=True, sections=frozenset({section_of(cars) + 1}))
    assert may_name(chief)
    assert settle(Deed(one, "party", party=row.pk), chief, NOW).decision_id
